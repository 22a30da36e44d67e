import type { News } from '../core/command';
import type { Change, Id, Note } from '../core/model';
import { readPositions } from './reading';
import type { Store } from './schema';

/** More than this at once is read as a whole. */
const MOST = 200;

/**
 * What changed since announcement `since`, read off the change log: a page with a thousand notes need not read them all
 * again because one was made. Undefined where more than notes has changed (a codebook, a report, the settings: writes
 * that the log does not hold count in the sequence) or too much: then the page is to be read as a whole.
 */
export async function readNews(
  db: Store,
  { report, text, since }: { report: Id; text: string; since: number },
): Promise<News | undefined> {
  const tx = db.transaction(['changes', 'notes', 'meta']);
  const sequence = (await tx.objectStore('meta').get('device'))?.sequence ?? 0;
  if (sequence < since || sequence - since > MOST) return undefined;
  const changes: Change[] =
    sequence === since
      ? []
      : await tx.objectStore('changes').index('sequence').getAll(IDBKeyRange.lowerBound(since, true));
  if (changes.length !== sequence - since || changes.some(({ kind }) => kind !== 'note')) return undefined;
  const notes: Note[] = [];
  const gone: Id[] = [];
  for (const id of new Set(changes.map(({ record }) => record))) {
    const note = await tx.objectStore('notes').get(id);
    if (note && note.report === report && note.trashed === undefined) notes.push(note);
    else gone.push(id);
  }
  const trashed = await tx.objectStore('notes').index('trashed').getAllKeys();
  const ofReport = tx.objectStore('notes').index('report');
  // Keys are read only where some are to be left out: of a thousand they take as long as all the rest here.
  const inTrash = new Set(trashed);
  const count = trashed.length
    ? (await ofReport.getAllKeys(report)).filter((id) => !inTrash.has(id)).length
    : await ofReport.count(report);
  await tx.done;
  return {
    sequence,
    notes,
    gone,
    located: await readPositions(db, text, new Set(notes.map(({ id }) => id))),
    count,
  };
}
