import { fill } from './fill';

/** Units m0…m1 of memory and the units p0…p1 of page that they may stand among; ends exclusive. */
export interface Gap {
  m0: number;
  m1: number;
  p0: number;
  p1: number;
}

export interface Stretch extends Gap {
  memory: Uint16Array;
  page: Uint16Array;
}

// Words shared by chance are short; each round looks only between what the round before found.
const rounds = [16, 5] as const;
// Words of five units are looked for in shorter stretches alone: by chance they are everywhere in a long one.
const widest = 4_000;
// How far from a word the rest of its piece may stand.
const reach = (units: number): number => 2 * units + 32;
// Below so many pairs of units, comparing all is cheaper than looking for shared words.
const few = 400;
// Units worked on before the page may go on with its own work.
const portion = 8192;
// A word that stands in more places says nothing about where.
const mostPlaces = 12;

/**
 * Aligns a stretch of memory to a stretch of page: for each unit of memory its place in the page, or −1; places only
 * grow. Shared words of 16, then of 5 units are chained (the heaviest chain that grows in both texts, by a Fenwick
 * tree, as genome aligners do: Abouelhoda and Ohlebusch 2005), each round between the words of the one before; what
 * remains between them is compared unit by unit. Cost grows with the sum of the lengths, not with their product.
 */
export function* aligning(stretch: Stretch): Generator<void, Int32Array> {
  const { memory, page, m0, m1 } = stretch;
  const to = new Int32Array(m1 - m0).fill(-1);
  let gaps: Gap[] = [stretch];
  let work = 0;
  for (const length of rounds) {
    const smaller: Gap[] = [];
    for (const gap of gaps) {
      const remembered = gap.m1 - gap.m0;
      const shown = gap.p1 - gap.p0;
      if (length < 16 && Math.max(remembered, shown) > widest) {
        // Only its ends, where the pieces go on to which the words there belong: of what lies between nothing is known.
        const last = memory.lastIndexOf(0xffff, gap.m1 - 1) + 1;
        if (last > gap.m0) {
          const first = memory.indexOf(0xffff, gap.m0);
          if (gap.m0 > m0) gaps.push({ ...gap, m1: first, p1: Math.min(gap.p1, gap.p0 + reach(first - gap.m0)) });
          if (gap.m1 < m1) gaps.push({ ...gap, m0: last, p0: Math.max(gap.p0, gap.p1 - reach(gap.m1 - last)) });
        }
        continue;
      }
      if (Math.min(remembered, shown) < length || remembered * shown < few) {
        smaller.push(gap);
        continue;
      }
      const words = steady(memory, yield* chain(memory, page, gap, length), length, gap, stretch);
      let m = gap.m0;
      let p = gap.p0;
      for (let word = words.length - 2; word >= 0; word -= 2) {
        const wm = words[word] ?? 0;
        const wp = words[word + 1] ?? 0;
        for (let unit = 0; unit < length; unit++) to[wm - m0 + unit] = wp + unit;
        if (wm > m || wp > p) smaller.push(narrow({ m0: m, m1: wm, p0: p, p1: wp }, stretch, to));
        m = wm + length;
        p = wp + length;
        work += length;
        if (work > portion) {
          work = 0;
          yield;
        }
      }
      if (gap.m1 > m || gap.p1 > p) smaller.push(narrow({ m0: m, m1: gap.m1, p0: p, p1: gap.p1 }, stretch, to));
      work += remembered + shown;
      if (work > portion) {
        work = 0;
        yield;
      }
    }
    gaps = smaller;
  }
  for (const gap of gaps) {
    work += fill(stretch, gap, to, m0) + 32;
    slide(stretch, gap, to);
    if (work > portion * 2) {
      work = 0;
      yield;
    }
  }
  return to;
}

/** Takes what is the same at a gap's ends to the words there: most of what is left is a single change. */
function narrow(gap: Gap, { memory, page, m0, m1 }: Stretch, to: Int32Array): Gap {
  const { m0: a, m1: b } = gap;
  const isOpen = () => gap.m0 < gap.m1 && gap.p0 < gap.p1;
  if (a > m0) while (isOpen() && memory[gap.m0] === page[gap.p0]) to[gap.m0++ - m0] = gap.p0++;
  if (b < m1) while (isOpen() && memory[gap.m1 - 1] === page[gap.p1 - 1]) to[--gap.m1 - m0] = --gap.p1;
  return gap;
}

