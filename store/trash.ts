import type { Outcome } from '../core/command';
import { newId } from '../core/id';
import type { Id } from '../core/model';
import { forgetPositions } from './commands';
import { deleteRecord } from './records';
import type { Store, Writing } from './schema';
import { isComingOrGoing } from './undo';
import { forgetWordings } from './wordings';
import { count, write } from './write';

/**
 * Removes what is in the trash for good: the records, every trace of them in the log, and the texts that no note stands
 * on any more. A report stays as long as a note outside the trash belongs to it. Not undoable.
 */
export async function emptyTrash(db: Store): Promise<Outcome> {
  return write(db, async (tx): Promise<Outcome> => {
    for (const note of await tx.objectStore('notes').index('trashed').getAllKeys()) {
      await deleteRecord(tx, 'note', note);
      await forgetPositions(tx, note);
      await purge(tx, note);
    }
    for (const { id, trashed } of await tx.objectStore('reports').getAll()) {
      if (!trashed || (await tx.objectStore('notes').index('report').getKey(id)) !== undefined) continue;
      await deleteRecord(tx, 'report', id);
      await forgetWordings(tx, id);
      await purge(tx, id);
    }
    for (const { id, trashed } of await tx.objectStore('codebooks').getAll()) {
      if (!trashed) continue;
      await deleteRecord(tx, 'codebook', id);
      await purge(tx, id);
    }
    await purgeGone(tx);
    await dropTexts(tx);
    await count(tx);
    return { outcome: 'done', step: newId() };
  });
}

/** Everything that was kept, settings too. Only the sequence goes on, so that views hear of it. */
export async function deleteEverything(db: Store): Promise<Outcome> {
  return write(db, async (tx): Promise<Outcome> => {
    const before = await tx.objectStore('meta').get('device');
    for (const name of tx.objectStoreNames) await tx.objectStore(name).clear();
    await tx.objectStore('meta').put({ key: 'device', id: newId(), sequence: (before?.sequence ?? 0) + 1 });
    return { outcome: 'done', step: newId() };
  });
}

/**
 * A record's entries in the log hold its words. Where a note came or went together with its report, the report's entry
 * goes too: what is left of the step would be the report alone, and undoing it would take that away.
 */
async function purge(tx: Writing, record: Id): Promise<void> {
  const changes = tx.objectStore('changes');
  for (const change of await changes.index('record').getAll(record)) {
    await changes.delete(change.id);
    if (change.kind !== 'note' || !isComingOrGoing(change)) continue;
    for (const other of await changes.index('step').getAll(change.step))
      if (other.kind === 'report' && isComingOrGoing(other)) await changes.delete(other.id);
  }
}

/**
 * Notes whose making was undone have no record, but their words are in the log until the trash is emptied. A codebook
 * that was removed holds no passage, and is what the notes of that step go back to: its entries stay.
 */
async function purgeGone(tx: Writing): Promise<void> {
  let cursor = await tx.objectStore('changes').openCursor();
  while (cursor) {
    const { kind, record } = cursor.value;
    if (kind !== 'codebook' && !(await tx.objectStore(kind === 'note' ? 'notes' : 'reports').getKey(record)))
      await cursor.delete();
    cursor = await cursor.continue();
  }
}

async function dropTexts(tx: Writing): Promise<void> {
  for (const hash of await tx.objectStore('texts').getAllKeys()) {
    if ((await tx.objectStore('notes').index('text').getKey(hash)) !== undefined) continue;
    await tx.objectStore('texts').delete(hash);
    await tx.objectStore('fingerprints').delete(hash);
    const positions = tx.objectStore('positions');
    for (const key of await positions.index('text').getAllKeys(hash)) await positions.delete(key);
  }
}
