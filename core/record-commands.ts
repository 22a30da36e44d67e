import type { Command, Edit, FieldPatch } from './command';
import { newId } from './id';
import type { Id, Json, Note, Report, Time } from './model';

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

const change = (from: Json | undefined, to: Json | undefined): FieldPatch => ({
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});
