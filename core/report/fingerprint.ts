import { looksTraditional, pairsIn } from '../anchoring/traditional-text';
import { hashOf } from '../hash';

/**
 * The same report at another address: what texts tell.
 *
 * A text's fingerprint is the smallest 128 hashes of its shingles (Broder, On the resemblance and containment of
 * documents, 1997): small enough to be stored with every text, and enough to estimate how much of the shorter text
 * stands in the longer.
 */

/** Characters in a shingle: set formulas are longer, but two reports of neighbours share few dozen of them. */
const SHINGLE = 10;
const KEPT = 128;

const simple = new Map<string, string>();

/** Has copies in traditional characters compared as the same text from now on. */
export function compareTraditional(table: string): void {
  for (const [one, other] of pairsIn(table)) simple.set(String.fromCharCode(one), String.fromCharCode(other));
}

const simplified = (text: string): string =>
  simple.size > 0 && looksTraditional(text) ? text.replace(/[\u3400-\u9fff]/g, (one) => simple.get(one) ?? one) : text;

/** Only what survives reprinting: no spaces, no punctuation, no width. (With a `+`, megabytes of none overflow the stack.) */
export const bare = (text: string): string =>
  simplified(text)
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Hashes of every shingle of a text, 32 bits each, each once. */
export function shingles(text: string): Set<number> {
  const plain = bare(text);
  const hashes = new Set<number>();
  for (let at = 0; at + SHINGLE <= plain.length; at++) hashes.add(hashOf(plain, at, at + SHINGLE));
  return hashes;
}

/** What a text is compared by: at most 128 numbers of 32 bits, ascending. */
export const fingerprint = (text: string): number[] => [...shingles(text)].sort((a, b) => a - b).slice(0, KEPT);

/**
 * How much of the shorter text stands in the longer, 0..1, estimated from two fingerprints. Of texts so short that a
 * fingerprint holds all, exact.
 */
export function overlap(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const ceiling = Math.min(
    a.length < KEPT ? 0xffffffff : (a.at(-1) ?? 0),
    b.length < KEPT ? 0xffffffff : (b.at(-1) ?? 0),
  );
  const low = (hashes: readonly number[]) => hashes.filter((hash) => hash <= ceiling);
  const [few = [], many = []] = [low(a), low(b)].sort((x, y) => x.length - y.length);
  const known = new Set(many);
  // Fewer than this are chance: a twentieth part of a report next to the whole.
  return few.length < 6 ? 0 : few.filter((hash) => known.has(hash)).length / few.length;
}
