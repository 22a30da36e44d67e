import { makeJson } from '../core/export/json';
import { readHeads } from './backups';
import { gzip } from './gzip';
import { purgeBackup, type Stays } from './purge-backup';
import { readBundle } from './reading';
import type { Store } from './schema';
import { write } from './write';

/** So many days with changes are kept. */
const KEPT = 14;
/** One is made when the last is older than this and something has changed since. */
const HOURS = 6;

/**
 * Takes a snapshot where something was written since the last one. It is of the day of the last change: made the next
 * morning, it holds what was done after the evening's. Of each of the last 14 days with changes the last one is kept.
 * @returns whether one was taken; on a full disk none is
 */
export function takeSnapshot(db: Store, now: Date = new Date()): Promise<boolean> {
  return undisturbed(() => take(db, now));
}

async function take(db: Store, now: Date): Promise<boolean> {
  const { id, sequence } = (await db.get('meta', 'device')) ?? {};
  const heads = await readHeads(db);
  const last = heads.at(-1);
  if (!sequence || last?.sequence === sequence) return false;
  if (last && Math.abs(now.getTime() - Date.parse(last.time)) < HOURS * 3_600_000) return false;
  const bundle = await readBundle(db, { trash: true, changes: true });
  if (bundle.reports.length === 0) return false;
  // What came with a file was changed elsewhere, at other times.
  const { time = now } = bundle.changes?.findLast(({ imported }) => !imported) ?? {};
  const day = dayOf(new Date(time));
  const bytes = await gzip(await makeJson(bundle));
  const taken = await write(db, async (tx) => {
    const meta = await tx.objectStore('meta').get('device');
    // Everything was deleted while this was packed.
    if (!meta || meta.id !== id) return false;
    const store = tx.objectStore('snapshots');
    const head = { day, time: now.toISOString(), sequence };
    await store.put({ ...head, bytes });
    const snapshots = [...heads.filter((each) => each.day !== day), { ...head, size: bytes.length }];
    for (const old of snapshots.splice(0, snapshots.length - KEPT)) await store.delete(old.day);
    await tx.objectStore('meta').put({ ...meta, snapshots });
    return true;
  });
  return taken === true;
}

let underWay: Promise<unknown> = Promise.resolve();

/**
 * Work that meets no snapshot being taken: one that was packed before the trash was emptied and kept after that would
 * hold what was thrown away.
 */
export function undisturbed<T>(work: () => Promise<T>): Promise<T> {
  const result = underWay.then(work);
  underWay = result.catch(() => {});
  return result;
}

/**
 * Takes out of all snapshots what is in the trash now or gone for good already. Done before the trash is emptied, so that
 * what was thrown away is nowhere once that is done.
 */
export async function purgeSnapshots(db: Store): Promise<void> {
  const heads = await readHeads(db);
  if (heads.length === 0) return;
  const stays = await readStanding(db);
  for (const { day } of heads) {
    const snapshot = await db.get('snapshots', day);
    const purged = snapshot && (await purgeBackup(snapshot.bytes, stays));
    if (purged) await replace(db, day, purged);
  }
}

/**
 * Records outside the trash stay; of reports in the trash those too that a note outside it belongs to. A codebook that
 * has been removed since stays: put back, the day's notes would have codes that there are none of.
 */
async function readStanding(db: Store): Promise<Stays> {
  const tx = db.transaction(['notes', 'reports', 'codebooks']);
  const [notes, reports, codebooks] = await Promise.all([
    tx.objectStore('notes').getAll(),
    tx.objectStore('reports').getAll(),
    tx.objectStore('codebooks').getAll(),
  ]);
  const standing = new Set<string>();
  for (const { id, trashed } of reports) if (!trashed) standing.add(id);
  for (const { id, report, trashed } of notes) if (!trashed) standing.add(id).add(report);
  const thrownAway = new Set(codebooks.flatMap(({ id, trashed }) => (trashed ? id : [])));
  return (kind, id) => (kind === 'codebook' ? !thrownAway.has(id) : standing.has(id));
}

/** Where there is no room to write it anew it goes as a whole: emptying the trash is how room is made. */
async function replace(db: Store, day: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const heads = await readHeads(db);
  const rewrite = (bytes?: Uint8Array<ArrayBuffer>) =>
    write(db, async (tx) => {
      const [snapshots, meta] = [tx.objectStore('snapshots'), tx.objectStore('meta')];
      const [snapshot, device] = [await snapshots.get(day), await meta.get('device')];
      if (snapshot && bytes) await snapshots.put({ ...snapshot, bytes });
      else await snapshots.delete(day);
      const now = heads.flatMap((head) => (head.day !== day ? head : bytes ? { ...head, size: bytes.length } : []));
      if (device) await meta.put({ ...device, snapshots: now });
    });
  if (await rewrite(bytes)) await rewrite();
}

/** The day where the reader is. */
const dayOf = (time: Date): string =>
  new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
