import type { Located } from '../model';
import { gramAt, placesOf } from './grams';
import type { Page, Sought } from './locating';

// Characters of context that must agree next to the quote before its place is called certain.
const certain = 0.6;
const margin = 0.15;

/**
 * The folded quote, unchanged, where its surroundings agree best. Undefined where it occurs nowhere, or only among
 * other words: then the original may stand elsewhere, edited, and the approximate search must judge.
 */
export function exactly(page: Page, sought: Sought): Located | undefined {
  const { folded } = page;
  const { pattern, start, end, position } = sought;
  let best = -1;
  let bestScore = -1;
  let second = -1;
  for (const place of occurrences(page, sought)) {
    const score = context(folded.units, place, sought);
    if (score > bestScore || (score === bestScore && folded.from[place] === position)) {
      second = bestScore;
      best = place;
      bestScore = score;
    } else if (score > second) second = score;
  }
  if (best < 0 || bestScore < certain) return undefined;
  const from = folded.from[best] ?? 0;
  const to = (folded.from[best + end - start - 1] ?? from) + 1;
  const alone = bestScore - second >= margin || (bestScore === 1 && second < 1 && pattern.length > end - start);
  const status = alone || (bestScore === second && bestScore === 1 && from === position) ? 'exact' : 'doubtful';
  return { status, start: from, end: to, score: bestScore, similarity: 1 };
}

function* occurrences({ folded, grams }: Page, { pattern, start, end }: Sought): Generator<number> {
  const { units } = folded;
  const length = end - start;
  let places: Iterable<number> | undefined;
  let offset = 0;
  let fewest = Number.POSITIVE_INFINITY;
  for (let at = start; at + 3 <= end; at++) {
    const here = placesOf(grams, gramAt(pattern, at));
    if (here.length < fewest) {
      fewest = here.length;
      places = here;
      offset = at - start;
    }
    if (fewest === 0) return;
  }
  for (const place of places ?? units.keys()) {
    const from = place - offset;
    if (from < 0 || from + length > units.length) continue;
    let same = 0;
    while (same < length && units[from + same] === pattern[start + same]) same++;
    if (same === length) yield from;
  }
}

/** 0..1: share of the context's units that stand unchanged, by diagonal, on the better of the two sides and on both. */
function context(units: Uint16Array, place: number, { pattern, start, end }: Sought): number {
  const after = pattern.length - end;
  if (start + after === 0) return 1;
  let before = 0;
  while (before < start && units[place - 1 - before] === pattern[start - 1 - before]) before++;
  let behind = 0;
  const stop = place + end - start;
  while (behind < after && units[stop + behind] === pattern[end + behind]) behind++;
  return (before + behind) / (start + after);
}
