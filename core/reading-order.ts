import type { Id, Located, Note, Report } from './model';

/** Notes as their report is read: by the page's place in the report, then by the place on the page. */
export function inReadingOrder(
  notes: readonly Note[],
  report: Report | undefined,
  found: ReadonlyMap<Id, Located> = new Map(),
): Note[] {
  const parts = new Map(report?.pages.map(({ url, part }, index) => [url, part ?? index + 1]));
  const place = (note: Note): number => {
    const located = found.get(note.id);
    return located && located.status !== 'lost' ? located.start : (note.anchor.position?.start ?? 0);
  };
  return notes
    .map((note) => ({ note, part: parts.get(note.url) ?? 0, place: place(note) }))
    .sort((a, b) => a.part - b.part || a.place - b.place || (a.note.created < b.note.created ? -1 : 1))
    .map(({ note }) => note);
}
