import type { Undone } from '../core/command';
import { newId } from '../core/id';
import type { Change, Id, Json } from '../core/model';
import { type Turn, turning, writeTurns } from './commands';
import { equal, type Fields, fieldsOf } from './fields';
import { leavesHomeless } from './homes';
import { getRecords, type KeptRecord } from './records';
import type { Store, Writing } from './schema';
import { refused, write } from './write';

/*
 * Undo and redo are steps of their own, read off the log: no stack is kept that could disagree with it. An undo names
 * the step that it undoes (of joined steps the last), a redo the undo. A redo counts as a step made again, so that it
 * can be undone like any other.
 */

/** Undoes the last step that stands. With an id, a call that is sent again is done once. */
export function undo(db: Store, step: Id = newId()): Promise<Undone> {
  return compensate(db, step, 'undoes', lastStanding, 'refused_nothingToUndo');
}

/** Does again what was undone last, unless a new step has been made since. */
export function redo(db: Store, step: Id = newId()): Promise<Undone> {
  return compensate(db, step, 'redoes', lastUndone, 'refused_nothingToRedo');
}

/** One step's changes, as they stand in the log. */
interface Step {
  id: Id;
  label: string;
  joins?: Id;
  undoes?: Id;
  redoes?: Id;
  changes: Change[];
}

async function compensate(
  db: Store,
  id: Id,
  names: 'undoes' | 'redoes',
  find: (steps: AsyncIterable<Step>) => Promise<Step | undefined>,
  nothing: string,
): Promise<Undone> {
  return write(db, async (tx): Promise<Undone> => {
    const again = await tx.objectStore('changes').index('step').get(id);
    if (again) return { outcome: 'done', step: id, label: again.label };
    const step = await find(standing(stepsBackwards(tx)));
    if (!step) return refused(nothing);
    const turns: Turn[] = [];
    const changes = fold(step.changes);
    const records = await getRecords(tx, changes);
    for (const [index, folded] of changes.entries()) {
      const turn = turnBack(tx, folded, records[index]);
      if (!turn) return { ...refused('refused_recordMoved'), label: step.label };
      turns.push(turn);
    }
    if (await leavesHomeless(tx, turns)) return { ...refused('refused_recordMoved'), label: step.label };
    await writeTurns(tx, turns.reverse(), { step: id, label: step.label, [names]: step.id });
    return { outcome: 'done', step: id, label: step.label };
  });
}

/**
 * The log from its end, step by step, as far as steps can be told apart. What came with a file was done elsewhere, and is
 * not undone here.
 */
async function* stepsBackwards(tx: Writing): AsyncGenerator<Step> {
  const bySequence = tx.objectStore('changes').index('sequence');
  let cursor = await bySequence.openCursor(null, 'prev');
  while (cursor) {
    const { step: id, label, joins, undoes, redoes, folded, imported, sequence } = cursor.value;
    if (folded) break;
    let first = sequence;
    if (!imported) {
      // In one piece: a cursor over the thousands of a step is as many requests.
      const all = await tx.objectStore('changes').index('step').getAll(id);
      // Of a step some of whose entries were put together with older ones, the others alone are no step.
      if (all.some((change) => change.folded)) break;
      const changes = all.filter((change) => !change.imported).sort((a, b) => a.sequence - b.sequence);
      first = changes[0]?.sequence ?? sequence;
      yield {
        id,
        label,
        ...(joins ? { joins } : {}),
        ...(undoes ? { undoes } : {}),
        ...(redoes ? { redoes } : {}),
        changes,
      };
    }
    cursor = await bySequence.openCursor(IDBKeyRange.upperBound(first, true), 'prev');
  }
}

/** Joined steps as one: those next to each other, on one record. */
async function* joined(steps: AsyncIterable<Step>): AsyncGenerator<Step> {
  let last: Step | undefined;
  for await (const step of steps) {
    if (last?.joins && last.joins === step.joins && onOneRecord(last, step)) {
      last.changes.unshift(...step.changes);
      continue;
    }
    if (last) yield last;
    last = step;
  }
  if (last) yield last;
}

/** Typing that ended where it began is no step: undoing it would show the reader nothing, and it ends no way back. */
async function* standing(steps: AsyncIterable<Step>): AsyncGenerator<Step> {
  for await (const step of joined(steps))
    if (fold(step.changes).some(({ before, after }) => !equal(before, after))) yield step;
}

function onOneRecord(a: Step, b: Step): boolean {
  const record = a.changes[0]?.record;
  return [...a.changes, ...b.changes].every((change) => change.record === record);
}

/** The newest step that is neither an undo nor undone. */
async function lastStanding(steps: AsyncIterable<Step>): Promise<Step | undefined> {
  const undone = new Set<Id>();
  for await (const step of steps) {
    if (step.undoes) undone.add(step.undoes);
    else if (!undone.has(step.id)) return step;
  }
  return undefined;
}

/** The newest undo that was not done again. A new step ends the way back. */
async function lastUndone(steps: AsyncIterable<Step>): Promise<Step | undefined> {
  const redone = new Set<Id>();
  for await (const step of steps) {
    if (step.redoes) redone.add(step.redoes);
    else if (!step.undoes) return undefined;
    else if (!redone.has(step.id)) return step;
  }
  return undefined;
}

/** One entry for each record: as it was before all of the changes, and after them. */
function fold(changes: readonly Change[]): Change[] {
  const folded = new Map<string, Change>();
  for (const change of changes) {
    const key = `${change.kind}/${change.record}`;
    const first = folded.get(key);
    folded.set(key, first ? foldTwo(first, change) : change);
  }
  return [...folded.values()];
}

/** Two changes of one record, one after the other, as one. */
export function foldTwo(first: Change, next: Change): Change {
  const known = new Set([...Object.keys(first.before), ...Object.keys(first.after)]);
  const before: Fields = { ...first.before };
  for (const [field, value] of Object.entries(next.before)) if (!known.has(field)) before[field] = value;
  const after: Fields = { ...first.after };
  for (const field of Object.keys(next.before)) delete after[field];
  Object.assign(after, next.after);
  return { ...next, before, after };
}

/** How a change is taken back; undefined where the record has moved on since. */
function turnBack(tx: Writing, { kind, record: id, before, after }: Change, record: KeptRecord | undefined) {
  const now = record && fieldsOf(kind, record);
  const time = new Date().toISOString();
  if (isWhole(before)) {
    if (now) return undefined;
    const { created, revision, ...fields } = before;
    return turning(
      tx,
      { kind, record: id, after: fields },
      {
        revision: typeof revision === 'number' ? revision : 0,
        created: typeof created === 'string' ? created : time,
        time,
      },
    );
  }
  if (!now) return undefined;
  const stamp = { revision: record.revision, created: record.created, time };
  if (isWhole(after)) {
    const { created: _created, revision: _revision, ...fields } = after;
    return equal(now, fields) ? turning(tx, { kind, record: id, before: now }, stamp) : undefined;
  }
  const back = { ...now };
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!equal(now[field], after[field])) return undefined;
    set(back, field, before[field]);
  }
  return turning(tx, { kind, record: id, before: now, after: back }, stamp);
}

export const isComingOrGoing = ({ before, after }: Change): boolean => isWhole(before) || isWhole(after);

/** Holds all of a record: the change is its coming (after) or going (before). */
const isWhole = (side: Fields): boolean => 'revision' in side;

function set(fields: Fields, field: string, value: Json | undefined): void {
  if (value === undefined) delete fields[field];
  else fields[field] = value;
}
