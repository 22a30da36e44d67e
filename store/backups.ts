import type { Time } from '../core/model';
import { gunzip } from './gzip';
import type { OutsideBackup, SnapshotHead, Store } from './schema';

const WEEK = 7 * 24 * 60 * 60 * 1000;

export async function readOutside(db: Store): Promise<OutsideBackup> {
  return (await db.get('backups', 'outside')) ?? { key: 'outside' };
}

/** A member that is given as undefined is forgotten. */
export async function changeOutside(
  db: Store,
  change: { [member in Exclude<keyof OutsideBackup, 'key'>]?: OutsideBackup[member] | undefined },
): Promise<void> {
  const tx = db.transaction('backups', 'readwrite');
  const known = (await tx.store.get('outside')) ?? { key: 'outside' as const };
  for (const [member, value] of Object.entries(change))
    if (value === undefined) Reflect.deleteProperty(known, member);
    else Reflect.set(known, member, value);
  await tx.store.put(known);
  await tx.done;
}

/**
 * Whether a backup is due: the folder could not be written to, or the oldest change that no backup holds is a week old;
 * and the reader has not waved it away since.
 */
export async function isBackupDue(db: Store, now: Date = new Date()): Promise<boolean> {
  const { sequence = 0, time, dismissed, failed } = await readOutside(db);
  // What lies more than a week ahead was stamped by a clock that was wrong: it puts nothing off.
  const isRecent = (at: Time = '') => Math.abs(now.getTime() - Date.parse(at)) < WEEK;
  if (isRecent(dismissed)) return false;
  if (failed) return true;
  let cursor = await db
    .transaction('changes')
    .store.index('sequence')
    .openCursor(IDBKeyRange.lowerBound(sequence, true));
  // What came with a file was made elsewhere, at other times.
  while (cursor?.value.imported) cursor = await cursor.continue();
  return cursor !== null && !isRecent(cursor.value.time) && !isRecent(time);
}

/** Whether anything was written that no backup outside holds. */
export async function hasUnsaved(db: Store): Promise<boolean> {
  const { sequence = 0 } = await readOutside(db);
  return ((await db.get('meta', 'device'))?.sequence ?? 0) > sequence;
}

/** The days that there are snapshots of, newest first, with their sizes in bytes. */
export async function readSnapshots(db: Store): Promise<{ day: string; time: Time; size: number }[]> {
  return (await readHeads(db)).reverse();
}

/** What snapshots there are, oldest first. */
export async function readHeads(db: Store): Promise<SnapshotHead[]> {
  const { snapshots } = (await db.get('meta', 'device')) ?? {};
  if (snapshots) return snapshots;
  // Kept by a version that made no list of them.
  return (await db.getAll('snapshots')).map(({ bytes, ...head }) => ({ ...head, size: bytes.length }));
}

/** What was kept on a day; undefined where there is no snapshot of it. */
export async function readSnapshot(db: Store, day: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const snapshot = await db.get('snapshots', day);
  return snapshot && gunzip(snapshot.bytes);
}
