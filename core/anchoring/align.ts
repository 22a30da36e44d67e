import { fill } from './fill';

/** A stretch of memory and the stretch of page that it may stand in; ends exclusive. */
export interface Stretch {
  memory: Uint16Array;
  page: Uint16Array;
  m0: number;
  m1: number;
  p0: number;
  p1: number;
}

// Words shared by chance are short; each round looks only between what the round before found.
const rounds = [16, 8, 4] as const;
// Below so many pairs of units, comparing all is cheaper than looking for shared words.
const few = 400;
// Four units shared by chance are everywhere in a long stretch.
const widest: Record<number, number> = { 16: Number.POSITIVE_INFINITY, 8: 20_000, 4: 1_500 };
// Units worked on before the page may go on with its own work.
const portion = 8192;
// A word that stands in more places says nothing about where.
const mostPlaces = 12;

/**
 * Aligns a stretch of memory to a stretch of page: for each unit of memory its place in the page, or −1; places only
 * grow. Shared words of 16, then 8, then 4 units are chained (the heaviest chain that grows in both texts, by a Fenwick
 * tree, as genome aligners do: Abouelhoda and Ohlebusch 2005), each round between the words of the one before; what
 * remains between them is compared unit by unit. Cost grows with the sum of the lengths, not with their product.
 */
export function* aligning(stretch: Stretch): Generator<void, Int32Array> {
  const { memory, page, m0, m1, p0, p1 } = stretch;
  const to = new Int32Array(m1 - m0).fill(-1);
  let gaps: number[] = [m0, m1, p0, p1];
  let work = 0;
  for (const length of rounds) {
    const smaller: number[] = [];
    for (let at = 0; at < gaps.length; at += 4) {
      const [a, b, c, d] = [gaps[at] ?? 0, gaps[at + 1] ?? 0, gaps[at + 2] ?? 0, gaps[at + 3] ?? 0];
      const size = Math.max(b - a, d - c);
      if (Math.min(b - a, d - c) < length || (b - a) * (d - c) < few || size > (widest[length] ?? 0)) {
        smaller.push(a, b, c, d);
        continue;
      }
      const words = steady(memory, yield* chain(memory, page, a, b, c, d, length), length, [a, c, b, d], stretch);
      let m = a;
      let p = c;
      for (let word = words.length - 2; word >= 0; word -= 2) {
        const wm = words[word] ?? 0;
        const wp = words[word + 1] ?? 0;
        for (let unit = 0; unit < length; unit++) to[wm - m0 + unit] = wp + unit;
        if (wm > m || wp > p) smaller.push(m, wm, p, wp);
        m = wm + length;
        p = wp + length;
      }
      if (b > m || d > p) smaller.push(m, b, p, d);
      work += b - a + d - c;
      if (work > portion) {
        work = 0;
        yield;
      }
    }
    gaps = smaller;
  }
  for (let at = 0; at < gaps.length; at += 4) {
    const [a, b, c, d] = [gaps[at] ?? 0, gaps[at + 1] ?? 0, gaps[at + 2] ?? 0, gaps[at + 3] ?? 0];
    work += fill({ memory, page, m0: a, m1: b, p0: c, p1: d }, to, m0);
    if (work > portion * 2) {
      work = 0;
      yield;
    }
  }
  yield;
  yield* slide(stretch, to);
  return to;
}

// Words on diagonals as near as this go together; those further off must weigh an eighth of the distance.
const near = 24;
const worth = 8;

/**
 * Leaves out words that stand far off by chance: few of them, a long way from where the words before or after them in
 * the same piece of memory stand. `ends`: where the gap begins and ends, in memory and page.
 */