// Words on diagonals as near as this go together; those further off must weigh an eighth of the distance.
const near = 24;
const worth = 8;

/**
 * Leaves out words that stand far off by chance: few of them, a long way from where the words before or after them in
 * the same piece of memory stand. From the last word to the first, as `found` are.
 */
function steady(memory: Uint16Array, found: number[], length: number, { m0, m1, p0, p1 }: Gap, whole: Gap): number[] {
  // Where the gap ends at other words, those count as neighbours; NaN is no neighbour, and near to nothing and far from nothing.
  const after = m1 < whole.m1 || p1 < whole.p1 ? [m1, p1] : [Number.NaN, 0];
  const before = m0 > whole.m0 || p0 > whole.p0 ? [m0 - length, p0 - length] : [Number.NaN, 0];
  const words = [...after, ...found, ...before];
  const diagonal = (word: number): number => (words[word + 1] ?? 0) - (words[word] ?? 0);
  /** How far off a word stands from the one before it. */
  const jump = (word: number): number =>
    together(memory, (words[word + 2] ?? 0) + length, words[word] ?? 0)
      ? Math.abs(diagonal(word) - diagonal(word + 2))
      : Number.NaN;
  const kept: number[] = [];
  for (let at = 2, end = 2; at < words.length - 2; at = end) {
    do end += 2;
    while (end < words.length - 2 && jump(end - 2) <= near);
    const most = Math.max(2 * near, ((end - at) / 2) * length * worth);
    if (jump(at - 2) > most || jump(end - 2) > most) continue;
    for (let word = at; word < end; word++) kept.push(words[word] ?? 0);
  }
  return kept;
}

/** Whether units a…b of memory are of one piece. */
function together(memory: Uint16Array, a: number, b: number): boolean {
  return !memory.subarray(a, b).includes(0xffff);
}

/** A search for the words of one length that memory and page share. */
interface Search extends Stretch {
  length: number;
  power: number;
  shift: number;
  /** Where each word of the page stands: by its hash the last place + 1, and for each place the one before it + 1. */
  head: Int32Array;
  next: Int32Array;
  /** A Fenwick tree over page ends: the word of the best score that ends there or before; words up to `open` are in it. */
  best: Int32Array;
  open: number;
  /** The shared words from 1 on, in the order of memory: their places, the best chain's score up to each, the word before. */
  ms: number[];
  ps: number[];
  scores: number[];
  before: number[];
}

// The loops over all units stand in functions of their own that do nothing else: in one long generator the optimised
// code of the first loop was thrown away at the beginning of the next, with every gap, at three times the cost.

// Most gaps are short, and many: those take the same room, and are through before another could.
const kept = new Int32Array(4096);

/** The words of the heaviest chain, last first: pairs of their places in memory and in the page. */
function* chain(memory: Uint16Array, page: Uint16Array, gap: Gap, length: number): Generator<void, number[]> {
  const { m0, m1, p0, p1 } = gap;
  const places = p1 - p0 - length + 1;
  lastOn.fill(0);
  const shift = Math.clz32(places | 15);
  const slots = 1 << (32 - shift);
  const all = slots + 2 * places + length;
  const room = Math.max(all, m1 - m0) > kept.length ? new Int32Array(all) : kept.fill(0, 0, all);
  let power = 1;
  for (let at = 1; at < length; at++) power = Math.imul(power, base);
  const search: Search = {
    memory,
    page,
    ...gap,
    length,
    power,
    shift,
    head: room.subarray(0, slots),
    next: room.subarray(slots, slots + places),
    best: room.subarray(slots + places),
    open: 1,
    ms: [0],
    ps: [0],
    scores: [0],
    before: [0],
  };
  for (let at = p0; at < p0 + places; at += portion) {
    if (room !== kept) yield;
    enter(search, at, Math.min(at + portion, p0 + places));
  }
  for (let at = m0; at + length <= m1; at += portion / 2) {
    if (room !== kept) yield;
    look(search, at, Math.min(at + portion / 2, m1 - length + 1));
  }
  const { ms, ps, scores, before } = search;
  let top = 0;
  for (let word = 1; word < ms.length; word++) if ((scores[word] ?? 0) > (scores[top] ?? 0)) top = word;
  const heaviest: number[] = [];
  for (let word = top; word > 0; word = before[word] ?? 0) heaviest.push(ms[word] ?? 0, ps[word] ?? 0);
  return heaviest;
}

