import type { Command, Edit, Outcome } from '../core/command';
import type { Change, Id, RecordKind, Text, Time } from '../core/model';
import { assemble, equal, type Fields, fieldsOf, patchesOf } from './fields';
import { leavesHomeless } from './homes';
import { mergeField } from './merge';
import { deleteRecord, getRecords, type KeptRecord, putting } from './records';
import type { Store, Writing } from './schema';
import { keepText } from './texts';
import { forgetWordings } from './wordings';
import { device, type Refused, refused, write } from './write';

/**
 * Does a command: all of its edits and their change entries in one transaction, or nothing. `done` means that it is on
 * the disk. A command whose step is in the log already is `done`, and is not done again.
 * @param texts kept with it: those that its notes are re-attached to.
 */
export async function commit(db: Store, command: Command, texts: readonly Text[] = []): Promise<Outcome> {
  return write(db, async (tx) => {
    const outcome = await apply(tx, command);
    if (outcome.outcome === 'done') for (const text of texts) await keepText(tx, text);
    return outcome;
  });
}

/** What one edit makes of its record. A side is absent where the record is. */
export interface Turn {
  kind: RecordKind;
  record: Id;
  before?: Fields;
  after?: Fields;
  write(): Promise<unknown>;
}

/** Does a command inside a transaction. Reads and judges all edits before the first is written. */
export async function apply(tx: Writing, command: Command): Promise<Outcome> {
  if (await isLogged(tx, command.id)) return { outcome: 'done', step: command.id };
  const time = new Date().toISOString();
  const turns: Turn[] = [];
  let merged = false;
  const edited = new Set<string>();
  const records = await getRecords(tx, command.edits);
  for (const [index, edit] of command.edits.entries()) {
    const name = `${edit.kind} ${edit.record}`;
    if (edited.has(name)) throw new Error(`${name} is edited twice in one command`);
    edited.add(name);
    const turn = turnOf(tx, edit, records[index], time);
    if ('outcome' in turn) return turn;
    merged ||= turn.merged;
    turns.push(turn);
  }
  const homeless = await leavesHomeless(tx, turns);
  if (homeless) return refused(homeless);
  await writeTurns(tx, turns, {
    step: command.id,
    label: command.label,
    ...(command.joins ? { joins: command.joins } : {}),
  });
  return { outcome: 'done', step: command.id, ...(merged ? { merged } : {}) };
}

export async function isLogged(tx: Writing, step: Id): Promise<boolean> {
  return (await tx.objectStore('changes').index('step').getKey(step)) !== undefined;
}

function turnOf(
  tx: Writing,
  edit: Edit,
  record: KeptRecord | undefined,
  time: Time,
): (Turn & { merged: boolean }) | Refused {
  const { kind, record: id, base } = edit;
  if (!record && base > 0) return refused('refused_unknownRecord');
  if (record && base === 0) return refused('refused_recordMoved');
  const before = record ? fieldsOf(kind, record) : undefined;
  const after: Fields = { ...before };
  let merged = false;
  for (const [field, patch] of Object.entries(patchesOf(edit))) {
    const result = mergeField(kind, field, patch, before?.[field]);
    merged ||= result.merged;
    if (result.value === undefined) delete after[field];
    else after[field] = result.value;
  }
  // A record that every field was taken from is gone; one that had more by now makes no record, and is refused.
  if (record && Object.keys(after).length === 0) {
    const turn = turning(tx, { kind, record: id, ...(before ? { before } : {}) }, { ...record, time });
    return turn ? { ...turn, merged } : refused('refused_badRecord');
  }
  const made = edit.patch.created?.to;
  const created = record?.created ?? (typeof made === 'string' ? made : time);
  const turn = turning(
    tx,
    { kind, record: id, ...(before ? { before } : {}), after },
    { revision: record?.revision, created, time },
  );
  return turn ? { ...turn, merged } : refused('refused_badRecord');
}

/**
 * A turn that can be written, or undefined where its fields make no record.
 * @param stamp the revision that the record had, if any, and when it was made
 */
export function turning(
  tx: Writing,
  turn: Omit<Turn, 'write'>,
  { revision = 0, created, time }: { revision: number | undefined; created: Time; time: Time },
): Turn | undefined {
  const { kind, record, before, after } = turn;
  if (!after)
    return {
      ...turn,
      ...(before ? { before: { ...before, created, revision } } : {}),
      write: () => deleteRecord(tx, kind, record),
    };
  if (before && equal(before, after)) return { ...turn, write: async () => {} };
  const stamp = { revision: revision + 1, created, updated: time };
  const put = putting(tx, kind, assemble(kind, record, stamp, after));
  if (!put) return undefined;
  return { ...turn, after: before ? after : { ...after, created, revision: stamp.revision }, write: put };
}

/** What of a note its report's wordings are made of; it has a revision where it comes or goes. */
const WORDING = new Set(['report', 'anchor', 'areas', 'trashed', 'revision']);

/** So many turns are under way at once: waiting for each alone makes thousands of them several times slower. */
const AT_ONCE = 200;

/** Writes turns and their change entries. A turn that changes nothing leaves no trace. */
export async function writeTurns(
  tx: Writing,
  turns: readonly Turn[],
  about: Pick<Change, 'step' | 'label' | 'joins' | 'undoes' | 'redoes'>,
): Promise<void> {
  const meta = await device(tx);
  const time = new Date().toISOString();
  let { sequence } = meta;
  let index = 0;
  /** Reports whose notes say something else now, or are coded otherwise. */
  const reworded = new Set<Id>();
  let underWay: Promise<unknown>[] = [];
  const start = (request: Promise<unknown>) => {
    // Waited for below; one that fails before that must not count as unhandled.
    request.catch(() => {});
    underWay.push(request);
  };
  for (const { kind, record, before = {}, after = {}, write } of turns) {
    const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
      (field) => !equal(before[field], after[field]),
    );
    if (fields.length === 0) continue;
    start(write());
    if (kind === 'note' && (fields.includes('anchor') || fields.includes('revision')))
      start(forgetPositions(tx, record));
    if (kind === 'note' && fields.some((field) => WORDING.has(field)))
      for (const { report } of [before, after]) if (typeof report === 'string') reworded.add(report);
    sequence += 1;
    const change: Change = {
      id: `${about.step}/${index++}`,
      sequence,
      device: meta.id,
      time,
      kind,
      record,
      before: pick(before, fields),
      after: pick(after, fields),
      ...about,
    };
    start(tx.objectStore('changes').put(change));
    if (index % AT_ONCE > 0) continue;
    await Promise.all(underWay);
    underWay = [];
  }
  for (const report of reworded) start(forgetWordings(tx, report));
  await Promise.all(underWay);
  if (sequence !== meta.sequence) await tx.objectStore('meta').put({ ...meta, sequence });
}

/** Positions are of an anchor: with another one they are worth nothing. */
export async function forgetPositions(tx: Writing, note: Id): Promise<void> {
  await tx.objectStore('positions').delete(IDBKeyRange.bound([note], [note, []]));
}

function pick(from: Fields, fields: readonly string[]): Fields {
  const picked: Fields = {};
  for (const field of fields) {
    const value = from[field];
    if (value !== undefined) picked[field] = value;
  }
  return picked;
}
