import { aligning } from './align';
import { alterations, type Evidence, evidence, summing } from './evidence';
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

/** What speaks for a passage aligned by itself, and how many small changes it and the words around it have there. */
export interface Stray extends Evidence {
  altered: number;
}

/** Places where a passage may have gone, or from which its kin look: 3-grams vote for diagonals, the best are aligned. */
export function strays(grams: Grams, page: Uint16Array, memory: Memory, sought: Sought): Stray[] {
  const { units } = memory.folded;
  const around = Math.max(32, 96 - (sought.end - sought.start));
  const m0 = Math.max(sought.first, sought.start - around);
  const m1 = Math.min(sought.last, sought.end + around);
  const single = { ...sought, first: m0, last: m1 };
  const found: Stray[] = [];
  const spread = slack + ((m1 - m0) >> 3);
  for (const diagonal of vote(grams, page.length, units, m0, m1)) {
    const p0 = Math.max(0, m0 + diagonal - spread);
    const p1 = Math.min(page.length, m1 + diagonal + bucket + spread);
    const to = finish(aligning({ memory: units, page, m0, m1, p0, p1 }));
    const sums = finish(summing(units, page, to, m0));
    const here = evidence(sums, single);
    if (here) found.push({ ...here, altered: alterations(sums, single) });
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
    const first = grams.last[gramAt(units, at)] ?? 0;
    let places = 0;
    for (let place = first; place > 0 && places <= common; place = grams.before[place - 1] ?? 0) places++;
    if (places > common) continue;
    for (let place = first; place > 0; place = grams.before[place - 1] ?? 0) {
      const slot = (place - 1 - at + m1) >> shift;
      const count = votes[slot] ?? 0;
      if (count === 0) touched.push(slot);
      votes[slot] = count + 1;
    }
  }
  const least = Math.max(3, (m1 - m0) / step / 4);
  const count = (slot: number): number => (votes[slot] ?? 0) + (votes[slot + 1] ?? 0);
  const strong = touched.filter((slot) => count(slot) >= least).sort((one, other) => count(other) - count(one));
  const chosen: number[] = [];
  for (const slot of strong) {
    if (chosen.length === tried || count(slot) * 2 < count(strong[0] ?? 0)) break;
    if (!chosen.some((other) => Math.abs(other - slot) <= 2)) chosen.push(slot);
  }
  for (const slot of touched) votes[slot] = 0;
  return chosen.map((slot) => (slot << shift) - m1);
}
