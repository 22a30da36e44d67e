import { signal } from '@preact/signals';
import type { Command, Outcome } from '../core/command';
import { newId } from '../core/id';
import type { Id, Note, Report } from '../core/model';
import * as commands from '../core/record-commands';
import { factsOf } from '../core/report/facts';
import { persist } from '../messages/persist';
import { readNotesOf, readText } from '../store/reading';
import { reading, records, reread } from './records';
import { service } from './service';
import { patiently, tell, tellError, tellFailure } from './task';

export { service };

/** By record: how its last edit stands. A refusal carries its message key. */
export const saving = signal<ReadonlyMap<Id, 'saving' | { failed: string }>>(new Map());

let queue: Promise<unknown> = Promise.resolve();

/**
 * One edit after the other: each is made of the record as the one before has left it. `make` gives nothing where the
 * record has gone in between. A page that is going, as a popup does, has no time to wait.
 */
export function write(
  record: Id,
  make: () => Command | undefined | Promise<Command | undefined>,
): Promise<Outcome | undefined> {
  mark(record, 'saving');
  const isGoing = globalThis.document?.visibilityState === 'hidden';
  const done = (isGoing ? Promise.resolve() : queue).then(async () => {
    try {
      const command = await make();
      if (!command) {
        mark(record, undefined);
        return undefined;
      }
      const outcome = await persist(() => service.commit(command));
      mark(record, outcome.outcome === 'done' ? undefined : { failed: outcome.reason });
      if (outcome.outcome === 'refused') tellFailure(outcome.reason);
      else if (outcome.merged) tell('ui_merged');
      await reread();
      return outcome;
    } catch (error) {
      mark(record, { failed: '' });
      tellError(error);
      return undefined;
    }
  });
  queue = done;
  return done;
}

const noteNow = (id: Id): Note | undefined => records.value.notes.find((note) => note.id === id);
const reportNow = (id: Id): Report | undefined => records.value.reports.find((report) => report.id === id);

const editNote = (id: Id, make: (note: Note) => Command) =>
  write(id, () => {
    const note = noteNow(id);
    return note && make(note);
  });

export const setAreas = (id: Id, areas: Id[]) => editNote(id, (note) => commands.setAreas(note, areas));
export const setType = (id: Id, type: Id | undefined) => editNote(id, (note) => commands.setType(note, type));
export const setComment = (id: Id, comment: string, from: string) =>
  type(id, from, (stored, joins) => {
    const note = noteNow(id);
    return note && commands.setComment({ ...note, comment: stored }, comment, joins);
  });

export const setMemo = (id: Id, memo: string, from: string) =>
  type(id, from, (stored, joins) => {
    const report = reportNow(id);
    return report && commands.setMemo({ ...report, memo: stored }, memo, joins);
  });

/** The reader's own facts; `undefined` empties one. */
export const correct = (id: Id, facts: commands.Correction) =>
  write(id, () => {
    const report = reportNow(id);
    return report && commands.correct(report, facts);
  });

/** Two reports are one: what `from` has goes to `into`. */
export async function joinReports(into: Id, from: Id): Promise<void> {
  const outcome = await write(into, async () => {
    const notes = await reading((db) => readNotesOf(db, from, { trash: true }));
    const [one, other] = [reportNow(into), reportNow(from)];
    return one && other && one !== other ? commands.joinReports(one, other, notes) : undefined;
  });
  if (outcome?.outcome === 'done') tell('ui_joined', { offers: 'undo' });
}

/** A page of a report that has others becomes a report of its own, with the notes made on it. */
export async function separatePage(id: Id, url: string): Promise<void> {
  const outcome = await write(id, async () => {
    const page = reportNow(id)?.pages.find((its) => its.url === url);
    if (!page) return undefined;
    const { recognise } = await import('../core/report/recognise');
    const [notes, text] = await reading((db) =>
      Promise.all([readNotesOf(db, id, { trash: true }), readText(db, page.text)]),
    );
    const recognition = recognise({ url, title: page.title, blocks: (text?.text ?? '').split('\n') });
    const report = reportNow(id);
    if (!report || report.pages.length < 2) return undefined;
    return commands.separatePage(report, url, notes, { id: newId(), facts: factsOf(recognition, page.title) });
  });
  if (outcome?.outcome === 'done') tell('ui_separated', { offers: 'undo' });
}

/** Several notes as one step. */
export async function trashNotes(ids: readonly Id[]): Promise<void> {
  const [first] = ids;
  if (first === undefined) return;
  const outcome = await write(first, () => {
    const notes = ids.flatMap((id) => noteNow(id) ?? []);
    return notes.length ? commands.trash(notes) : undefined;
  });
  if (outcome?.outcome === 'done') tell('page_deleted', { offers: 'undo' });
}

export async function trashReport(id: Id): Promise<void> {
  const outcome = await write(id, () => {
    const report = reportNow(id);
    const notes = records.value.notes.filter((note) => note.report === id);
    return report && commands.trashReport(report, notes);
  });
  if (outcome?.outcome === 'done') tell('page_deleted', { offers: 'undo' });
}

export async function restore(notes: readonly Note[], reports: readonly Report[]): Promise<void> {
  const first = notes[0]?.id ?? reports[0]?.id;
  if (first === undefined) return;
  const outcome = await write(first, () => commands.restore(notes, reports));
  if (outcome?.outcome === 'done') tell('ui_restored', { offers: 'undo' });
}

export const undo = () => back('undo', 'page_undone');
export const redo = () => back('redo', 'page_redone');

async function back(which: 'undo' | 'redo', key: string): Promise<void> {
  try {
    // After what is still on its way.
    await queue;
    const step = newId();
    const undone = await patiently(() => persist(() => service[which](step)));
    endTyping();
    if (undone.outcome === 'done') tell(key, { about: [undone.label], offers: which === 'undo' ? 'redo' : 'undo' });
    else tellFailure(undone.reason, undone.label ? [undone.label] : []);
    await reread();
  } catch (error) {
    tellError(error);
  }
}

// What is typed in one field without leaving it for another is one step.
let typing: { record: Id; joins: Id; unsaved?: string | undefined } | undefined;

/** `from`: what was there when it was typed, whatever has come since; of one that was not saved, what was there before that. */
async function type(record: Id, from: string, make: (stored: string, joins: Id) => Command | undefined): Promise<void> {
  if (typing?.record !== record) typing = { record, joins: newId() };
  const mine = typing;
  let stored = from;
  const outcome = await write(record, () => {
    stored = mine.unsaved ?? from;
    return make(stored, mine.joins);
  });
  mine.unsaved = outcome?.outcome === 'done' ? undefined : stored;
}

/** The field was left: what is typed next is a step of its own. */
export function endTyping(): void {
  typing = undefined;
}

function mark(record: Id, how: 'saving' | { failed: string } | undefined): void {
  const next = new Map(saving.value);
  if (how === undefined) next.delete(record);
  else next.set(record, how);
  saving.value = next;
}
