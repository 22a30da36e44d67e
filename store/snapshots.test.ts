import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { removeCodebook } from '../core/codebook/edit';
import { newId } from '../core/id';
import { parse } from '../core/import';
import type { Bundle } from '../core/model';
import { setComment, trash } from '../core/record-commands';
import { bundle as invented } from '../tests/unit/formats/invented';
import { changeOutside, hasUnsaved, isBackupDue, readSnapshot, readSnapshots } from './backups';
import { commit } from './commands';
import { planImport, withTrueHashes, writeImport } from './import';
import { openStore } from './open';
import { readBundle } from './reading';
import type { Store } from './schema';
import { purgeSnapshots, takeSnapshot, undisturbed } from './snapshots';
import { deleteEverything, emptyTrash } from './trash';

let db: Store;
let bundle: Bundle;
const id = invented.notes[0]?.id ?? '';

beforeEach(async () => {
  db = await openStore({ name: newId() });
  bundle = await withTrueHashes(invented);
});

const at = (day: number, hour = 12) => new Date(2026, 10, day, hour);
async function comment(text: string, when?: Date): Promise<void> {
  if (when) vi.setSystemTime(when);
  const note = await db.get('notes', id);
  if (note) await commit(db, setComment(note, text, newId()));
}
async function snapshotOf(day: string): Promise<Bundle> {
  return (await parse(day, (await readSnapshot(db, day)) ?? new Uint8Array())).bundle;
}

