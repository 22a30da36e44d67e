import type { FoundNote } from '../core/command';
import type { Bundle, Change, Code, Id, KeptCodebook, Note, Records, Report, Text } from '../core/model';
import type { Store } from './schema';

/*
 * What the views and the background read. Each is one transaction or several small ones; nothing here writes, except
 * `keepPositions`, which keeps what is derived.
 */

/** All reports that are not in the trash. */
export async function readReports(db: Store): Promise<Report[]> {
  return (await db.getAll('reports')).filter(isThere);
}

export async function readReport(db: Store, id: Id): Promise<Report | undefined> {
  return db.get('reports', id);
}

export async function readNote(db: Store, id: Id): Promise<Note | undefined> {
  return db.get('notes', id);
}

/** All notes that are not in the trash. */
export async function readNotes(db: Store): Promise<Note[]> {
  return (await db.getAll('notes')).filter(isThere);
}

/** A report's notes, those in the trash left out unless asked for. */
export async function readNotesOf(db: Store, report: Id, { trash = false } = {}): Promise<Note[]> {
  return (await db.getAllFromIndex('notes', 'report', report)).filter((note) => trash || isThere(note));
}

export async function readText(db: Store, hash: string): Promise<Text | undefined> {
  return db.get('texts', hash);
}

/** The texts of a report's pages but the one with this hash, as they were last seen. */
export async function readOtherTexts(db: Store, report: Id, except?: string): Promise<string[]> {
  const pages = (await db.get('reports', report))?.pages ?? [];
  const hashes = new Set(pages.flatMap(({ text }) => (text === except ? [] : text)));
  const texts = await Promise.all([...hashes].map((hash) => db.get('texts', hash)));
  return texts.flatMap((text) => text?.text ?? []);
}

/**
 * The notes changed last, newest first; of other reports than `except`. Read in one piece, twice as many where too many
 * of them are left out: a cursor over hundreds is hundreds of requests, for which the next command would wait.
 */
export async function readRecentNotes(db: Store, limit: number, except?: Id): Promise<Note[]> {
  const index = db.transaction('notes').store.index('updated');
  const all = await index.count();
  for (let wanted = limit; ; wanted *= 2) {
    const skipped = all - wanted;
    let cursor = skipped > 0 ? await index.openKeyCursor() : null;
    if (cursor && skipped > 0) cursor = await cursor.advance(skipped);
    const newest = await index.getAll(cursor ? IDBKeyRange.lowerBound(cursor.key) : null);
    const notes = newest.reverse().filter((note) => isThere(note) && note.report !== except);
    if (notes.length >= limit || skipped <= 0) return notes.slice(0, limit);
  }
}

/** The areas used last, newest first: of the last hundred notes. */
export async function readRecentAreas(db: Store, limit: number): Promise<Id[]> {
  const notes = await readRecentNotes(db, 100);
  return [...new Set(notes.flatMap(({ areas }) => areas))].slice(0, limit);
}

async function readCodebooks(db: Store): Promise<KeptCodebook[]> {
  return (await db.getAll('codebooks')).filter(isThere);
}

/** All that is kept and not in the trash. */
export async function readRecords(db: Store): Promise<Records> {
  const [notes, reports, codebooks] = await Promise.all([readNotes(db), readReports(db), readCodebooks(db)]);
  return { notes, reports, codebooks };
}

/** Codes of both facets, archived ones left out, in order. */
export async function readCodes(db: Store): Promise<Code[]> {
  return (await readCodebooks(db))
    .flatMap(({ codes }) => codes)
    .filter(({ archived }) => !archived)
    .sort((a, b) => a.order - b.order);
}

/** Notes and reports in the trash, last thrown away first. */
export async function readTrash(db: Store): Promise<{ notes: Note[]; reports: Report[] }> {
  const [notes, reports] = await Promise.all([db.getAllFromIndex('notes', 'trashed'), db.getAll('reports')]);
  return { notes: notes.reverse(), reports: reports.filter(({ trashed }) => trashed) };
}

/** A record's changes, oldest first. */
export async function readHistory(db: Store, record: Id): Promise<Change[]> {
  const changes = await db.getAllFromIndex('changes', 'record', record);
  return changes.sort((a, b) => a.sequence - b.sequence);
}

/** The step that was made last. */
export async function readLastStep(db: Store): Promise<Id | undefined> {
  return (await db.transaction('changes').store.index('sequence').openCursor(null, 'prev'))?.value.step;
}

/** So many records are read one by one rather than with all that lie beside them. */
const FEW = 50;

/** Positions cached for a text, of the notes asked for, or of all. */
export async function readPositions(db: Store, text: string, notes?: ReadonlySet<Id>): Promise<FoundNote[]> {
  // A few are asked for by key: when one note of a thousand has changed, nobody waits for all the others' places.
  const positions =
    notes && notes.size <= FEW
      ? (await Promise.all([...notes].map((note) => db.get('positions', [note, text])))).filter(
          (each) => each !== undefined,
        )
      : await db.getAllFromIndex('positions', 'text', text);
  return positions.filter(({ note }) => !notes || notes.has(note)).map(({ note, located }) => ({ note, located }));
}

