import type { Folded } from './fold';

const bits = 15;

/** Where each 3-gram of a text stands: for each hash its last place + 1, and for each place the one before it + 1. */
export interface Grams {
  last: Int32Array;
  before: Int32Array;
}

const portion = 16384;

export function* indexing({ units }: Folded): Generator<void, Grams> {
  const last = new Int32Array(1 << bits);
  const before = new Int32Array(units.length);
  for (let at = 0; at + 3 <= units.length; at++) {
    const key = gramAt(units, at);
    before[at] = last[key] ?? 0;
    last[key] = at + 1;
    if (at % portion === portion - 1) yield;
  }
  return { last, before };
}

export function gramAt(units: Uint16Array, at: number): number {
  const two = Math.imul(units[at] ?? 0, 0x9e3779b1) + (units[at + 1] ?? 0);
  return Math.imul(Math.imul(two, 0x9e3779b1) + (units[at + 2] ?? 0), 0x9e3779b1) >>> (32 - bits);
}
