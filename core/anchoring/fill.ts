import type { Stretch } from './align';

// What lies further inside a long gap on both sides has no counterpart.
const reach = 64;
const nothing = 0xffff;
const substitution = 3;
const open = 3;
const far = 1 << 28;

const longest = 2 * reach + 1;
const widest = 4 * reach + 1;
const moves = new Uint8Array((longest + 1) * (widest + 1));
const rows = new Int32Array(longest);
const columns = new Int32Array(widest);
const line = () => new Int32Array(widest + 1);
const costs = [line(), line(), line(), line(), line(), line()] as const;

/**
 * Aligns a gap between shared words unit by unit, writing places into `to` (whose first unit is memory's `base`):
 * edit distance with affine gaps (Gotoh 1982), so that an advertisement put in or a sentence taken out is one change.
 * Returns the number of cells computed.
 */
export function fill({ memory, page, m0, m1, p0, p1 }: Stretch, to: Int32Array, base: number): number {
  if (m1 <= m0 || p1 <= p0) return 0;
  const height = cut(rows, m0, m1, reach);
  const width = cut(columns, p0, p1, Math.min(2 * reach, ((height >> 1) + 32) | 0));
  // Cheapest ways to have used `row` and `column` units: ending in a pair, in a unit of memory, in a unit of page.
  let [pairUp, goneUp, comeUp, pair, gone, come] = costs;
  for (const each of [pairUp, goneUp, comeUp]) each.fill(far, 0, width + 1);
  pairUp[0] = 0;
  const stride = width + 1;
  for (let column = 1; column <= width; column++) {
    comeUp[column] = open + column;
    moves[column] = column === 1 ? 0 : 32;
  }
  for (let row = 1; row <= height; row++) {
    const unit = units(memory, rows[row - 1] ?? -1);
    pair[0] = far;
    come[0] = far;
    gone[0] = open + row;
    moves[row * stride] = row === 1 ? 0 : 8;
    for (let column = 1; column <= width; column++) {
      const across = units(page, columns[column - 1] ?? -1);
      const price =
        unit === across && unit !== nothing ? 0 : unit === nothing || across === nothing ? 2 * open : substitution;
      // Into a pair, from (bits 0–1): pair, gone, come.
      let from = 0;
      let least = pairUp[column - 1] ?? 0;
      if ((goneUp[column - 1] ?? 0) < least) {
        least = goneUp[column - 1] ?? 0;
        from = 1;
      }
      if ((comeUp[column - 1] ?? 0) < least) {
        least = comeUp[column - 1] ?? 0;
        from = 2;
      }
      pair[column] = least + price;
      let move = from;
      // Into gone (bits 2–3 hold pair/…; 8: gone on; 4: from come).
      const opened = Math.min(pairUp[column] ?? 0, comeUp[column] ?? 0) + open + 1;
      const goneOn = (goneUp[column] ?? 0) + 1;
      if (goneOn <= opened) move |= 8;
      else if ((comeUp[column] ?? 0) < (pairUp[column] ?? 0)) move |= 4;
      gone[column] = Math.min(opened, goneOn);
      const begun = Math.min(pair[column - 1] ?? 0, gone[column - 1] ?? 0) + open + 1;
      const comeOn = (come[column - 1] ?? 0) + 1;
      if (comeOn <= begun) move |= 32;
      else if ((gone[column - 1] ?? 0) < (pair[column - 1] ?? 0)) move |= 16;
      come[column] = Math.min(begun, comeOn);
      moves[row * stride + column] = move;
    }
    [pairUp, pair] = [pair, pairUp];
    [goneUp, gone] = [gone, goneUp];
    [comeUp, come] = [come, comeUp];
  }
  let row = height;
  let column = width;
  let state = 0;
  if ((goneUp[width] ?? 0) < (pairUp[width] ?? 0)) state = 1;
  if ((comeUp[width] ?? 0) < Math.min(goneUp[width] ?? 0, pairUp[width] ?? 0)) state = 2;
  while (row > 0 || column > 0) {
    const move = moves[row * stride + column] ?? 0;
    if (state === 0) {
      row--;
      column--;
      const m = rows[row] ?? -1;
      const p = columns[column] ?? -1;
      if (m >= 0 && p >= 0) to[m - base] = p;
      state = move & 3;
    } else if (state === 1) {
      row--;
      state = move & 8 ? 1 : move & 4 ? 2 : 0;
    } else {
      column--;
      state = move & 32 ? 2 : move & 16 ? 1 : 0;
    }
  }
  return height * width;
}

/** The indices a…b, the middle of a long stretch replaced by one −1. */
function cut(into: Int32Array, a: number, b: number, keep: number): number {
  let length = 0;
  if (b - a <= 2 * keep) for (let at = a; at < b; at++) into[length++] = at;
  else {
    for (let at = a; at < a + keep; at++) into[length++] = at;
    into[length++] = -1;
    for (let at = b - keep; at < b; at++) into[length++] = at;
  }
  return length;
}

const units = (of: Uint16Array, at: number): number => (at < 0 ? nothing : (of[at] ?? nothing));
