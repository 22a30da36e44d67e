import { isPhrase } from '../components/phrase';
import { type Occurrence, previewOccurrences } from '../core/codebook/occurrences';
import type { Note } from '../core/model';
import { sectionAt } from './follow';
import type { Restored } from './restore';
import type { DocumentText } from './text';

/** A card is drawn often, and its words are looked for in the whole text. */
const known = new WeakMap<DocumentText, Map<string, Occurrence[]>>();

/** Where the words of a note stand in this page's article, its own place among them. */
export function placesOf(restored: Restored, { anchor }: Note): Occurrence[] {
  const phrase = anchor.quote.exact;
  const of = known.get(restored.text) ?? new Map<string, Occurrence[]>();
  known.set(restored.text, of);
  const before = of.get(phrase);
  if (before) return before;
  const { starts, text, article } = restored;
  const within = { start: starts[article.start] ?? 0, end: starts[article.end] ?? text.text.length };
  const places = previewOccurrences(text.text, phrase, within, (offset) => sectionAt(restored, offset));
  of.set(phrase, places);
  return places;
}

/** How many more places say the words of a note; of what is longer than a phrase none is looked for. */
export function elsewhere(restored: Restored, note: Note): number {
  if (!isPhrase(note)) return 0;
  const own = restored.placeOf(note.id);
  return placesOf(restored, note).filter(({ start }) => start !== own?.start).length;
}
