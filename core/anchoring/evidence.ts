import type { Sought } from './memory';

/** What speaks for a passage standing at a place of the page. Shares are of units that stand there unchanged, 0…1. */
export interface Evidence {
  /** Folded units of the page, end exclusive. */
  start: number;
  end: number;
  quote: number;
  /** The words around it, as far as remembered, and how many units of them there are. */
  left: number;
  right: number;
  leftLength: number;
  rightLength: number;
}

/** An alignment summed up, so that any passage of it is judged in a few steps. */
export interface Sums {
  to: Int32Array;
  /** The memory unit that `to[0]` belongs to. */
  base: number;
  /** Up to each unit: how many are changed or gone, and how much was put in just before them. */
  changed: Uint32Array;
  added: Uint32Array;
  /** Up to each unit: small changes between words that stand unchanged, as a reviser makes them, or a twin has them. */
  altered: Uint32Array;
}

// An advertisement put into a passage is one change, however long it is.
const burst = 3;
const around = 48;
const small = 6;
const steady = 3;

export function* summing(memory: Uint16Array, page: Uint16Array, to: Int32Array, base: number): Generator<void, Sums> {
  const changed = new Uint32Array(to.length + 1);
  const added = new Uint32Array(to.length + 1);
  const altered = new Uint32Array(to.length + 1);
  let last = -1;
  // Where the last words that stand unchanged side by side ended, and how many of those at hand do.
  let ended = -1;
  let streak = 0;
  for (let at = 0; at < to.length; at++) {
    if (at % 8192 === 8191) yield;
    const place = to[at] ?? -1;
    const same = place >= 0 && page[place] === memory[base + at];
    changed[at + 1] = (changed[at] ?? 0) + (same ? 0 : 1);
    altered[at + 1] = altered[at] ?? 0;
    streak = same && place === (to[at - 1] ?? -1) + 1 ? streak + 1 : same ? 1 : 0;
    if (streak >= steady) {
      const gone = at - steady - ended;
      const come = place - steady - (to[ended] ?? 0);
      const longest = Math.abs(gone - come) < 3 ? small * 3 : small;
      if (ended >= 0 && gone + come > 0 && Math.max(gone, come) <= longest) altered[at + 1] = (altered[at] ?? 0) + 1;
      ended = at;
    }
    let put = 0;
    if (place >= 0) {
      if (last >= 0) put = Math.min(burst, place - last - 1);
      last = place;
    }
    added[at + 1] = (added[at] ?? 0) + put;
  }
  return { to, base, changed, added, altered };
}

/** What speaks for the sought passage where the alignment puts it; undefined where none of its words stand anywhere. */
export function evidence(sums: Sums, { start, end, first, last }: Sought): Evidence | undefined {
  const { to, base } = sums;
  let head = start;
  while (head < end && (to[head - base] ?? -1) < 0) head++;
  if (head === end) return undefined;
  let tail = end;
  while ((to[tail - 1 - base] ?? -1) < 0) tail--;
  const left = Math.max(first, start - around);
  const right = Math.min(last, end + around);
  return {
    start: to[head - base] ?? 0,
    end: (to[tail - 1 - base] ?? 0) + 1,
    quote: share(sums, start, end),
    left: share(sums, left, start),
    right: share(sums, end, right),
    leftLength: start - left,
    rightLength: right - end,
  };
}

/** The share of units a…b that stand unchanged; what was put in between them counts as changes. */
function share({ base, changed, added }: Sums, a: number, b: number): number {
  if (a >= b) return 0;
  const cost =
    (changed[b - base] ?? 0) - (changed[a - base] ?? 0) + (added[b - base] ?? 0) - (added[a + 1 - base] ?? 0);
  return Math.max(0, 1 - cost / (b - a));
}

/** How many small changes the passage and the words around it have. */
export function alterations({ altered, base }: Sums, { start, end, first, last }: Sought): number {
  const from = Math.max(first, start - around) - base;
  const until = Math.min(last, end + around) - base;
  return (altered[until] ?? 0) - (altered[from] ?? 0);
}
