import type { Codebook, Id } from '../model';

/** A code that a passage speaks of. */
export interface Suggestion {
  code: Id;
  slug?: string;
  /** Best first; 1 is certain. */
  score: number;
  /** The words that speak for it. */
  words?: string[];
}

/** The codes that a passage speaks of, best first; nothing where nothing is clear. */
export function suggest(_passage: { text: string; headings: string[] }, _codebook: Codebook): Suggestion[] {
  return [];
}
