import search from 'approx-string-match';
import { toTextPosition } from 'dom-anchor-text-quote';
import { locating } from '../../../core/anchoring/locating';
import { setTraditional } from '../../../core/anchoring/traditional';
import { traditional } from '../../../core/anchoring/traditional.data';
import type { Anchor, Located } from '../../../core/model';
import { Painter, type Painting } from '../../../page/painter';
import { rangesOf, readText, TextReader } from '../../../page/text';

// What the bench does inside the page: our engine and its rivals, each from the bare document to its result.

declare global {
  interface Window {
    anchors: Anchor[];
    given: { positions: number[]; quotes: string[] };
    /** Kept alive while the heap is weighed. */
    kept: unknown;
    gc?: () => void;
  }
  interface Performance {
    memory?: { usedJSHeapSize: number };
  }
}

const now = () => performance.now();

/** Until the browser has drawn what was changed. */
const drawn = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

export function useTraditional(): void {
  setTraditional(traditional);
}

export function textOfPage(): string {
  return readText(document).text;
}

function ours(): { reader: TextReader; document: ReturnType<typeof readText>; found: Located[]; slices: number[] } {
  const reader = new TextReader();
  const read = reader.read();
  const work = locating(read.text, window.anchors);
  const slices: number[] = [];
  for (let began = now(); ; began = now()) {
    const step = work.next();
    slices.push(now() - began);
    if (step.done) return { reader, document: read, found: step.value, slices };
  }
}

let state: ReturnType<typeof ours> | undefined;

export function locateOurs(): void {
  state = ours();
}

/**
 * The longest slice, as a share of the whole: of the last run and three more the least that each slice took, as the
 * slices are the same each time and what else the machine does is not.
 */
export function longestSlice(): number {
  const slices = state?.slices ?? [];
  for (let again = 0; again < 3; again++)
    for (const [index, took] of ours().slices.entries()) slices[index] = Math.min(took, slices[index] ?? took);
  return Math.max(...slices) / slices.reduce((sum, one) => sum + one, 0);
}

export const countNodes = () => document.getElementsByTagName('*').length;

export async function paintOurs(): Promise<void> {
  if (!state) return;
  const { document: read, found } = state;
  const paintings = found.flatMap((place): Painting[] =>
    place.status === 'exact' || place.status === 'edited'
      ? [{ ranges: rangesOf(read, place.start, place.end), areas: [], edited: place.status === 'edited' }]
      : [],
  );
  new Painter(async () => false).paint(paintings, [], false, read.roots);
  await drawn();
}

/** One walk that concatenates the text nodes. */
function walk(): { text: string; nodes: Text[]; starts: number[] } {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  const starts: number[] = [];
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push(node as Text);
    starts.push(text.length);
    text += (node as Text).data;
  }
  return { text, nodes, starts };
}

let bound: { nodes: Text[]; starts: number[]; places: [number, number][] } | undefined;

/** Raw bound A: the walk, and for each note a comparison at its stored position. */
export function locateBoundA(positions: number[], quotes: string[]): void {
  const { text, nodes, starts } = walk();
  const places: [number, number][] = [];
  for (const [index, quote] of quotes.entries()) {
    const start = positions[index] ?? 0;
    if (text.startsWith(quote, start)) places.push([start, start + quote.length]);
  }
  bound = { nodes, starts, places };
}

/** One static range a note in one Highlight object. */
export async function paintBoundA(): Promise<void> {
  if (!bound) return;
  const { nodes, starts, places } = bound;
  const highlight = new Highlight();
  for (const [start, end] of places) {
    const from = nodeAt(starts, start);
    const to = nodeAt(starts, end - 1);
    const startContainer = nodes[from];
    const endContainer = nodes[to];
    if (!startContainer || !endContainer) continue;
    const [startOffset, endOffset] = [start - (starts[from] ?? 0), end - (starts[to] ?? 0)];
    highlight.add(new StaticRange({ startContainer, startOffset, endContainer, endOffset }));
  }
  CSS.highlights.set('bound', highlight);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('::highlight(bound){background-color:#f2e3b3}');
  document.adoptedStyleSheets.push(sheet);
  await drawn();
}

/** As before anything was painted. */
export async function unpaint(): Promise<void> {
  CSS.highlights.clear();
  await drawn();
}

function nodeAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Raw bound B: the walk and one indexOf of each quote, misses included. */
export function runBoundB(): void {
  const { text } = walk();
  let found = 0;
  for (const { quote } of window.anchors) if (text.indexOf(quote.exact) >= 0) found++;
  window.kept = found;
}

/**
 * A search of the whole text for each note, as Hypothesis's client does it: exact matches where there are any, else the
 * closest by approx-string-match with up to half of the quote's length in errors; scored by quote, context and position.
 */
export function runApprox(notes: number): void {
  const { text } = walk();
  const likeness = (part: string, context: string): number => {
    if (context === '' || part === '') return 0;
    if (part.includes(context)) return 1;
    const matches = search(part, context, context.length);
    return matches.length === 0 ? 0 : 1 - (matches[0]?.errors ?? 0) / context.length;
  };
  for (const { quote, position } of window.anchors.slice(0, notes)) {
    const { exact, prefix, suffix } = quote;
    let matches: { start: number; end: number; errors: number }[] = [];
    for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1))
      matches.push({ start: at, end: at + exact.length, errors: 0 });
    if (matches.length === 0) matches = search(text, exact, Math.min(256, exact.length / 2));
    const scored = matches.map((match) => ({
      match,
      score:
        50 * (1 - match.errors / exact.length) +
        20 * likeness(text.slice(Math.max(0, match.start - prefix.length), match.start), prefix) +
        20 * likeness(text.slice(match.end, match.end + suffix.length), suffix) +
        2 * (1 - Math.abs(match.start - (position?.start ?? 0)) / text.length),
    }));
    scored.sort((one, other) => other.score - one.score);
    window.kept = scored[0];
  }
}

export function runDomAnchor(notes: number): void {
  for (const { quote, position } of window.anchors.slice(0, notes))
    window.kept = toTextPosition(document.body, quote, { hint: position?.start ?? 0 });
}

/** Bytes that a page's mapping and found places keep, beyond the anchors. */
export function weigh(): number {
  const heap = () => {
    window.gc?.();
    window.gc?.();
    return performance.memory?.usedJSHeapSize ?? Number.NaN;
  };
  window.kept = undefined;
  const before = heap();
  const { reader, document: read, found } = ours();
  window.kept = { reader, read, found };
  return heap() - before;
}