describe('snapshots', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: at(1) }));
  afterEach(() => void vi.useRealTimers());

  test('one for each day with changes, the last of the day, fourteen of them', async () => {
    expect(await takeSnapshot(db, at(1))).toBe(false);
    await writeImport(db, 's', bundle);
    expect(await takeSnapshot(db, at(1, 8))).toBe(true);
    expect(await takeSnapshot(db, at(1, 20))).toBe(false);
    await comment('早');
    expect(await takeSnapshot(db, at(1, 9))).toBe(false);
    expect(await takeSnapshot(db, at(1, 20))).toBe(true);
    expect((await snapshotOf('2026-11-01')).notes.find((note) => note.id === id)?.comment).toBe('早');
    for (let day = 2; day <= 20; day++) {
      if (day === 10) continue;
      await comment(`第 ${day} 天`, at(day));
      await takeSnapshot(db, at(day));
    }
    await takeSnapshot(db, at(21));
    const days = (await readSnapshots(db)).map(({ day }) => day.slice(-2));
    expect(days).toEqual(['20', '19', '18', '17', '16', '15', '14', '13', '12', '11', '09', '08', '07', '06']);
  });

  test('what was changed on a day after its snapshot goes into that day’s with the next start, however many days later', async () => {
    await writeImport(db, 's', bundle);
    await takeSnapshot(db, at(1));
    await comment('下午改的', at(1, 15));
    expect(await takeSnapshot(db, at(3, 9))).toBe(true);
    expect((await readSnapshots(db)).map(({ day }) => day)).toEqual(['2026-11-01']);
    expect((await snapshotOf('2026-11-01')).notes.find((note) => note.id === id)?.comment).toBe('下午改的');
    await comment('又改了', at(3, 10));
    // A log that came along was written elsewhere, on other days.
    const [theirs] = (await readBundle(db, { changes: true })).changes ?? [];
    const log = theirs
      ? [{ ...theirs, id: 'theirs/0', step: 'theirs', device: 'theirs', time: '2025-01-01T00:00:00.000Z' }]
      : [];
    await writeImport(db, 'log', { ...(await readBundle(db, { trash: true })), changes: log });
    expect(await takeSnapshot(db, at(3, 16))).toBe(true);
    expect((await readSnapshots(db)).map(({ day }) => day)).toEqual(['2026-11-03', '2026-11-01']);
  });

  test('put back, a day holds again: what was changed, thrown away or lost since; what was made since stays', async () => {
    await writeImport(db, 's', bundle);
    await takeSnapshot(db, at(1));
    const before = (await readBundle(db, { trash: true })).notes;
    await comment('后来改的');
    const [, second] = bundle.notes;
    if (second) await commit(db, trash([second]));
    const made = { ...bundle.notes[2], id: newId(), comment: '后来做的' };
    await writeImport(db, 'made', { ...bundle, changes: [], notes: [Object.assign({}, bundle.notes[2], made)] });

    const then = await snapshotOf('2026-11-01');
    const planned = (await planImport(db, then, { restoring: true })).filter(({ kind }) => kind === 'note');
    expect(planned.map(({ outcome }) => outcome).sort()).toEqual(['change', 'change', 'duplicate', 'duplicate']);
    await writeImport(db, 'back', then, { restoring: true });
    const now = new Map((await readBundle(db, { trash: true })).notes.map((note) => [note.id, note]));
    for (const { id: each, comment: text, trashed } of before)
      expect(now.get(each)).toMatchObject({ comment: text, ...(trashed ? { trashed } : {}) });
    expect(now.get(second?.id ?? '')?.trashed).toBeUndefined();
    expect(now.get(made.id)?.comment).toBe('后来做的');
  });

  test('hold nothing of what the trash was emptied of', async () => {
    await writeImport(db, 's', bundle);
    await comment('秘密');
    await takeSnapshot(db, at(1));
    vi.setSystemTime(at(2));
    const note = await db.get('notes', id);
    if (note) await commit(db, trash([note]));
    await takeSnapshot(db, at(2));
    await purgeSnapshots(db);
    await emptyTrash(db);
    for (const day of ['2026-11-01', '2026-11-02']) {
      const words = JSON.stringify(await snapshotOf(day));
      expect(words).not.toContain(id);
      expect(words).not.toContain('秘密');
      expect((await snapshotOf(day)).notes.map((each) => each.id)).toContain(bundle.notes[1]?.id);
    }
  });

  test('keep the codebooks that have been removed since: their notes came with them, and are given back with them', async () => {
    const [book] = bundle.codebooks;
    if (!book) throw new Error('no codebook');
    await writeImport(db, 's', bundle);
    await takeSnapshot(db, at(1));
    const loaded = await db.get('codebooks', book.id);
    const asked = loaded && removeCodebook(loaded, (await readBundle(db, { trash: true })).notes, 'nowhere');
    if (!asked || 'refused' in asked) throw new Error('not removed');
    expect((await commit(db, asked.command)).outcome).toBe('done');
    const note = await db.get('notes', id);
    if (note) await commit(db, trash([note]));
    await purgeSnapshots(db);
    await emptyTrash(db);
    const then = await snapshotOf('2026-11-01');
    expect(then.notes.map((each) => each.id)).not.toContain(id);
    expect(then.codebooks.map((each) => each.id)).toContain(book.id);
    expect(then.changes?.map(({ record }) => record)).toContain(book.id);
  });

  test('on a full disk one that there is no room to write anew goes as a whole: the trash can be emptied', async () => {
    await writeImport(db, 's', bundle);
    await takeSnapshot(db, at(1));
    vi.setSystemTime(at(2));
    const [thrown, ...others] = (await readBundle(db)).notes;
    if (thrown) await commit(db, trash(others));
    await takeSnapshot(db, at(2));
    if (thrown) await commit(db, trash([thrown]));
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (this.name === 'snapshots') throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, args);
    });
    expect(await takeSnapshot(db, at(3))).toBe(false);
    expect(await readSnapshots(db)).toHaveLength(2);
    await purgeSnapshots(db);
    expect(await emptyTrash(db)).toMatchObject({ outcome: 'done' });
    vi.restoreAllMocks();
    expect(await readSnapshots(db)).toEqual([]);
    expect(await db.count('snapshots')).toBe(0);
  });

  test('are told by day and size without their bytes being read', async () => {
    await writeImport(db, 's', bundle);
    await takeSnapshot(db, at(1));
    const size = (await db.get('snapshots', '2026-11-01'))?.bytes.length;
    const read = vi.spyOn(db, 'transaction');
    expect(await readSnapshots(db)).toMatchObject([{ day: '2026-11-01', size }]);
    expect(await takeSnapshot(db, at(2))).toBe(false);
    expect(read).toHaveBeenCalled();
    expect(JSON.stringify(read.mock.calls)).not.toContain('snapshots');
  });

  test('kept before there was a list of them are found', async () => {
    await writeImport(db, 's', bundle);
    await takeSnapshot(db, at(1));
    const { snapshots: _, ...older } = (await db.get('meta', 'device')) ?? {};
    await db.put('meta', Object.assign({ key: 'device' as const, id: 'd', sequence: 1 }, older));
    expect(await readSnapshots(db)).toMatchObject([{ day: '2026-11-01' }]);
    await comment('又改了', at(2));
    await takeSnapshot(db, at(2));
    expect((await readSnapshots(db)).map(({ day }) => day)).toEqual(['2026-11-02', '2026-11-01']);
  });

  test('being packed while everything is deleted, are not kept', async () => {
    await writeImport(db, 's', bundle);
    let deleted: Promise<unknown> | undefined;
    const Packing = CompressionStream;
    class Meanwhile extends Packing {
      constructor() {
        super('gzip');
        deleted = deleteEverything(db);
      }
    }
    vi.stubGlobal('CompressionStream', Meanwhile);
    expect(await takeSnapshot(db, at(1))).toBe(false);
    vi.unstubAllGlobals();
    await deleted;
    expect(await db.count('snapshots')).toBe(0);
    expect(await readSnapshots(db)).toEqual([]);
  });

  test('being packed while the trash is emptied, hold nothing of it', async () => {
    await writeImport(db, 's', bundle);
    const note = await db.get('notes', id);
    if (note) await commit(db, trash([note]));
    const taken = takeSnapshot(db, at(1));
    await undisturbed(async () => {
      await purgeSnapshots(db);
      await emptyTrash(db);
    });
    expect(await taken).toBe(true);
    expect(JSON.stringify(await snapshotOf('2026-11-01'))).not.toContain(id);
  });
});

