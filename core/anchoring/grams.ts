import type { Folded } from './fold';

const bits = 15;
const hash = (a: number, b: number, c: number): number =>
  (Math.imul(Math.imul(Math.imul(a, 0x9e3779b1) + b, 0x85ebca6b) + c, 0xc2b2ae35) >>> (32 - bits)) | 0;

/** Where each 3-gram of a text begins, by counting sort: 4 bytes a unit and 128 KB. */
export interface Grams {
  first: Uint32Array;
  places: Uint32Array;
}

const portion = 16384;

export function* indexing({ units }: Folded): Generator<void, Grams> {
  const first = new Uint32Array((1 << bits) + 1);
  const count = Math.max(0, units.length - 2);
  for (let at = 0; at < count; at++) {
    const key = gramAt(units, at) + 1;
    first[key] = (first[key] ?? 0) + 1;
    if (at % portion === portion - 1) yield;
  }
  for (let key = 1; key < first.length; key++) first[key] = (first[key] ?? 0) + (first[key - 1] ?? 0);
  const next = first.slice();
  const places = new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    const key = gramAt(units, at);
    const slot = next[key] ?? 0;
    places[slot] = at;
    next[key] = slot + 1;
    if (at % portion === portion - 1) yield;
  }
  return { first, places };
}

export function gramAt(units: Uint16Array, at: number): number {
  return hash(units[at] ?? 0, units[at + 1] ?? 0, units[at + 2] ?? 0);
}
