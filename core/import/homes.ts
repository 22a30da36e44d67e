import type { Bundle, Note, Report } from '../model';
import { MOST_PAGES } from './bounds';

/**
 * A report of its own for each that notes of the file name and nobody has: without one they would be in the library
 * and in no view of it.
 */
export function missingReports(incoming: Bundle, existing: Bundle): Report[] {
  const known = new Set([...incoming.reports, ...existing.reports].map(({ id }) => id));
  const made = new Map<string, Report>();
  for (const note of incoming.notes) {
    if (known.has(note.report)) continue;
    const report = made.get(note.report) ?? shellFor(note);
    made.set(note.report, report);
    if (note.url && report.pages.length < MOST_PAGES && !report.pages.some(({ url }) => url === note.url))
      report.pages.push({ url: note.url, title: '', text: note.text });
  }
  return [...made.values()];
}

const shellFor = ({ report: id, created, updated, url }: Note): Report => ({
  id,
  revision: 1,
  created,
  updated,
  kind: 'other',
  title: url,
  pages: [],
  corrected: [],
  memo: '',
});
