import { makeJson } from '../core/export/json';
import { readBackup } from '../core/import/json';
import type { Bundle, Time } from '../core/model';
import { readSnapshot } from './backups';
import { gzip } from './gzip';
import { readBundle, readSequence } from './reading';
import type { Snapshot, Store } from './schema';

/** So many days with changes are kept. */
const KEPT = 14;
/** Today's is made again when it is older than this and something has changed since. */
const HOURS = 6;

/**
 * Takes today's snapshot where something was written since the last one; of each of the last 14 days with changes the
 * last that was taken is kept.
 * @returns whether one was taken
 */
export async function takeSnapshot(db: Store, now: Date = new Date()): Promise<boolean> {
  const day = dayOf(now);
  const [sequence, last] = [await readSequence(db), await lastSnapshot(db)];
  if (sequence === 0 || last?.sequence === sequence) return false;
  if (last?.day === day && now.getTime() - Date.parse(last.time) < HOURS * 3_600_000) return false;
  const bundle = await readBundle(db, { trash: true, changes: true });
  if (bundle.reports.length === 0 && bundle.notes.length === 0) return false;
  const bytes = await packed(bundle);
  const tx = db.transaction('snapshots', 'readwrite');
  await tx.store.put({ day, time: now.toISOString(), sequence, bytes });
  const days = await tx.store.getAllKeys();
  for (const old of days.slice(0, Math.max(0, days.length - KEPT))) await tx.store.delete(old);
  await tx.done;
  return true;
}

/**
 * Takes out of all snapshots what is in the trash now or gone for good already. Done before the trash is emptied, so that
 * what was thrown away is nowhere once that is done.
 */
export async function purgeSnapshots(db: Store): Promise<void> {
  if ((await db.count('snapshots')) === 0) return;
  const standing = new Set<string>();
  const stays = ({ id, trashed }: { id: string; trashed?: Time }) => {
    if (trashed === undefined) standing.add(id);
  };
  const { reports, notes, codebooks } = await readBundle(db, { trash: true });
  for (const list of [reports, notes, codebooks]) list.forEach(stays);
  // A report in the trash that has notes outside it stays.
  for (const { report, trashed } of notes) if (trashed === undefined) standing.add(report);
  for (const day of await db.getAllKeys('snapshots')) {
    const bytes = await readSnapshot(db, day);
    if (!bytes) continue;
    const { bundle } = readBackup(JSON.parse(new TextDecoder().decode(bytes)));
    const purged = without(bundle, standing);
    const snapshot = await db.get('snapshots', day);
    if (snapshot && purged) await db.put('snapshots', { ...snapshot, bytes: await packed(purged) });
  }
}

/** Undefined where nothing has to go. */
function without(bundle: Bundle, standing: ReadonlySet<string>): Bundle | undefined {
  const stays = ({ id }: { id: string }) => standing.has(id);
  const notes = bundle.notes.filter(stays);
  const reports = bundle.reports.filter(stays);
  const changes = bundle.changes?.filter(({ record }) => standing.has(record));
  if (
    notes.length === bundle.notes.length &&
    reports.length === bundle.reports.length &&
    changes?.length === bundle.changes?.length
  )
    return undefined;
  const used = new Set(notes.map(({ text }) => text));
  const texts = bundle.texts.filter(({ hash }) => used.has(hash));
  return { ...bundle, notes, reports, texts, ...(changes ? { changes } : {}) };
}

async function lastSnapshot(db: Store): Promise<Snapshot | undefined> {
  return (await db.transaction('snapshots').store.openCursor(null, 'prev'))?.value;
}

async function packed(bundle: Bundle): Promise<Uint8Array<ArrayBuffer>> {
  return gzip(new Uint8Array(await makeJson(bundle)));
}

/** The day where the reader is. */
function dayOf(time: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}
