import type { Bundle, Id } from '../model';
import type { NoteFilter } from '../note-filter';
import { filterNotes } from '../note-filter';

/** What of the library goes into a file. */
export type Scope =
  | { of: 'all' }
  | { of: 'report'; report: Id }
  /** What a list of notes shows, with its reports. */
  | { of: 'filter'; filter: NoteFilter }
  /** These notes, with their reports. */
  | { of: 'notes'; notes: readonly Id[] };

/** The bundle with the notes that the filter lets through, their reports and these reports' texts. */
export function filtered(bundle: Bundle, filter: NoteFilter): Bundle {
  const codes = bundle.codebooks.flatMap(({ codes }) => codes);
  const notes = filterNotes(bundle.notes, filter, codes, new Map(bundle.reports.map((each) => [each.id, each])));
  const named = new Set(notes.map(({ report }) => report));
  const reports = bundle.reports.filter(({ id }) => named.has(id));
  const used = new Set([
    ...notes.map(({ text }) => text),
    ...reports.flatMap(({ pages }) => pages.map(({ text }) => text)),
  ]);
  return { ...bundle, notes, reports, texts: bundle.texts.filter(({ hash }) => used.has(hash)) };
}
