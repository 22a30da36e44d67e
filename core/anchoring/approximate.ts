import type { Located } from '../model';
import { align } from './align';
import { gramAt, placesOf } from './grams';
import type { Page, Sought } from './locating';

const bucket = 16;
const slack = 16;
const common = 400;
const tried = 3;
// An advertisement put into a passage is one change, however long it is.
const burst = 3;

interface Candidate {
  start: number;
  end: number;
  quote: number;
  whole: number;
}

/**
 * The nearest passage: 3-grams of prefix + quote + suffix vote for diagonals; the few best are aligned.
 * Thresholds follow from expectation, not yet from the bench: unrelated text shares under 0.3 of its units in order.
 */
export function approximate(page: Page, sought: Sought): Located {
  const candidates = vote(page, sought)
    .map((diagonal) => judge(page, sought, diagonal))
    .filter((one) => one !== undefined)
    .sort((one, other) => other.whole - one.whole);
  const best = candidates[0];
  if (!best || best.whole < 0.5 || best.quote < 0.3) return { status: 'lost', reason: 'no passage is near enough' };
  const rival = candidates.find((one) => one.end <= best.start || one.start >= best.end);
  const sure = best.whole >= 0.72 && best.quote >= 0.5 && best.whole - (rival?.whole ?? 0) >= 0.12;
  const start = page.folded.from[best.start] ?? 0;
  const end = (page.folded.from[best.end - 1] ?? start) + 1;
  const status = !sure ? 'doubtful' : best.quote === 1 ? 'exact' : 'edited';
  return { status, start, end, score: best.whole, similarity: best.quote };
}

function vote({ grams }: Page, { pattern }: Sought): number[] {
  const votes = new Map<number, number>();
  for (let at = 0; at + 3 <= pattern.length; at++) {
    const places = placesOf(grams, gramAt(pattern, at));
    if (places.length > common) continue;
    for (const place of places) {
      const key = Math.floor((place - at) / bucket);
      votes.set(key, (votes.get(key) ?? 0) + 1);
    }
  }
  const together = [...votes].map(([key, count]) => ({ key, count: count + (votes.get(key + 1) ?? 0) }));
  together.sort((one, other) => other.count - one.count);
  const chosen: number[] = [];
  for (const { key } of together) {
    if (chosen.some((other) => Math.abs(other - key) <= 2)) continue;
    chosen.push(key);
    if (chosen.length === tried) break;
  }
  return chosen.map((key) => key * bucket);
}

function judge({ folded }: Page, { pattern, start, end }: Sought, diagonal: number): Candidate | undefined {
  const { at, edits } = align(pattern, folded.units, diagonal - slack, diagonal + 2 * bucket + slack);
  let first = -1;
  let last = -1;
  let inQuote = 0;
  let all = 0;
  for (let index = 0; index < pattern.length; index++) {
    const cost = Math.min(burst, edits[index] ?? 0);
    all += cost;
    if (index < start || index >= end) continue;
    inQuote += cost;
    const place = at[index] ?? -1;
    if (place < 0) continue;
    if (first < 0) first = place;
    last = place;
  }
  if (first < 0) return undefined;
  return {
    start: first,
    end: last + 1,
    quote: Math.max(0, 1 - inQuote / (end - start)),
    whole: Math.max(0, 1 - all / pattern.length),
  };
}
