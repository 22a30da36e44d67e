import type { Id, Note, Report } from '../model';
import { reportName } from '../report/name';

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

type Coded = Pick<Note, 'id' | 'report' | 'areas' | 'anchor' | 'trashed'>;

const SHINGLE = 5;
/** Shorter passages are the same or not; to be nearly the same takes some length. */
const SHORTEST = 12;
const NEARLY = 0.75;
const MOST = 5;

/**
 * Where the words of a note, or nearly the same, were coded in another report: best first, at most five. Reports repeat
 * their sentences from year to year with other figures, so digits do not count.
 *
 * It is asked when a card opens, for one passage: reading through all notes once is cheaper than an index of them.
 */
export function codedBefore(of: Coded, notes: Iterable<Coded>, reports: readonly Report[]): Before[] {
  const words = bare(of.anchor.quote.exact);
  if (!words) return [];
  const shingles = shinglesOf(words);
  const found: { other: Coded; similarity: number }[] = [];
  for (const other of notes) {
    if (other.trashed || other.areas.length === 0 || other.report === of.report) continue;
    const its = bare(other.anchor.quote.exact);
    const similarity = its === words ? 1 : nearly(words, shingles, its);
    if (similarity >= NEARLY) found.push({ other, similarity });
  }
  return found
    .sort((a, b) => b.similarity - a.similarity || (a.other.id < b.other.id ? -1 : 1))
    .slice(0, MOST)
    .map(({ other: { id, report, areas, anchor }, similarity }) => ({
      note: id,
      report: reportName(reports.find((each) => each.id === report) ?? {}),
      quote: anchor.quote.exact,
      areas,
      similarity,
    }));
}

/** Dice's measure of the shingles; just below 1 for a passage that stands whole within the other. */
function nearly(words: string, shingles: ReadonlySet<string>, other: string): number {
  const [short, long] = words.length < other.length ? [words, other] : [other, words];
  if (short.length < SHORTEST) return 0;
  if (long.includes(short)) return WITHIN;
  // Were all of the shorter in the longer, the measure would still be too small.
  if (2 * short.length < NEARLY * (short.length + long.length)) return 0;
  const others = shinglesOf(other);
  let shared = 0;
  for (const shingle of others) if (shingles.has(shingle)) shared++;
  return (2 * shared) / (shingles.size + others.size);
}

const WITHIN = 0.99;

/** Of one width, and letters alone: what figures, note marks and punctuation stand between them does not count. */
const bare = (text: string): string => text.normalize('NFKC').replace(/\P{L}/gu, '');

/** A text shorter than a shingle is one. */
function shinglesOf(text: string): Set<string> {
  const shingles = new Set<string>();
  for (let at = 0; at + SHINGLE <= text.length; at++) shingles.add(text.slice(at, at + SHINGLE));
  if (shingles.size === 0 && text) shingles.add(text);
  return shingles;
}
