import type { Code, Id } from '../model';

/** One for each of the keys 1–9. */
const MOST = 9;

/** The areas that a reader most likely wants, best first: what is suggested, then the last used, then the codebook's order. */
export function likelyFirst(suggested: readonly Id[], recent: readonly Id[], areas: readonly Code[]): Id[] {
  const known = new Set(areas.map(({ id }) => id));
  const top = areas.flatMap(({ id, parent }) => (parent ? [] : id));
  return [...new Set([...suggested, ...recent, ...top])].filter((id) => known.has(id)).slice(0, MOST);
}
