/** Where each pattern unit landed in the text: its text index, or -1 where it was deleted; and whether it is unchanged. */
export interface Alignment {
  at: Int32Array;
  edits: Uint8Array;
}

/**
 * Aligns the whole pattern somewhere in the band of diagonals low…high (text index − pattern index) with the fewest edits;
 * text before and after is free. Banded edit distance with traceback (Ukkonen 1985): pattern × band cells.
 * `edits[i]` counts what happened at pattern unit i: itself changed or deleted, text inserted just before it.
 */
export function align(pattern: Uint16Array, text: Uint16Array, low: number, high: number): Alignment {
  const rows = pattern.length;
  const width = high - low + 1;
  const moves = new Uint8Array((rows + 1) * width);
  let above = new Int32Array(width + 1);
  let here = new Int32Array(width + 1);
  const far = 1 << 29;
  for (let band = 0; band <= width; band++) {
    const column = band + low;
    above[band] = band < width && column >= 0 && column <= text.length ? 0 : far;
  }
  for (let row = 1; row <= rows; row++) {
    const unit = pattern[row - 1];
    for (let band = 0; band < width; band++) {
      const column = row + band + low; // text units consumed
      let best = far;
      let move = 0;
      if (column >= 0 && column <= text.length) {
        if (column > 0) {
          best = (above[band] ?? far) + (text[column - 1] === unit ? 0 : 1);
          const left = band > 0 ? (here[band - 1] ?? far) + 1 : far;
          if (left < best) {
            best = left;
            move = 2;
          }
        }
        const up = (above[band + 1] ?? far) + 1;
        if (up < best) {
          best = up;
          move = 1;
        }
      }
      here[band] = best;
      moves[row * width + band] = move;
    }
    here[width] = far;
    [above, here] = [here, above];
  }
  let band = 0;
  for (let other = 1; other < width; other++) if ((above[other] ?? far) < (above[band] ?? far)) band = other;
  const at = new Int32Array(rows).fill(-1);
  const edits = new Uint8Array(rows);
  if ((above[band] ?? far) >= far) return { at, edits: edits.fill(1) };
  for (let row = rows; row > 0; ) {
    const move = moves[row * width + band];
    const column = row + band + low;
    if (move === 2) {
      const next = Math.min(row, rows - 1);
      edits[next] = Math.min(255, (edits[next] ?? 0) + 1);
      band--;
      continue;
    }
    if (move === 0) at[row - 1] = column - 1;
    else band++;
    if (move === 1 || text[column - 1] !== pattern[row - 1]) edits[row - 1] = Math.min(255, (edits[row - 1] ?? 0) + 1);
    row--;
  }
  return { at, edits };
}
