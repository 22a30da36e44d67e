import { hashOf } from '../hash';
import type { Id, Note } from '../model';

/*
 * By what the same words are found again among a hundred thousand passages, without reading these: of each, some of the
 * hashes of its shingles, chosen so that two passages that have a stretch of twelve letters in common share at least one
 * (winnowing: Schleimer, Wilkerson, Aiken, Local algorithms for document fingerprinting, 2003). MinHash would be smaller,
 * but misses a sentence within a long passage.
 */

/** Letters in a shingle, and in the stretch that two passages must share to be compared. */
export const SHINGLE = 5;
export const STRETCH = 12;
/** In each window of so many shingles, which is a stretch, one is chosen. */
const WINDOW = STRETCH - SHINGLE + 1;

/** Of one width, and letters alone: what figures, note marks and punctuation stand between them does not count. */
export const lettersOf = (text: string): string => text.normalize('NFKC').replace(/\P{L}/gu, '');

/** The marks of some letters, each once: about one for every fourth. Two that are the same have the same. */
export function marksOf(letters: string): Set<number> {
  const hashes: number[] = [];
  for (let at = 0; at + SHINGLE <= letters.length; at++) hashes.push(hashOf(letters, at, at + SHINGLE));
  if (hashes.length === 0) return new Set(letters ? [hashOf(letters, 0, letters.length)] : []);
  const marks = new Set<number>();
  for (let at = 0; at === 0 || at + WINDOW <= hashes.length; at++) {
    let least = hashes[at] ?? 0;
    const end = Math.min(at + WINDOW, hashes.length);
    for (let next = at + 1; next < end; next++) least = Math.min(least, hashes[next] ?? 0);
    marks.add(least);
  }
  return marks;
}

/** The marks of a report's coded notes, one note's after the other's. */
export interface Wordings {
  report: Id;
  /** Another each time that they are made. */
  made: Id;
  notes: Id[];
  /** For each note, where its marks end. */
  ends: Uint32Array<ArrayBuffer>;
  marks: Uint32Array<ArrayBuffer>;
}

export function wordingsOf(report: Id, made: Id, notes: readonly Note[]): Wordings {
  const coded = notes.filter(({ trashed, areas }) => trashed === undefined && areas.length > 0);
  const each = coded.map(({ anchor }) => marksOf(lettersOf(anchor.quote.exact)));
  let end = 0;
  return {
    report,
    made,
    notes: coded.map(({ id }) => id),
    ends: Uint32Array.from(each, ({ size }) => {
      end += size;
      return end;
    }),
    marks: Uint32Array.from(each.flatMap((marks) => [...marks])),
  };
}

/** As many are compared word by word; more share a mark only where it is a set phrase of the genre. */
const MOST = 200;

/** Notes of other reports that may say what these words say: first those that hold all the marks of one of the two. */
export function sharing(words: string, report: Id, wordings: Iterable<Wordings>): Id[] {
  const wanted = marksOf(lettersOf(words));
  // Of a million marks most are known by half of their bits to be none of these, and the set is not asked.
  const likely = new Uint8Array(0x10000);
  for (const mark of wanted) likely[mark & 0xffff] = 1;
  const found: { id: Id; share: number }[] = [];
  for (const { report: of, notes, ends, marks } of wordings) {
    if (of === report) continue;
    let at = 0;
    for (let note = 0; note < notes.length; note++) {
      const start = at;
      const end = ends[note] ?? 0;
      let shared = 0;
      for (; at < end; at++) {
        const mark = marks[at] ?? 0;
        if (likely[mark & 0xffff] && wanted.has(mark)) shared++;
      }
      const whole = shared === Math.min(wanted.size, end - start);
      if (shared > 0)
        found.push({ id: notes[note] ?? '', share: whole ? 1 : (2 * shared) / (wanted.size + end - start) });
    }
  }
  return found
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST)
    .map(({ id }) => id);
}
