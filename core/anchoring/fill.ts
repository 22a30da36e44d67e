import type { Gap, Stretch } from './align';

const nothing = 0xffff;
const substitution = 3;
const open = 3;
const far = 1 << 28;

// A gap of more pairs of units, and no word of four shared in it, holds nothing that belongs together.
const most = 1600;
const moves = new Uint8Array(3 * most + 4);
// Cheapest ways to have used the rows and columns so far: ending in a pair, in a unit of memory, in a unit of page.
const pair = new Int32Array(most + 1);
const gone = new Int32Array(most + 1);
const come = new Int32Array(most + 1);

/**
 * Aligns a gap between shared words unit by unit, writing places into `to` (whose first unit is memory's `base`):
 * edit distance with affine gaps (Gotoh 1982), so that an advertisement put in or a sentence taken out is one change.
 * Returns the number of cells computed.
 */
export function fill({ memory, page }: Stretch, { m0, m1, p0, p1 }: Gap, to: Int32Array, base: number): number {
  const height = m1 - m0;
  const width = p1 - p0;
  if (height * width === 0 || height * width > most) return 0;
  const stride = width + 1;
  pair.fill(far, 0, stride);
  gone.fill(far, 0, stride);
  for (let column = 0; column <= width; column++) come[column] = open + column;
  pair[0] = 0;
  come[0] = far;
  for (let row = 1; row <= height; row++) {
    const unit = memory[m0 + row - 1] ?? nothing;
    // The three of the row above at the column before, and of this row at the column before.
    let pairAcross = pair[0] ?? 0;
    let goneAcross = gone[0] ?? 0;
    let comeAcross = come[0] ?? 0;
    let pairLeft = far;
    let goneLeft = open + row;
    let comeLeft = far;
    pair[0] = pairLeft;
    gone[0] = goneLeft;
    come[0] = comeLeft;
    for (let column = 1; column <= width; column++) {
      const other = page[p0 + column - 1] ?? nothing;
      const price = unit === nothing || other === nothing ? 2 * open : unit === other ? 0 : substitution;
      const pairUp = pair[column] ?? 0;
      const goneUp = gone[column] ?? 0;
      const comeUp = come[column] ?? 0;
      // Into a pair, from (bits 0–1): pair, gone, come.
      let move = 0;
      let least = pairAcross;
      if (goneAcross < least) {
        least = goneAcross;
        move = 1;
      }
      if (comeAcross < least) {
        least = comeAcross;
        move = 2;
      }
      // Into gone: gone on (8), from come (4). Into come: come on (32), from gone (16).
      const toGone = Math.min(pairUp, comeUp) + open;
      if (goneUp <= toGone) move |= 8;
      else if (comeUp < pairUp) move |= 4;
      const toCome = Math.min(pairLeft, goneLeft) + open;
      if (comeLeft <= toCome) move |= 32;
      else if (goneLeft < pairLeft) move |= 16;
      moves[row * stride + column] = move;
      pairLeft = least + price;
      goneLeft = Math.min(toGone, goneUp) + 1;
      comeLeft = Math.min(toCome, comeLeft) + 1;
      pair[column] = pairLeft;
      gone[column] = goneLeft;
      come[column] = comeLeft;
      pairAcross = pairUp;
      goneAcross = goneUp;
      comeAcross = comeUp;
    }
  }
  let row = height;
  let column = width;
  let state = 0;
  if ((gone[width] ?? 0) < (pair[width] ?? 0)) state = 1;
  if ((come[width] ?? 0) < Math.min(gone[width] ?? 0, pair[width] ?? 0)) state = 2;
  while (row > 0 && column > 0) {
    const move = moves[row * stride + column] ?? 0;
    if (state === 0) {
      row--;
      column--;
      to[m0 + row - base] = p0 + column;
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
