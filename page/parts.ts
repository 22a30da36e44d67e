import type { Id, Note } from '../core/model';
import { isClauseEnd, whole } from './extent';
import type { Restored } from './restore';

interface Passage {
  start: number;
  end: number;
}

/** A click hits a character beside the one that was meant: a cut so near to a clause's end is made there. */
const NEAR = 3;

/** Where a click at `at` cuts a passage: at the clause's end where one is near. Nothing where it is not inside. */
export function cutNear(text: string, { start, end }: Passage, at: number): number | undefined {
  const isInside = (place: number) => place > start && place < end;
  for (let away = 0; away <= NEAR; away++)
    for (const place of [at + away, at - away]) if (isInside(place) && isClauseEnd(text, place - 1)) return place;
  const place = whole(text, at, 1);
  return isInside(place) ? place : undefined;
}

/** The parts of a passage between the cuts, spaces at their edges left out; those without words are none. */
export function cut(text: string, { start, end }: Passage, cuts: readonly number[]): Passage[] {
  const borders = [start, ...cuts.toSorted((a, b) => a - b), end];
  return borders.slice(1).flatMap((to, index) => {
    const from = borders[index] ?? to;
    const words = text.slice(from, to);
    const at = from + words.length - words.trimStart().length;
    return /[\p{L}\p{N}]/u.test(words) ? [{ start: at, end: at + words.trim().length }] : [];
  });
}

/**
 * The note that one can be merged with: one that overlaps it, the one most covered first; else the next, else the one
 * before, where the paragraphs of both are the same or meet.
 */
export function toMergeWith(restored: Restored, id: Id): Note | undefined {
  const own = restored.placeOf(id);
  if (!own) return undefined;
  const others = restored.placed.filter(({ note }) => note.id !== id);
  const shared = ({ start, end }: Passage) => Math.min(end, own.end) - Math.max(start, own.start);
  const over = others.filter((other) => shared(other) > 0).sort((a, b) => shared(b) - shared(a));
  const next = others.filter(({ start }) => start >= own.end).sort((a, b) => a.start - b.start)[0];
  const before = others.filter(({ end }) => end <= own.start).sort((a, b) => b.end - a.end)[0];
  const meets = (from: number, to: number) => restored.text.text.slice(from, to).split('\n').length <= 2;
  if (over[0]) return over[0].note;
  if (next && meets(own.end, next.start)) return next.note;
  return before && meets(before.end, own.start) ? before.note : undefined;
}
