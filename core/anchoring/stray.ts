import { aligning } from './align';
import { type Evidence, evidence, sum } from './evidence';
import { type Grams, gramAt, placesOf } from './grams';
import { finish } from './fold';
import type { Memory, Sought } from './memory';

const bucket = 16;
const slack = 32;
// A 3-gram that stands in more places says little about where.
const common = 64;
const most = 512;
const tried = 3;

/** Places where a passage may have gone, or from which its kin look: 3-grams vote for diagonals, the best are aligned. */
export function strays(grams: Grams, page: Uint16Array, memory: Memory, sought: Sought): Evidence[] {
  const { units } = memory.folded;
  const around = Math.max(32, 96 - (sought.end - sought.start));
  const m0 = Math.max(sought.first, sought.start - around);
  const m1 = Math.min(sought.last, sought.end + around);
  const found: Evidence[] = [];
  const spread = slack + ((m1 - m0) >> 3);
  for (const diagonal of vote(grams, page.length, units, m0, m1)) {
    const p0 = Math.max(0, m0 + diagonal - spread);
    const p1 = Math.min(page.length, m1 + diagonal + bucket + spread);
    const to = finish(aligning({ memory: units, page, m0, m1, p0, p1 }));
    const here = evidence(sum(units, page, to, m0), { ...sought, first: m0, last: m1 });
    if (here) found.push(here);
  }
  return found;
}

/** The diagonals (place in page − place in memory) for which most 3-grams speak. */
function vote(grams: Grams, length: number, units: Uint16Array, m0: number, m1: number): number[] {
  const votes = new Map<number, number>();
  const step = Math.max(1, Math.floor((m1 - m0) / most));
  for (let at = m0; at + 3 <= m1; at += step) {
    const places = placesOf(grams, gramAt(units, at));
    if (places.length > common) continue;
    for (const place of places) {
      const key = Math.floor((place - at) / bucket);
      votes.set(key, (votes.get(key) ?? 0) + 1);
    }
  }
  const chosen: number[] = [];
  const least = Math.max(2, (m1 - m0) / step / 8);
  const together = [...votes].map(([key, count]) => ({ key, count: count + (votes.get(key + 1) ?? 0) }));
  const strong = together.filter(({ count }) => count >= least).sort((one, other) => other.count - one.count);
  for (const { key } of strong) {
    if (chosen.some((other) => Math.abs(other - key) <= 2)) continue;
    chosen.push(key);
    if (chosen.length === tried) break;
  }
  return chosen.map((key) => key * bucket);
}
