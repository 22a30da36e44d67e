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
const most = 64;
const tried = 2;

/** What speaks for a passage aligned by itself, and how many small changes it and the words around it have there. */
export interface Stray extends Evidence {
  altered: number;
}

/**
 * Places where a passage may have gone, or from which its kin look: 3-grams vote for diagonals, and the best are
 * aligned: with the words around it, and where those lead nowhere, by its own words alone.
 */
export function strays(grams: Grams, page: Uint16Array, memory: Memory, sought: Sought): Stray[] {
  const { units } = memory.folded;
  const around = Math.max(32, 72 - (sought.end - sought.start));
  const wide = {
    ...sought,
    first: Math.max(sought.first, sought.start - around),
    last: Math.min(sought.last, sought.end + around),
  };
  const { diagonals, own } = vote(grams, page.length, units, wide);
  const aligned = (diagonal: number, one: Sought): Stray[] => {
    const { first: m0, last: m1 } = one;
    const spread = slack + ((m1 - m0) >> 3);
    const p0 = Math.max(0, m0 + diagonal - spread);
    const p1 = Math.min(page.length, m1 + diagonal + bucket + spread);
    const to = finish(aligning({ memory: units, page, m0, m1, p0, p1 }));
    const sums = finish(summing(units, page, to, m0));
    const here = evidence(sums, one);
    return here ? [{ ...here, altered: alterations(sums, one) }] : [];
  };
  const found = diagonals.flatMap((diagonal) => aligned(diagonal, wide));
  if (own === undefined || found.some(({ quote }) => quote >= 0.5)) return found;
  return aligned(own, { ...sought, first: sought.start, last: sought.end });
}

/** Votes for diagonals, by bucket; in the upper half of each, those of the quote's own words. Emptied after each use. */
let votes = new Uint32Array(0);
const all = 0xffff;

/** The diagonals (place in page − place in memory) for which most 3-grams speak; and one for which the quote's own do. */
function vote(
  grams: Grams,
  length: number,
  units: Uint16Array,
  { first: m0, last: m1, start, end }: Sought,
): { diagonals: number[]; own: number | undefined } {
  const buckets = ((length + m1 - m0) >> shift) + 2;
  if (votes.length < buckets) votes = new Uint32Array(buckets * 2);
  const touched: number[] = [];
  const step = Math.max(1, Math.floor((m1 - m0) / most));
  let voters = 0;
  for (let at = m0; at + 3 <= m1; at += step) {
    const weight = at >= start && at + 3 <= end ? all + 2 : 1;
    voters += weight;
    const key = gramAt(units, at);
    if ((grams.count[key] ?? 0) > common) continue;
    for (let place = grams.last[key] ?? 0; place > 0; place = grams.before[place - 1] ?? 0) {
      const slot = (place - 1 - at + m1) >> shift;
      const count = votes[slot] ?? 0;
      if (count === 0) touched.push(slot);
      votes[slot] = count + weight;
    }
  }
  const count = (slot: number): number => (votes[slot] ?? 0) + (votes[slot + 1] ?? 0);
  const least = Math.max(3, (voters & all) >> 2);
  const strong: number[] = [];
  let itself = 0;
  for (const slot of touched) {
    const here = count(slot);
    if ((here & all) >= least) strong.push(slot);
    if (here >>> 16 > count(itself) >>> 16) itself = slot;
  }
  strong.sort((one, other) => (count(other) & all) - (count(one) & all));
  const chosen: number[] = [];
  for (const slot of strong) {
    if (chosen.length === tried || (count(slot) & all) * 2 < (count(strong[0] ?? 0) & all)) break;
    if (!chosen.some((other) => Math.abs(other - slot) <= 2)) chosen.push(slot);
  }
  const stands = (count(itself) >>> 16) * 2 > voters >>> 16;
  for (const slot of touched) votes[slot] = 0;
  const diagonal = (slot: number): number => (slot << shift) - m1;
  return { diagonals: chosen.map(diagonal), own: stands ? diagonal(itself) : undefined };
}
