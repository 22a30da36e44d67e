import type { Anchor } from '../model';
import { type Folded, folding } from './fold';

/**
 * What anchors together remember of the text that they were made on: each knows its quote, the words around it and
 * where they stood, so those that overlap join to pieces of the old text, kept in their old order. A passage is then
 * looked for with all that is remembered around it, not with its own few words of context alone.
 */
export interface Memory {
  /** The pieces, a `gap` between each two. */
  raw: string;
  folded: Folded;
  /** Where each folded unit stood in the old text, in raw units. */
  was: Uint32Array;
  sought: Sought[];
}

/** One anchor's words as folded units of its memory, ends exclusive: its quote, and the piece that holds it. */
export interface Sought {
  /** Index of the anchor in the order given. */
  anchor: number;
  start: number;
  end: number;
  first: number;
  last: number;
  /** Spaces and note marks at the quote's own ends, which folding drops. */
  before: string;
  after: string;
}

/** A noncharacter: no text has it, and no note mark or run of dashes is folded across it. */
// By its number, and by a call that minifiers do not work out: they would write the character itself, and Chrome refuses
// a content script that holds one ("It isn't UTF-8 encoded").
const gap = String.fromCodePoint(...[0xffff]);

// Anchors made on different texts contradict each other. More than a few such texts a report does not have.
const mostTexts = 4;

interface Piece {
  start: number;
  end: number;
  /** Joined, the words from start to end. */
  parts: string[];
  /** The words of the anchor that reaches furthest, and where they begin: those that follow can only overlap these. */
  words: string;
  from: number;
  anchors: number[];
}

/** Joins what does not contradict; `loose` are memories of one anchor each: without a position, or one text too many. */
export function* remember(anchors: readonly Anchor[]): Generator<void, { joined: Memory[]; loose: Memory[] }> {
  // In order of their starts; as numbers, since sorting objects took as long as a twentieth of all the rest.
  const count = anchors.length;
  const order = Float64Array.from(anchors, (anchor, index) => (windowStart(anchor) + 1) * count + index).sort();
  const texts: Piece[][] = [];
  const loose: Piece[] = [];
  let work = 0;
  for (const key of order) {
    const index = key % count;
    const start = Math.floor(key / count) - 1;
    const words = wordsOf(anchors[index]);
    if (start < 0 || !texts.some((pieces) => joins(pieces, index, start, words))) {
      const piece = pieceOf(index, start, words);
      if (start < 0 || texts.length === mostTexts) loose.push(piece);
      else texts.push([piece]);
    }
    work += words.length;
    if (work > 4000) {
      work = 0;
      yield;
    }
  }
  const memories: Memory[] = [];
  for (const pieces of [...texts, ...loose.map((piece) => [piece])]) memories.push(yield* memoryOf(pieces, anchors));
  return { joined: memories.slice(0, texts.length), loose: memories.slice(texts.length) };
}

const wordsOf = (anchor: Anchor | undefined): string =>
  anchor ? anchor.quote.prefix + anchor.quote.exact + anchor.quote.suffix : '';

/** Where the anchor's prefix began, or -1 where its position is missing or cannot be. */
function windowStart({ quote, position }: Anchor): number {
  if (!position || position.end - position.start !== quote.exact.length) return -1;
  return Math.max(-1, position.start - quote.prefix.length);
}

function pieceOf(index: number, start: number, words: string): Piece {
  return { start, end: start + words.length, parts: [words], words, from: start, anchors: [index] };
}

/** Adds the anchor to the text where that says the same at the same place; anchors come in order of their starts. */
function joins(pieces: Piece[], index: number, start: number, words: string): boolean {
  const last = pieces.at(-1);
  if (!last) return false;
  const shared = last.end - start;
  if (shared < 0) {
    pieces.push(pieceOf(index, start, words));
    return true;
  }
  const inside = words.length <= shared;
  const at = start - last.from;
  if (inside ? !last.words.startsWith(words, at) : !words.startsWith(last.words.slice(at))) return false;
  last.anchors.push(index);
  if (inside) return true;
  last.parts.push(words.slice(shared));
  last.end = start + words.length;
  last.words = words;
  last.from = start;
  return true;
}

function* memoryOf(pieces: readonly Piece[], anchors: readonly Anchor[]): Generator<void, Memory> {
  const raw = pieces.map(({ parts }) => parts.join('')).join(gap);
  const folded = yield* folding(raw);
  const was = new Uint32Array(folded.from.length);
  const sought: Sought[] = [];
  let base = 0;
  for (const { start: begun, end: reached, anchors: indices } of pieces) {
    const length = reached - begun;
    const first = indexOf(folded.from, base);
    const last = indexOf(folded.from, base + length);
    for (const index of indices) {
      const anchor = anchors[index];
      if (!anchor) continue;
      const { prefix, exact } = anchor.quote;
      const from = base + Math.max(0, windowStart(anchor) - begun) + prefix.length;
      const start = indexOf(folded.from, from);
      const end = indexOf(folded.from, from + exact.length);
      const before = raw.slice(from, Math.min(folded.from[start] ?? from, from + exact.length));
      const after = start < end ? raw.slice((folded.from[end - 1] ?? 0) + 1, from + exact.length) : '';
      sought.push({ anchor: index, start, end, first, last, before, after });
    }
    for (let unit = first; unit < last; unit++) was[unit] = (folded.from[unit] ?? 0) - base + begun;
    base += length + gap.length;
    if (indices.length > 100) yield;
  }
  return { raw, folded, was, sought };
}

/** The first folded unit that stands at or after a raw offset. */
function indexOf(from: Uint32Array, offset: number): number {
  let low = 0;
  for (let high = from.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((from[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
