import { aligning } from './align';
import { type Evidence, evidence, summing } from './evidence';
import { finish } from './fold';
import { type Grams, gramAt } from './grams';
import type { Memory, Sought } from './memory';

const shift = 4;
const bucket = 1 << shift;
const slack = 16;
// A 3-gram that stands in more places says little about where.
const common = 64;
const most = 512;
const tried = 2;

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
    const here = evidence(finish(summing(units, page, to, m0)), { ...sought, first: m0, last: m1 });
    if (here) found.push(here);
  }
  return found;
}

/** Votes for diagonals, by bucket; kept between calls and emptied after each. */
let votes = new Uint16Array(0);

/** The diagonals (place in page − place in memory) for which most 3-grams speak. */
function vote(grams: Grams, length: number, units: Uint16Array, m0: number, m1: number): number[] {
  const buckets = ((length + m1 - m0) >> shift) + 2;
  if (votes.length < buckets) votes = new Uint16Array(buckets * 2);
  const touched: number[] = [];
  const step = Math.max(1, Math.floor((m1 - m0) / most));
  for (let at = m0; at + 3 <= m1; at += step) {
    const key = gramAt(units, at);
    const stop = grams.first[key + 1] ?? 0;
    const start = grams.first[key] ?? 0;
    if (stop - start > common) continue;
    for (let place = start; place < stop; place++) {
      const slot = ((grams.places[place] ?? 0) - at + m1) >> shift;
      const count = votes[slot] ?? 0;
      if (count === 0) touched.push(slot);
      votes[slot] = count + 1;
    }
  }
  const least = Math.max(3, (m1 - m0) / step / 4);
  const strong: { slot: number; count: number }[] = [];
  for (const slot of touched) {
    const count = (votes[slot] ?? 0) + (votes[slot + 1] ?? 0);
    if (count >= least) strong.push({ slot, count });
  }
  for (const slot of touched) votes[slot] = 0;
  strong.sort((one, other) => other.count - one.count);
  const chosen: number[] = [];
  for (const { slot, count } of strong) {
    if (count * 2 < (strong[0]?.count ?? 0)) break;
    if (chosen.some((other) => Math.abs(other - slot) <= 2)) continue;
    chosen.push(slot);
    if (chosen.length === tried) break;
  }
  return chosen.map((slot) => (slot << shift) - m1);
}
