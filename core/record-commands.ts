import type { Command, Edit, FieldPatch, NewPlace } from './command';
import { newId } from './id';
import type { Id, Json, Note, Report, ReportFacts, ReportPage, Time } from './model';
import { normaliseAddress } from './report/identity';

/*
 * The commands that views make of what a reader does to a note or a report. `base` and `from` are what the view saw.
 */

export const setAreas = (note: Note, areas: Id[]): Command =>
  editing('step_setAreas', noteEdit(note, { areas: { from: note.areas, to: areas } }));

export const setType = (note: Note, type: Id | undefined): Command =>
  editing('step_setType', noteEdit(note, { type: change(note.type, type) }));

/** `joins` is the same for all that is typed in one go. */
export const setComment = (note: Note, comment: string, joins: Id): Command => ({
  ...editing('step_editComment', noteEdit(note, { comment: { from: note.comment, to: comment } })),
  joins,
});

export const setMemo = (report: Report, memo: string, joins: Id): Command => ({
  ...editing('step_editMemo', reportEdit(report, { memo: { from: report.memo, to: memo } })),
  joins,
});

/** Facts as the reader says; one that is there but undefined is emptied. */
export type Correction = { [Fact in keyof ReportFacts]?: ReportFacts[Fact] | undefined };

/** Sets a report's facts and remembers them as the reader's own, which recognition never overwrites. */
export function correct(report: Report, facts: Correction): Command {
  const named = factNames.filter((fact) => fact in facts);
  const corrected = [...new Set([...report.corrected, ...named])];
  return editing(
    'step_correctReport',
    reportEdit(report, {
      ...Object.fromEntries(named.map((fact) => [fact, change(report[fact], facts[fact])])),
      corrected: { from: report.corrected, to: corrected },
    }),
  );
}

/**
 * Two reports are one: pages and notes of `from` go to `into`, with its memo and the facts that `into` lacks. What is
 * left of `from` goes into the trash.
 * @param notes all of `from`, those in the trash too
 */
export function joinReports(
  into: Report,
  from: Report,
  notes: readonly Note[],
  now: Time = new Date().toISOString(),
): Command {
  const known = new Set(into.pages.map(({ url }) => url));
  const missing = factNames.filter(
    (fact) => into[fact] === undefined && from[fact] !== undefined && !into.corrected.includes(fact),
  );
  const memo = [into.memo, from.memo].filter(Boolean).join('\n');
  return editing(
    'step_joinReports',
    reportEdit(into, {
      ...pagePatches(
        from.pages.filter(({ url }) => !known.has(url)),
        'to',
      ),
      ...Object.fromEntries(missing.map((fact) => [fact, change(undefined, from[fact])])),
      memo: { from: into.memo, to: memo },
    }),
    reportEdit(from, { ...pagePatches(from.pages, 'from'), trashed: change(from.trashed, now) }),
    ...notes.map((note) => noteEdit(note, { report: { from: note.report, to: into.id } })),
  );
}

/**
 * A page that is another report after all: it gets a report of its own, and the notes made on it.
 * @param notes all of the report, those in the trash too
 * @param made the new report's id, and its facts as recognised on that page
 */
export function separatePage(
  report: Report,
  url: string,
  notes: readonly Note[],
  made: { id: Id; facts: ReportFacts },
): Command {
  const pages = report.pages.filter((page) => page.url === url);
  const address = normaliseAddress(url);
  const moved = notes.filter((note) => normaliseAddress(note.url) === address);
  const fresh = { ...made.facts, corrected: [], memo: '' };
  return editing(
    'step_separatePage',
    reportEdit(report, pagePatches(pages, 'from')),
    {
      kind: 'report',
      record: made.id,
      base: 0,
      patch: {
        ...Object.fromEntries(Object.entries(fresh).map(([field, to]) => [field, { to }])),
        ...pagePatches(pages, 'to'),
      },
    },
    ...moved.map((note) => noteEdit(note, { report: { from: note.report, to: made.id } })),
  );
}

/** The same words in other places of a report, coded alike as one step; a text may be another part of the report. */
export const codeAll = (
  { report, type }: Pick<Note, 'report' | 'type'>,
  areas: Id[],
  places: readonly (NewPlace & Pick<Note, 'text' | 'url'>)[],
): Command =>
  editing(
    'step_codeAll',
    ...places.map(({ note, anchor, ...place }): Edit => {
      const { quote, position } = anchor;
      const words: Json = { quote: { ...quote }, ...(position ? { position: { ...position } } : {}) };
      const fields = { report, ...place, anchor: words, areas, ...(type === undefined ? {} : { type }), comment: '' };
      const patch = Object.fromEntries(Object.entries(fields).map(([field, to]) => [field, { to }]));
      return { kind: 'note', record: note, base: 0, patch };
    }),
  );

/** Notes into the trash, as one step. */
export const trash = (notes: readonly Note[], now: Time = new Date().toISOString()): Command =>
  editing('step_trashNote', ...notes.map((note) => noteEdit(note, { trashed: change(note.trashed, now) })));

/** Notes out of the trash, as one step; with the reports that are in it. */
export const restore = (notes: readonly Note[], reports: readonly Report[] = []): Command =>
  editing(
    'step_restoreNote',
    ...reports.map((report) => reportEdit(report, { trashed: change(report.trashed, undefined) })),
    ...notes.map((note) => noteEdit(note, { trashed: change(note.trashed, undefined) })),
  );

/** A report with its notes into the trash, as one step. */
export const trashReport = (report: Report, notes: readonly Note[], now: Time = new Date().toISOString()): Command =>
  editing(
    'step_trashReport',
    reportEdit(report, { trashed: change(report.trashed, now) }),
    ...notes.map((note) => noteEdit(note, { trashed: change(note.trashed, now) })),
  );

function editing(label: string, ...edits: Edit[]): Command {
  return { id: newId(), label, edits };
}

type Patch = { [field: string]: FieldPatch };

const noteEdit = ({ id, revision }: Note, patch: Patch): Edit => ({ kind: 'note', record: id, base: revision, patch });
const reportEdit = ({ id, revision }: Report, patch: Patch): Edit => ({
  kind: 'report',
  record: id,
  base: revision,
  patch,
});

/** A page is a field of its own in patches; see `Change`. */
const pagePatches = (pages: readonly ReportPage[], side: 'from' | 'to'): Patch =>
  Object.fromEntries(pages.map((page) => [`page:${page.url}`, { [side]: { ...page } }]));

const factNames = ['kind', 'title', 'region', 'level', 'year', 'date', 'session', 'speaker'] as const;

const change = (from: Json | undefined, to: Json | undefined): FieldPatch => ({
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});
