import type { Id } from '../../core/model';

/** The areas that a passage speaks of, best first. */
export async function suggestAreas(_passage: {
  text: string;
  headings: string[];
}): Promise<{ code: Id; score: number; words?: string[] }[]> {
  return [];
}
