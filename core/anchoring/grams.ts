import type { Folded } from './fold';

const bits = 15;

/** Where each 3-gram of a text stands: for each hash in how many places, the last + 1, and for each place the one before + 1. */
export interface Grams {
  count: Uint32Array;
  last: Int32Array;
  before: Int32Array;
}

const portion = 16384;

export function* indexing({ units }: Folded): Generator<void, Grams> {
  const count = new Uint32Array(1 << bits);
  const last = new Int32Array(1 << bits);
  const before = new Int32Array(units.length);
  for (let at = 0; at + 3 <= units.length; at++) {
    const key = gramAt(units, at);
    before[at] = last[key] ?? 0;
    last[key] = at + 1;
    count[key] = (count[key] ?? 0) + 1;
    if (at % portion === portion - 1) yield;
  }
  return { count, last, before };
}

export function gramAt(units: Uint16Array, at: number): number {
  const two = Math.imul(units[at] ?? 0, 0x9e3779b1) + (units[at + 1] ?? 0);
  return Math.imul(Math.imul(two, 0x9e3779b1) + (units[at + 2] ?? 0), 0x9e3779b1) >>> (32 - bits);
}
