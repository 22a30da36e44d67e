import type { Outcome } from '../core/command';
import { type Settled, type Settling, settle } from '../core/import/plan';
import type { Bundle, Change, Id, KeptCodebook, RecordKind, Text } from '../core/model';
import { isLogged, turning, writeTurns } from './commands';
import { fieldsOf, type Stamp } from './fields';
import { hashText } from './hash';
import type { Reading, Store, Writing } from './schema';
import { keepText } from './texts';
import { device, refused, write } from './write';

/** What an import would do to what is kept now; writes nothing. */
export async function planImport(db: Store, incoming: Bundle, how: Settling = {}): Promise<Settled[]> {
  return settle(incoming, await readAll(db.transaction([...db.objectStoreNames])), how);
}

/**
 * Writes a file's records: all of them or nothing, as one step of the log. What becomes of each is settled anew inside
 * the transaction, for what is kept may have changed since the preview. A step that is in the log already is `done`.
 * @param incoming with true hashes, see `withTrueHashes`
 */
export async function writeImport(db: Store, step: Id, incoming: Bundle, how: Settling = {}): Promise<Outcome> {
  return write(db, async (tx): Promise<Outcome> => {
    if (await isLogged(tx, step)) return { outcome: 'done', step };
    const existing = await readAll(tx);
    const settled = settle(incoming, existing, how).filter(({ outcome }) => outcome !== 'duplicate');
    const turnTo = turningFrom(tx, existing);
    const turns = [];
    for (const { kind, record } of lastOfEach(settled)) {
      const turn = turnTo(kind, record);
      if (!turn) return refused('refused_badRecord');
      turns.push(turn);
    }
    const came = settled.flatMap(({ kind, record }) => (kind === 'change' ? [record] : []));
    await keepHistory(tx, came);
    await writeTurns(tx, turns, { step, label: how.restoring ? 'step_restore' : 'step_import' });
    for (const { kind, record } of settled) if (kind === 'text') await keepText(tx, record);
    return { outcome: 'done', step };
  });
}

/**
 * The bundle with each text under the hash that it really has: a file that names a text wrongly, by fault or malice,
 * must not stand in the place of another.
 */
export async function withTrueHashes(bundle: Bundle): Promise<Bundle> {
  const renamed = new Map<string, string>();
  const texts = new Map<string, Text>();
  for (const text of bundle.texts) {
    const hash = await hashText(text.text);
    if (hash !== text.hash) renamed.set(text.hash, hash);
    texts.set(hash, { ...text, hash });
  }
  if (renamed.size === 0) return bundle;
  const now = <T extends { text: string }>(of: T): T => ({ ...of, text: renamed.get(of.text) ?? of.text });
  return {
    ...bundle,
    texts: [...texts.values()],
    reports: bundle.reports.map((report) => ({ ...report, pages: report.pages.map(now) })),
    notes: bundle.notes.map(now),
  };
}

interface Kept extends Bundle {
  codebooks: KeptCodebook[];
}

/** All that is kept, trash and log included; of texts the names alone, which is what can be compared. */
async function readAll(tx: Reading): Promise<Kept> {
  const [reports, notes, codebooks, changes, hashes] = await Promise.all([
    tx.objectStore('reports').getAll(),
    tx.objectStore('notes').getAll(),
    tx.objectStore('codebooks').getAll(),
    tx.objectStore('changes').getAll(),
    tx.objectStore('texts').getAllKeys(),
  ]);
  const texts = hashes.map((hash) => ({ hash, text: '', url: '', title: '', seen: '' }));
  return { reports, notes, codebooks, changes, texts };
}

type Record = Extract<Settled, { kind: RecordKind }>;

/** Two records of a file may have become one that is kept: the last holds what the others have given to it. */
function lastOfEach(settled: readonly Settled[]): Record[] {
  const last = new Map<string, Record>();
  for (const each of settled)
    if (each.kind !== 'text' && each.kind !== 'change') last.set(`${each.kind}/${each.record.id}`, each);
  return [...last.values()];
}

/** Turns from what is kept to what a file makes of it. */
function turningFrom(tx: Writing, { reports, notes, codebooks }: Kept) {
  const kept = {
    report: new Map(reports.map((record) => [record.id, record])),
    note: new Map(notes.map((record) => [record.id, record])),
    codebook: new Map(codebooks.map((record) => [record.id, record])),
  };
  const now = new Date().toISOString();
  return (kind: RecordKind, record: Record['record']) => {
    const { id } = record;
    const here: Stamp | undefined = kept[kind].get(id);
    const stamp: Partial<Stamp> = 'revision' in record ? record : {};
    // A codebook that was merged is newer than both.
    const updated = kind === 'codebook' && here ? now : (stamp.updated ?? now);
    // `turning` counts one on; what a file brings for the first time keeps the number that it came with.
    const revision = Math.max(here ? here.revision : 0, (stamp.revision ?? 1) - 1);
    return turning(
      tx,
      { kind, record: id, ...(here ? { before: fieldsOf(kind, here) } : {}), after: fieldsOf(kind, record) },
      { revision, created: here?.created ?? stamp.created ?? now, time: updated },
    );
  };
}

/** Log entries that came along: after our own, before the import's step, in the order in which they were made. */
async function keepHistory(tx: Writing, came: readonly Change[]): Promise<void> {
  if (came.length === 0) return;
  const meta = await device(tx);
  const first = came.reduce((least, { sequence }) => Math.min(least, sequence), Number.MAX_SAFE_INTEGER);
  const shift = Math.max(0, meta.sequence + 1 - first);
  let sequence = meta.sequence;
  for (const change of came) {
    sequence = Math.max(sequence, change.sequence + shift);
    await tx.objectStore('changes').put({ ...change, sequence: change.sequence + shift, imported: true });
  }
  await tx.objectStore('meta').put({ ...meta, sequence });
}