function steady(memory: Uint16Array, words: number[], length: number, ends: number[], whole: Stretch): number[] {
  const [a = 0, c = 0, b = 0, d = 0] = ends;
  const kept: number[] = [];
  let after = words.length;
  // From the last word to the first, as `words` are.
  for (let at = 0; at < words.length; at = after) {
    after = at + 2;
    const diagonal = (word: number): number => (words[word + 1] ?? 0) - (words[word] ?? 0);
    while (
      after < words.length &&
      Math.abs(diagonal(after) - diagonal(after - 2)) <= near &&
      together(memory, (words[after] ?? 0) + length, words[after - 2] ?? 0)
    )
      after += 2;
    const first = words[after - 2] ?? 0;
    const last = (words[at] ?? 0) + length;
    let off = 0;
    // The next cluster, or the gap's end; then the one before, or its beginning.
    const nextM = at > 0 ? (words[at - 2] ?? 0) : b;
    const nextP = at > 0 ? (words[at - 1] ?? 0) : d;
    if ((at > 0 || b < whole.m1 || d < whole.p1) && together(memory, last, nextM))
      off = Math.abs(nextP - nextM - diagonal(at));
    const beforeM = after < words.length ? (words[after] ?? 0) + length : a;
    const beforeP = after < words.length ? (words[after + 1] ?? 0) + length : c;
    if ((after < words.length || a > whole.m0 || c > whole.p0) && together(memory, beforeM, first))
      off = Math.max(off, Math.abs(beforeP - beforeM - diagonal(after - 2)));
    if (off <= 2 * near || ((after - at) / 2) * length * worth >= off)
      for (let word = at; word < after; word++) kept.push(words[word] ?? 0);
  }
  return kept;
}

/** Whether units a…b of memory are of one piece. */
function together(memory: Uint16Array, a: number, b: number): boolean {
  for (let at = a; at < b; at++) if (memory[at] === 0xffff) return false;
  return true;
}

function tables(slots: number, places: number) {
  return {
    head: new Int32Array(slots),
    counts: new Int32Array(slots),
    next: new Int32Array(places),
    hashes: new Int32Array(places),
    best: new Int32Array(places + 16),
  };
}
const shared = tables(portion, portion / 2);

// The last word on each diagonal, by the diagonal's lowest bits.
const lastOn = new Int32Array(1024);

/** The words of the heaviest chain, last first: pairs of their places in memory and in the page. */
function* chain(
  memory: Uint16Array,
  page: Uint16Array,
  m0: number,
  m1: number,
  p0: number,
  p1: number,
  length: number,
): Generator<void, number[]> {
  const base = 0x01000193;
  let top = 1;
  for (let at = 1; at < length; at++) top = Math.imul(top, base);
  const hashFirst = (units: Uint16Array, at: number): number => {
    let hash = 0;
    for (let unit = at; unit < at + length; unit++) hash = (Math.imul(hash, base) + (units[unit] ?? 0)) | 0;
    return hash;
  };
  const roll = (units: Uint16Array, hash: number, at: number): number =>
    (Math.imul(hash - Math.imul(units[at] ?? 0, top), base) + (units[at + length] ?? 0)) | 0;

  // Where each word of the page stands: chained lists by hash.
  const places = p1 - p0 - length + 1;
  let bits = 4;
  while (1 << bits < places) bits++;
  // Short gaps are many and done without a pause: they share their tables.
  const { head, counts, next, hashes, best } =
    Math.max(places, m1 - m0) < portion / 2 ? shared : tables(1 << bits, places);
  head.fill(0, 0, 1 << bits);
  counts.fill(0, 0, 1 << bits);
  const slot = (hash: number): number => Math.imul(hash, 0x9e3779b1) >>> (32 - bits);
  let hash = hashFirst(page, p0);
  for (let place = 0; place < places; place++) {
    const here = slot(hash);
    hashes[place] = hash;
    next[place] = head[here] ?? 0;
    head[here] = place + 1;
    counts[here] = (counts[here] ?? 0) + 1;
    hash = roll(page, hash, p0 + place);
    if ((place & (portion - 1)) === portion - 1) yield;
  }

  // The words that both share, in the order of memory; on one diagonal they do not overlap.
  const ms: number[] = [];
  const ps: number[] = [];
  const scores: number[] = [];
  const before: number[] = [];
  lastOn.fill(-1);
  // `best` is a Fenwick tree over page ends: the best word that ends there or before.
  const ends = p1 - p0 + 1;
  best.fill(-1, 0, ends);
  let open = 0;
  let top1 = -1;
  hash = hashFirst(memory, m0);
  for (let m = m0; m + length <= m1; m++) {
    const here = slot(hash);
    if ((counts[here] ?? 0) <= mostPlaces) {
      for (let place = head[here] ?? 0; place > 0; place = next[place - 1] ?? 0) {
        if (hashes[place - 1] !== hash) continue;
        const p = p0 + place - 1;
        const diagonal = (p - m) & 1023;
        const last = lastOn[diagonal] ?? -1;
        const sameDiagonal = last >= 0 && (ps[last] ?? 0) - (ms[last] ?? 0) === p - m;
        if (sameDiagonal && (ms[last] ?? 0) + length > m) continue;
        let same = 0;
        while (same < length && memory[m + same] === page[p + same]) same++;
        if (same < length) continue;
        while (open < ms.length && (ms[open] ?? 0) + length <= m) {
          const end = (ps[open] ?? 0) + length - p0;
          for (let node = end; node < ends; node += node & -node) {
            const other = best[node] ?? -1;
            if (other >= 0 && (scores[other] ?? 0) >= (scores[open] ?? 0)) continue;
            best[node] = open;
          }
          open++;
        }
        let previous = -1;
        for (let node = p - p0; node > 0; node -= node & -node) {
          const other = best[node] ?? -1;
          if (other >= 0 && (previous < 0 || (scores[other] ?? 0) > (scores[previous] ?? 0))) previous = other;
        }
        let score = previous < 0 ? 0 : (scores[previous] ?? 0);
        // Going on along a diagonal is worth a quarter of a word.
        if (sameDiagonal && m - (ms[last] ?? 0) <= length && (scores[last] ?? 0) + 1 >= score) {
          previous = last;
          score = (scores[last] ?? 0) + 1;
        }
        lastOn[diagonal] = ms.length;
        ms.push(m);
        ps.push(p);
        scores.push(score + 4);
        before.push(previous);
        if (top1 < 0 || score + 4 > (scores[top1] ?? 0)) top1 = ms.length - 1;
      }
    }
    hash = roll(memory, hash, m);
    if (((m - m0) & 4095) === 4095) yield;
  }
  const words: number[] = [];
  for (let word = top1; word >= 0; word = before[word] ?? -1) words.push(ms[word] ?? 0, ps[word] ?? 0);
  return words;
}

