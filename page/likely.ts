import { inUse } from '../components/code-look';
import type { Id } from '../core/model';
import type { PageService } from '../messages/services';
import type { Restored } from './restore';

/** How long the toolbar waits for the suggestions before it shows: longer, and it would be felt. */
const SUGGESTIONS_WITHIN = 80;
const MOST = 9;

export interface Likely {
  /** Best first: suggestions, then the last used, then the codebook's order. */
  likely: Id[];
  /** The words that speak for each suggestion. */
  because: { [area: Id]: string[] };
}

/** The areas that the reader most likely wants for a passage. */
export async function likelyAreas(
  { state, text, codes }: Restored,
  { start, end }: { start: number; end: number },
  headings: string[],
  suggest: PageService['suggest'],
): Promise<Likely> {
  const asked = suggest({ text: text.text.slice(start, end).slice(0, 5000), headings }).catch(() => []);
  const late = new Promise<Awaited<typeof asked>>((resolve) => setTimeout(() => resolve([]), SUGGESTIONS_WITHIN));
  const suggested = await Promise.race([asked, late]);
  const { areas } = inUse(codes);
  const known = new Set(areas.map(({ id }) => id));
  const top = areas.flatMap(({ id, parent }) => (parent ? [] : id));
  const likely = [...suggested.map(({ code }) => code), ...(state?.recent ?? []), ...top];
  return {
    likely: [...new Set(likely)].filter((id) => known.has(id)).slice(0, MOST),
    because: Object.fromEntries(suggested.map(({ code, words = [] }) => [code, words])),
  };
}
