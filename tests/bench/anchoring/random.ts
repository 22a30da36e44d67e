/** Repeatable chance: the same seed gives the same scenes on every machine (mulberry32). */
export interface Random {
  /** 0 ≤ x < 1. */
  (): number;
  /** An integer, 0 ≤ n < below. */
  below(below: number): number;
  pick<T>(from: ArrayLike<T>): T;
}

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(from: ArrayLike<T>): T => {
    const one = from[below(from.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  };
  return Object.assign(next, { below, pick });
}

/** A number from a name, so that each scene of a seed has chances of its own. */
export function seedOf(name: string, seed: number): number {
  let hash = 2166136261 ^ Math.imul(seed, 0x9e3779b1);
  for (const char of name) hash = Math.imul(hash ^ char.charCodeAt(0), 16777619);
  return hash >>> 0;
}