/** Whether a sentence (2) or a clause (1) ends before the unit; the point of 3.5 ends none. */
export function ends(units: Uint16Array, at: number): number {
  const unit = units[at - 1];
  const next = units[at] ?? 0;
  if (unit === 0x2e) return next >= 0x30 && next <= 0x39 ? 0 : 2;
  return unit === 0x21 || unit === 0x3f || unit === 0x3b ? 2 : unit === 0x2c || unit === 0x3a ? 1 : 0;
}

// Shorter blocks may stand anywhere.
const least = 6;

/**
 * Where a block was taken out or put in between words that also begin or end it (一镇一策。二镇一策。), it can be cut out
 * in several ways; this takes it to where a sentence begins, as diff-match-patch's lossless clean-up does.
 */
function* slide({ memory, page, m0 }: Stretch, to: Int32Array): Generator<void, void> {
  const stands = (m: number, place: number): boolean => to[m] === place && page[place] === memory[m0 + m];
  let last = -1;
  for (let at = 0; at < to.length; at++) {
    if (at % portion === portion - 1) yield;
    const place = to[at] ?? -1;
    if (place < 0) continue;
    const gone = at - last - 1;
    const come = last < 0 ? 0 : place - (to[last] ?? 0) - 1;
    if (last >= 0 && Math.min(gone, come) === 0 && Math.max(gone, come) >= least) {
      const units = gone ? memory : page;
      const from = gone ? m0 + last + 1 : place - come;
      const until = gone ? m0 + at : place;
      let best = 0;
      let worth = 0;
      const weigh = (by: number): void => {
        const here = ends(units, from + by) + ends(units, until + by);
        if (here <= worth) return;
        worth = here;
        best = by;
      };
      weigh(0);
      const before = to[last] ?? 0;
      for (let by = -1; stands(last + 1 + by, before + 1 + by) && units[from + by] === units[until + by]; by--)
        weigh(by);
      for (let by = 0; stands(at + by, place + by) && units[from + by] === units[until + by]; by++) weigh(by + 1);
      for (let by = best; by < 0; by++) {
        if (gone) to[last + 1 + by] = -1;
        to[(gone ? at : last + 1) + by] = place + by;
      }
      for (let by = 0; by < best; by++) {
        if (gone) to[at + by] = -1;
        to[(gone ? last + 1 : at) + by] = before + 1 + by;
      }
    }
    last = at;
    while ((to[last] ?? -1) < 0) last--;
  }
}