const base = 0x9e3779b1;

/** The rolling hash of a word but for its last unit. */
function lead(units: Uint16Array, at: number, length: number): number {
  let hash = 0;
  for (let unit = at; unit < at + length - 1; unit++) hash = (Math.imul(hash, base) + (units[unit] ?? 0)) | 0;
  return hash;
}

/** Enters the page's words that begin from `from` to `until` into the table. */
function enter({ page, p0, length, power, shift, head, next }: Search, from: number, until: number): void {
  let hash = lead(page, from, length);
  for (let at = from; at < until; at++) {
    hash = (Math.imul(hash, base) + (page[at + length - 1] ?? 0)) | 0;
    const slot = Math.imul(hash, base) >>> shift;
    next[at - p0] = head[slot] ?? 0;
    head[slot] = at - p0 + 1;
    hash = (hash - Math.imul(page[at] ?? 0, power)) | 0;
  }
}

/** Looks up memory's words that begin from `from` to `until`. */
function look(search: Search, from: number, until: number): void {
  const { memory, p0, length, power, shift, head, next } = search;
  let hash = lead(memory, from, length);
  for (let at = from; at < until; at++) {
    hash = (Math.imul(hash, base) + (memory[at + length - 1] ?? 0)) | 0;
    const first = head[Math.imul(hash, base) >>> shift] ?? 0;
    hash = (hash - Math.imul(memory[at] ?? 0, power)) | 0;
    let places = 0;
    for (let place = first; place > 0 && places <= mostPlaces; place = next[place - 1] ?? 0) places++;
    if (places > mostPlaces) continue;
    let taken = false;
    for (let place = first; place > 0; place = next[place - 1] ?? 0) taken = take(search, at, p0 + place - 1);
    if (!taken || places > 1) continue;
    // Stands in one place only: the words that overlap it say nothing more.
    at += length - 1;
    hash = lead(memory, at + 1, length);
  }
}

// The last word on each diagonal, by the diagonal's lowest bits.
const lastOn = new Int32Array(1024);

/** Takes in a word if both have it and says so, with the best chain that it can go on; words of one diagonal do not overlap. */
function take(search: Search, m: number, p: number): boolean {
  const { memory, page, p0, p1, length, best, ms, ps, scores, before } = search;
  const diagonal = (p - m) & 1023;
  const last = lastOn[diagonal] ?? 0;
  const lastM = ms[last] ?? 0;
  const sameDiagonal = last > 0 && (ps[last] ?? 0) - lastM === p - m;
  if (sameDiagonal && lastM + length > m) return false;
  for (let same = 0; same < length; same++) if (memory[m + same] !== page[p + same]) return false;
  for (; search.open < ms.length && (ms[search.open] ?? 0) + length <= m; search.open++) {
    const score = scores[search.open] ?? 0;
    for (let node = (ps[search.open] ?? 0) + length - p0; node <= p1 - p0; node += node & -node)
      if ((scores[best[node] ?? 0] ?? 0) < score) best[node] = search.open;
  }
  let previous = 0;
  let score = 0;
  for (let node = p - p0; node > 0; node -= node & -node) {
    const other = best[node] ?? 0;
    if ((scores[other] ?? 0) <= score) continue;
    previous = other;
    score = scores[other] ?? 0;
  }
  // Going on along a diagonal is worth a quarter of a word.
  if (sameDiagonal && m - lastM <= length && (scores[last] ?? 0) + 1 >= score) {
    previous = last;
    score = (scores[last] ?? 0) + 1;
  }
  lastOn[diagonal] = ms.length;
  ms.push(m);
  ps.push(p);
  scores.push(score + 4);
  before.push(previous);
  return true;
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
function slide({ memory, page, m0, m1 }: Stretch, gap: Gap, to: Int32Array): void {
  const stands = (m: number, place: number): boolean => to[m] === place && page[place] === memory[m0 + m];
  let last = gap.m0 - m0 - 1;
  while ((to[last] ?? 0) < 0) last--;
  for (let at = last + 1; at <= gap.m1 - m0 && at < m1 - m0; at++) {
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
