import { inUse } from '../components/code-look';
import { likelyFirst } from '../core/codebook/likely';
import type { Id } from '../core/model';
import type { PageService } from '../messages/services';
import type { Restored } from './restore';

/** How long the toolbar waits for the suggestions before it shows: longer, and it would be felt. */
const SUGGESTIONS_WITHIN = 80;

export interface Likely {
  /** Best first. */
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
  return {
    likely: likelyFirst(
      suggested.map(({ code }) => code),
      state?.recent ?? [],
      inUse(codes).areas,
    ),
    because: Object.fromEntries(suggested.map(({ code, words = [] }) => [code, words])),
  };
}