describe('backups outside', () => {
  const days = (count: number) => new Date(Date.now() + count * 86_400_000);

  test('are due when a change is a week old that none holds; not for a week after “not now”', async () => {
    expect(await isBackupDue(db, days(30))).toBe(false);
    await writeImport(db, 's', bundle);
    expect(await isBackupDue(db, days(6))).toBe(false);
    expect(await isBackupDue(db, days(8))).toBe(true);
    await changeOutside(db, { dismissed: days(8).toISOString() });
    expect(await isBackupDue(db, days(14))).toBe(false);
    expect(await isBackupDue(db, days(16))).toBe(true);
    const { sequence = 0 } = (await db.get('meta', 'device')) ?? {};
    await changeOutside(db, { time: days(16).toISOString(), sequence, dismissed: undefined });
    expect(await hasUnsaved(db)).toBe(false);
    expect(await isBackupDue(db, days(60))).toBe(false);
    await comment('又改了');
    expect(await hasUnsaved(db)).toBe(true);
    expect(await isBackupDue(db, days(20))).toBe(false);
    expect(await isBackupDue(db, days(24))).toBe(true);
  });

  test('are due though the clock was years ahead when one was made, or waved away', async () => {
    await writeImport(db, 's', bundle);
    const { sequence = 0 } = (await db.get('meta', 'device')) ?? {};
    await changeOutside(db, { time: days(2000).toISOString(), sequence });
    await comment('又改了');
    expect(await isBackupDue(db, days(6))).toBe(false);
    expect(await isBackupDue(db, days(8))).toBe(true);
    await changeOutside(db, { dismissed: days(2000).toISOString() });
    expect(await isBackupDue(db, days(8))).toBe(true);
  });

  test('are due at once where the folder cannot be written to, until something is backed up', async () => {
    await writeImport(db, 's', bundle);
    await changeOutside(db, { failed: days(1).toISOString() });
    expect(await isBackupDue(db, days(1))).toBe(true);
    await changeOutside(db, { dismissed: days(1).toISOString() });
    expect(await isBackupDue(db, days(2))).toBe(false);
    await changeOutside(db, { time: days(3).toISOString(), dismissed: undefined, failed: undefined });
    expect(await isBackupDue(db, days(4))).toBe(false);
  });
});
