import { describe as anchorOf } from '../anchoring';
import { fold } from '../anchoring/fold';
import type { Anchor, Id, Note } from '../model';

export interface Place {
  start: number;
  end: number;
}

/**
 * Where a phrase stands in a text, however it is written: width, quotes, dashes, note marks, spaces and traditional
 * characters aside. In order, without overlaps; not across two blocks unless the phrase is. UTF-16 offsets, end exclusive.
 */
export function occurrences(text: string, phrase: string): Place[] {
  const wanted = stringOf(fold(phrase).units);
  if (!wanted) return [];
  const { units, from } = fold(text);
  const where = stringOf(units);
  const places: Place[] = [];
  for (let at = where.indexOf(wanted); at >= 0; ) {
    const start = from[at] ?? 0;
    const end = (from[at + wanted.length - 1] ?? 0) + 1;
    const whole = phrase.trim().includes('\n') || !text.slice(start, end).includes('\n');
    if (whole) places.push({ start, end });
    at = where.indexOf(wanted, whole ? at + wanted.length : at + 1);
  }
  return places;
}

/** A place to be coded, with what the reader is shown of it before it is. */
export interface Occurrence extends Place {
  anchor: Anchor;
  before: string;
  after: string;
  /** Notes of this text that have the place within them: coding it again may not be meant. */
  within: Id[];
}

const CONTEXT = 20;

/** The preview of "code all occurrences": where, and what is coded there already. `notes` with their places in the text. */
export function previewOccurrences(
  text: string,
  phrase: string,
  notes: readonly (Place & { note: Id })[] = [],
): Occurrence[] {
  return occurrences(text, phrase).map(({ start, end }) => ({
    start,
    end,
    anchor: anchorOf(text, start, end),
    before: text.slice(Math.max(0, start - CONTEXT), start),
    after: text.slice(end, end + CONTEXT),
    within: notes.filter((each) => each.start <= start && each.end >= end).map(({ note }) => note),
  }));
}

export interface Before {
  note: Id;
  report: Id;
  areas: Id[];
  /** 1: the same words. */
  similarity: number;
}

const SHINGLE = 5;
/** Shorter passages are the same or not; to be nearly the same takes some length. */
const SHORTEST = 12;
const NEARLY = 0.75;
const MOST = 5;

/**
 * The passages coded so far, to be asked whether the same or nearly the same words were coded in another report. Reports
 * repeat their sentences from year to year with other figures, so digits do not count.
 */
export class CodedBefore {
  private readonly notes: { note: Pick<Note, 'id' | 'report' | 'areas'>; words: string; shingles: Set<string> }[] = [];
  private readonly holding = new Map<string, number[]>();

  constructor(notes: Iterable<Pick<Note, 'id' | 'report' | 'areas' | 'anchor' | 'trashed'>>) {
    for (const note of notes) {
      if (note.trashed || note.areas.length === 0) continue;
      const words = bare(note.anchor.quote.exact);
      const shingles = shinglesOf(words);
      for (const shingle of shingles) {
        const there = this.holding.get(shingle);
        if (there) there.push(this.notes.length);
        else this.holding.set(shingle, [this.notes.length]);
      }
      this.notes.push({ note, words, shingles });
    }
  }

  /** Best first, at most five; of other reports than `report`. */
  find(passage: string, report?: Id): Before[] {
    const words = bare(passage);
    if (!words) return [];
    const shingles = shinglesOf(words);
    const shared = new Map<number, number>();
    for (const shingle of shingles)
      for (const at of this.holding.get(shingle) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    const found: Before[] = [];
    for (const [at, count] of shared) {
      const other = this.notes[at];
      if (!other || other.note.report === report) continue;
      const { id, areas } = other.note;
      const similarity = other.words === words ? 1 : this.nearly(count, shingles, other.shingles, words, other.words);
      if (similarity >= NEARLY) found.push({ note: id, report: other.note.report, areas, similarity });
    }
    return found.sort((a, b) => b.similarity - a.similarity || (a.note < b.note ? -1 : 1)).slice(0, MOST);
  }

  /** Dice's measure of the shingles; just below 1 for a passage that stands whole within the other. */
  private nearly(shared: number, a: Set<string>, b: Set<string>, x: string, y: string): number {
    if (Math.min(x.length, y.length) < SHORTEST) return 0;
    if (x.includes(y) || y.includes(x)) return 0.99;
    return (2 * shared) / (a.size + b.size);
  }
}

const stringOf = (units: Uint16Array): string => {
  let text = '';
  for (let at = 0; at < units.length; at += 8192) text += String.fromCharCode(...units.subarray(at, at + 8192));
  return text;
};

/** Folded, without digits and marks. */
const bare = (text: string): string => stringOf(fold(text).units).replace(/[^\p{L}]/gu, '');

/** A text shorter than a shingle is one. */
function shinglesOf(text: string): Set<string> {
  const shingles = new Set<string>();
  for (let at = 0; at + SHINGLE <= text.length; at++) shingles.add(text.slice(at, at + SHINGLE));
  if (shingles.size === 0 && text) shingles.add(text);
  return shingles;
}