/** Keeps positions found on a text. Those of a note that has gone, or was changed since, are left out. */
export async function keepPositions(db: Store, text: string, found: readonly FoundNote[]): Promise<void> {
  const tx = db.transaction(['notes', 'positions'], 'readwrite');
  for (const { note: id, located, revision } of found) {
    const note = await tx.objectStore('notes').get(id);
    if (!note || (revision !== undefined && revision !== note.revision)) continue;
    await tx.objectStore('positions').put({ note: id, text, located });
  }
  await tx.done;
}

export interface BundleChoice {
  /** These reports only. */
  reports?: readonly Id[];
  /** With what is in the trash. */
  trash?: boolean;
  /** With the change log. */
  changes?: boolean;
}

/** What an export takes, as it stood at one moment: all that is kept, or some reports with their notes and texts. */
export async function readBundle(
  db: Store,
  { reports: only, trash = false, changes = false }: BundleChoice = {},
): Promise<Bundle> {
  const tx = db.transaction(['reports', 'notes', 'texts', 'codebooks', 'changes']);
  const wanted = (record: { trashed?: string }) => trash || isThere(record);
  const chosen = only && new Set(only);
  const [allReports, allNotes, allTexts, codebooks, log] = await Promise.all([
    tx.objectStore('reports').getAll(),
    tx.objectStore('notes').getAll(),
    tx.objectStore('texts').getAll(),
    tx.objectStore('codebooks').getAll(),
    changes ? tx.objectStore('changes').index('sequence').getAll() : undefined,
  ]);
  const reports = allReports.filter((report) => wanted(report) && (!chosen || chosen.has(report.id)));
  const there = new Set(reports.map(({ id }) => id));
  const notes = allNotes.filter((note) => wanted(note) && there.has(note.report));
  const used = textsOf(reports, notes);
  const texts = allTexts.filter(({ hash }) => used.has(hash));
  const kept = new Set([...there, ...notes.map(({ id }) => id), ...codebooks.map(({ id }) => id)]);
  return {
    reports,
    texts,
    notes,
    codebooks: codebooks.filter(wanted),
    ...(log ? { changes: log.filter(({ record }) => !chosen || kept.has(record)) } : {}),
  };
}

/** The same of these notes with their reports, and of these reports; what has gone or is in the trash is left out. */
export async function readBundleOf(
  db: Store,
  { notes: noteIds = [], reports: reportIds = [] }: { notes?: readonly Id[]; reports?: readonly Id[] },
): Promise<Bundle> {
  const tx = db.transaction(['reports', 'notes', 'texts', 'codebooks']);
  const get = async <T extends { trashed?: string }>(records: Promise<(T | undefined)[]>): Promise<T[]> =>
    (await records).flatMap((record) => (record && isThere(record) ? [record] : []));
  const notes = await get(Promise.all([...new Set(noteIds)].map((id) => tx.objectStore('notes').get(id))));
  const wanted = new Set([...reportIds, ...notes.map(({ report }) => report)]);
  const reports = await get(Promise.all([...wanted].map((id) => tx.objectStore('reports').get(id))));
  const there = new Set(reports.map(({ id }) => id));
  const kept = notes.filter(({ report }) => there.has(report));
  const hashes = textsOf(reports, kept);
  const texts = await Promise.all([...hashes].map((hash) => tx.objectStore('texts').get(hash)));
  const codebooks = await tx.objectStore('codebooks').getAll();
  return {
    reports,
    notes: kept,
    texts: texts.filter((text) => text !== undefined),
    codebooks: codebooks.filter(isThere),
  };
}

/** The number that the newest write would be announced by. */
export async function readSequence(db: Store): Promise<number> {
  return (await db.get('meta', 'device'))?.sequence ?? 0;
}

/** A page's text takes some 100 KB: room for a day's reading, and for the reader to do something about it. */
const LITTLE = 20_000_000;

/** Bytes used and available, where the browser tells. */
export async function storageState(): Promise<{ used: number; quota: number; nearlyFull: boolean } | undefined> {
  if (!globalThis.navigator?.storage?.estimate) return undefined;
  const { usage: used, quota } = await navigator.storage.estimate();
  return used === undefined || quota === undefined ? undefined : { used, quota, nearlyFull: quota - used < LITTLE };
}

const textsOf = (reports: readonly Report[], notes: readonly Note[]): Set<string> =>
  new Set([...notes.map(({ text }) => text), ...reports.flatMap(({ pages }) => pages.map(({ text }) => text))]);

const isThere = ({ trashed }: { trashed?: string }): boolean => trashed === undefined;
