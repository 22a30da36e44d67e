import type { Codebook } from '../model';
import type { Passage } from './features';
import weights from './suggest-weights.data.json';
import { type AreaSuggester, makeSuggester } from './suggester';
import { asCodes, type Suggestion } from './suggestion';

let suggester: AreaSuggester | undefined;

/**
 * The codes that a passage speaks of, best first; nothing where nothing is clear: thanks, slogans, framing. Headings
 * are those above the passage, outermost first. Here the weights come with the module; the extension's background
 * uses `makeSuggester` on a file that it loads when first asked.
 */
export function suggest(passage: Passage, codebook: Codebook): Suggestion[] {
  suggester ??= makeSuggester(weights);
  return asCodes(suggester(passage), codebook);
}
