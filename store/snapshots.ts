import { makeJson } from '../core/export/json';
import { readHeads } from './backups';
import { gzip } from './gzip';
import { purgeBackup, type Stays } from './purge-backup';
import { readBundle } from './reading';
import type { Store } from './schema';
import { write } from './write';

/** So many days with changes are kept. */
const KEPT = 14;
/** A day's is made again when it is older than this and something has changed since. */
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
  const [device, heads] = [await db.get('meta', 'device'), await readHeads(db)];
  const { id, sequence = 0 } = device ?? {};
  const last = heads.at(-1);
  if (sequence === 0 || last?.sequence === sequence) return false;
  const day = dayOf(await lastChanged(db, now));
  if (last?.day === day && now.getTime() - Date.parse(last.time) < HOURS * 3_600_000) return false;
  const bundle = await readBundle(db, { trash: true, changes: true });
  if (bundle.reports.length === 0 && bundle.notes.length === 0) return false;
  const bytes = await gzip(await makeJson(bundle));
  const taken = await write(db, async (tx) => {
    const meta = await tx.objectStore('meta').get('device');
    // Everything was deleted while this was packed.
    if (meta?.id !== id) return false;
    const head = { day, time: now.toISOString(), sequence };
    await tx.objectStore('snapshots').put({ ...head, bytes });
    const kept = [...heads.filter((each) => each.day !== day), { ...head, size: bytes.length }].slice(-KEPT);
    for (const each of await tx.objectStore('snapshots').getAllKeys())
      if (!kept.some((its) => its.day === each)) await tx.objectStore('snapshots').delete(each);
    if (meta) await tx.objectStore('meta').put({ ...meta, snapshots: kept });
    return true;
  });
  return taken === true;
}

/** When something was last changed. What came with a file was changed elsewhere, at other times. */
async function lastChanged(db: Store, now: Date): Promise<Date> {
  let cursor = await db.transaction('changes').store.index('sequence').openCursor(null, 'prev');
  while (cursor?.value.imported) cursor = await cursor.continue();
  return cursor ? new Date(cursor.value.time) : now;
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
  if ((await db.count('snapshots')) === 0) return;
  const stays = await readStanding(db);
  for (const { day } of await readHeads(db)) {
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
  for (const { id, trashed } of [...notes, ...reports]) if (trashed === undefined) standing.add(id);
  for (const { report, trashed } of notes) if (trashed === undefined) standing.add(report);
  const thrownAway = new Set(codebooks.flatMap(({ id, trashed }) => (trashed === undefined ? [] : id)));
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
function dayOf(time: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}
