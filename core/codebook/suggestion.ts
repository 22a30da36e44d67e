import type { Code, Id } from '../model';
import type { AreaScore } from './suggester';

/** A code that a passage speaks of. */
export interface Suggestion {
  code: Id;
  slug?: string;
  /** Best first; 1 is certain. */
  score: number;
  /** The words that speak for it. */
  words?: string[];
}

/** Areas as the codes of a codebook: by slug, whatever the reader has made of their names. Others are left out. */
export function asCodes(areas: readonly AreaScore[], { codes }: { codes: readonly Code[] }): Suggestion[] {
  const bySlug = new Map(
    codes.flatMap(({ slug, facet, archived, id }) => (slug && facet === 'area' && !archived ? [[slug, id]] : [])),
  );
  return areas.flatMap(({ slug, score, words }) => {
    const code = bySlug.get(slug);
    return code === undefined ? [] : [{ code, slug, score, words }];
  });
}
