import type { Id, Note, Report } from '../model';
import { reportName } from '../report/name';
import { lettersOf, SHINGLE, STRETCH } from './wording';

/** A passage of another report that says the same, with what it was coded as. */
export interface Before {
  note: Id;
  /** How that report is called. */
  report: string;
  quote: string;
  areas: Id[];
  /** 1: the same words. */
  similarity: number;
}

export type Coded = Pick<Note, 'id' | 'report' | 'areas' | 'anchor' | 'trashed'>;

export interface Alike {
  note: Coded;
  similarity: number;
}

/** Shorter passages are the same or not; to be nearly the same takes some length. */
const SHORTEST = STRETCH;
const NEARLY = 0.75;
const MOST = 5;

/**
 * Where the words of a note, or nearly the same, were coded in another report: best first, at most five. Reports repeat
 * their sentences from year to year with other figures, so digits do not count.
 * @param notes all of them; or, quicker and to the same end, those that `sharing` tells
 */
export function alike(of: Coded, notes: Iterable<Coded>): Alike[] {
  const words = lettersOf(of.anchor.quote.exact);
  if (!words) return [];
  const shingles = shinglesOf(words);
  const found: Alike[] = [];
  for (const note of notes) {
    if (note.trashed || note.areas.length === 0 || note.report === of.report) continue;
    const its = lettersOf(note.anchor.quote.exact);
    const similarity = its === words ? 1 : nearly(words, shingles, its);
    if (similarity >= NEARLY) found.push({ note, similarity });
  }
  return found.sort((a, b) => b.similarity - a.similarity || (a.note.id < b.note.id ? -1 : 1)).slice(0, MOST);
}

/** As it is shown. */
export const asBefore = (found: readonly Alike[], reports: readonly (Report | undefined)[]): Before[] =>
  found.map(({ note: { id, report, areas, anchor }, similarity }) => ({
    note: id,
    report: reportName(reports.find((each) => each?.id === report) ?? {}),
    quote: anchor.quote.exact,
    areas,
    similarity,
  }));

/**
 * Dice's measure of the shingles, of passages with one stretch in common; just below 1 for a passage that stands whole
 * within the other.
 */
function nearly(words: string, shingles: ReadonlySet<string>, other: string): number {
  const [short, long] = words.length < other.length ? [words, other] : [other, words];
  if (short.length < SHORTEST) return 0;
  if (long.includes(short)) return WITHIN;
  // Were all of the shorter in the longer, the measure would still be too small.
  if (2 * short.length < NEARLY * (short.length + long.length)) return 0;
  const others = shinglesOf(other);
  let shared = 0;
  for (const shingle of others) if (shingles.has(shingle)) shared++;
  const similarity = (2 * shared) / (shingles.size + others.size);
  return similarity >= NEARLY && haveStretch(short, long) ? similarity : 0;
}

const WITHIN = 0.99;

/** Hardly ever false where most shingles are shared; but what shares none is never looked at, and that must not matter. */
function haveStretch(one: string, other: string): boolean {
  for (let at = 0; at + STRETCH <= one.length; at++) if (other.includes(one.slice(at, at + STRETCH))) return true;
  return false;
}

/** A text shorter than a shingle is one. */
function shinglesOf(text: string): Set<string> {
  const shingles = new Set<string>();
  for (let at = 0; at + SHINGLE <= text.length; at++) shingles.add(text.slice(at, at + SHINGLE));
  if (shingles.size === 0 && text) shingles.add(text);
  return shingles;
}
