import type { PageService, SuggestedPassage } from '../messages/services';
import { contentsOf } from './follow';
import type { Restored } from './restore';

/** Shorter paragraphs are headings, salutations, captions. */
const LEAST = 24;
/** A reader looks at a few; asking for more would cost the background for nothing. */
const MOST = 12;

/** The paragraphs of a section that carry no note, each with the area it speaks of most clearly. Nothing is written. */
export async function suggestIn(
  restored: Restored,
  section: number,
  suggest: PageService['suggest'],
  headingsAt: (offset: number) => string[],
): Promise<SuggestedPassage[]> {
  const { sections, length } = contentsOf(restored);
  const from = sections[section]?.start;
  if (from === undefined) return [];
  const to = sections[section + 1]?.start ?? length;
  const places = restored.placed;
  const isFree = (start: number, end: number) => places.every((place) => place.end <= start || place.start >= end);
  const passages: SuggestedPassage[] = [];
  for (const { start, end, text } of paragraphs(restored.text.text, from, to)) {
    if (text.length < LEAST || !isFree(start, end)) continue;
    const [best] = await suggest({ text: text.slice(0, 5000), headings: headingsAt(start) });
    if (best) passages.push({ start, end, quote: text, area: best.code, words: best.words ?? [] });
    if (passages.length === MOST) break;
  }
  return passages;
}

/** The lines of text between two offsets, white space at their edges left out. */
function paragraphs(text: string, from: number, to: number): { start: number; end: number; text: string }[] {
  const found: { start: number; end: number; text: string }[] = [];
  let at = from;
  for (const line of text.slice(from, to).split('\n')) {
    const trimmed = line.trim();
    const start = at + line.indexOf(trimmed);
    if (trimmed) found.push({ start, end: start + trimmed.length, text: trimmed });
    at += line.length + 1;
  }
  return found;
}
