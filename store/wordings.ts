import { alike, asBefore, type Before } from '../core/codebook/coded-before';
import { sharing, type Wordings, wordingsOf } from '../core/codebook/wording';
import { newId } from '../core/id';
import type { Id } from '../core/model';
import type { Store, Writing } from './schema';

/*
 * Wordings are derived, a record for each report, made when they are first asked for. What writes a report's notes drops
 * its record and thinks no more of it: while a report is read and coded its own notes are those that change, and these
 * are the ones that nobody looks for.
 */

/** What has been read; a connection that was closed takes it along. */
const memories = new WeakMap<Store, { known: Map<Id, Wordings>; work: Promise<unknown> }>();

/** Where the words of a note, or nearly the same, were coded in another report. */
export async function readCodedBefore(db: Store, id: Id): Promise<Before[]> {
  const note = await db.get('notes', id);
  if (!note) return [];
  const ids = sharing(note.anchor.quote.exact, note.report, await readWordings(db));
  const tx = db.transaction(['notes', 'reports']);
  const notes = await Promise.all(ids.map((each) => tx.objectStore('notes').get(each)));
  const found = alike(
    note,
    notes.flatMap((each) => each ?? []),
  );
  return asBefore(found, await Promise.all(found.map(({ note: { report } }) => db.get('reports', report))));
}

/** Of all reports; one after the other for those that ask at the same time. */
async function readWordings(db: Store): Promise<Iterable<Wordings>> {
  const memory = memories.get(db) ?? { known: new Map<Id, Wordings>(), work: Promise.resolve() };
  memories.set(db, memory);
  const { known } = memory;
  const work = memory.work.then(() => refresh(db, known));
  memory.work = work.catch(() => {});
  await work;
  return known.values();
}

async function refresh(db: Store, known: Map<Id, Wordings>): Promise<void> {
  const tx = db.transaction(['reports', 'wordings']);
  const wordings = tx.objectStore('wordings');
  const [reports, keys] = await Promise.all([tx.objectStore('reports').getAllKeys(), wordings.getAllKeys()]);
  const made = new Map(keys);
  for (const [report, { made: when }] of known) if (made.get(report) !== when) known.delete(report);
  const unread = keys.filter(([report]) => !known.has(report));
  for (const each of await Promise.all(unread.map((key) => wordings.get(key)))) if (each) known.set(each.report, each);
  for (const report of reports) if (!known.has(report)) known.set(report, await make(db, report));
}

/** In a transaction each: a command need not wait for those of a thousand reports. */
async function make(db: Store, report: Id): Promise<Wordings> {
  const tx = db.transaction(['notes', 'wordings'], 'readwrite', { durability: 'relaxed' });
  const notes = await tx.objectStore('notes').index('report').getAll(report);
  const wordings = wordingsOf(report, newId(), notes);
  // What is derived need not be kept: on a full disk it is made anew each time.
  await Promise.all([tx.objectStore('wordings').put(wordings), tx.done]).catch(() => {});
  return wordings;
}

/** They are of notes that have changed, come or gone. */
export async function forgetWordings(tx: Writing, report: Id): Promise<void> {
  await tx.objectStore('wordings').delete(IDBKeyRange.bound([report], [report, []]));
}
