import type { Note, Report } from './model';

/** Text as a search sees it: full and half width alike, capitals and small letters alike, no white space. */
function foldForSearch(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/** Folding thousands of notes at each typed letter would be felt; a record that changed is another object. */
const folded = new WeakMap<object, string>();

function foldOnce(record: object, words: () => (string | undefined)[]): string {
  const known = folded.get(record);
  if (known !== undefined) return known;
  // A separator that no folded query holds, so that nothing is found across two fields.
  const text = words()
    .map((word) => foldForSearch(word ?? ''))
    .join('\n');
  folded.set(record, text);
  return text;
}

/**
 * Answers whether a note holds every word of the query (split at spaces) as a substring of its quote, comment or
 * section, or of its report's title or place.
 */
export function searching(query: string): (note: Note, report?: Report) => boolean {
  const words = query.split(/\s+/).map(foldForSearch).filter(Boolean);
  return (note, report) => {
    if (words.length === 0) return true;
    const own = foldOnce(note, () => [note.anchor.quote.exact, note.comment, ...note.section]);
    const its = report ? foldOnce(report, () => [report.title, report.region, report.memo]) : '';
    return words.every((word) => own.includes(word) || its.includes(word));
  };
}
