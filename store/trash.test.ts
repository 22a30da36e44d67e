import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../core/id';
import * as views from '../core/record-commands';
import { builtIn } from '../tests/unit/codebooks';
import { comment, everything, fresh, kept, noteOf, page, reportOf, request } from '../tests/unit/kept';
import { commit } from './commands';
import { addNote } from './new-note';
import { keepPositions, readNotes, readReports, readTrash } from './reading';
import type { Store } from './schema';
import { seedCodebooks } from './seed';
import { changeSettings, readSettings } from './settings';
import { deleteEverything, emptyTrash } from './trash';
import { undo } from './undo';

let db: Store;
beforeEach(async () => {
  db = await fresh();
});

/** All that is on the disk, derived things too, as one string to look for words in. */
async function disk(): Promise<string> {
  const stores = await Promise.all([...db.objectStoreNames].map((name) => db.getAll(name)));
  return JSON.stringify(stores);
}

describe('the trash', () => {
  test('holds notes and reports that views no longer show, last thrown away first', async () => {
    const [one, other] = [await kept(db), await kept(db)];
    await commit(db, views.trash([one], '2026-01-12T08:00:00.000Z'));
    await commit(db, views.trash([other], '2026-01-13T08:00:00.000Z'));
    expect(await readNotes(db)).toEqual([]);
    expect((await readTrash(db)).notes.map(({ id }) => id)).toEqual([other.id, one.id]);
  });

  test('gives a report back with its notes', async () => {
    const note = await kept(db);
    await commit(db, views.trashReport(await reportOf(db, note), [note]));
    expect(await readReports(db)).toEqual([]);
    const { notes, reports } = await readTrash(db);
    await commit(db, views.restore(notes, reports));
    expect([await readReports(db), await readNotes(db)].map(({ length }) => length)).toEqual([1, 1]);
  });

  test('gives a report back also when a new note is made on its page', async () => {
    const note = await kept(db);
    await commit(db, views.trashReport(await reportOf(db, note), [note]));
    const next = await kept(db);
    expect(next.report).toBe(note.report);
    expect((await readReports(db)).map(({ id }) => id)).toEqual([note.report]);
  });
});

describe('emptying the trash', () => {
  const secret = '不可外传的一句';

  test('removes the passage, its comment and its text from the whole disk, the log too', async () => {
    const note = await kept(db, {
      page: page({ text: secret }),
      anchor: { quote: { exact: secret, prefix: '', suffix: '' } },
      comment: secret,
    });
    await commit(db, comment(await noteOf(db, note.id), `${secret}二`));
    await keepPositions(db, note.text, [{ note: note.id, located: { status: 'lost', reason: secret } }]);
    const report = await reportOf(db, note);
    await commit(db, views.trashReport(report, [await noteOf(db, note.id)]));
    expect(await disk()).toContain(secret);
    expect((await emptyTrash(db)).outcome).toBe('done');
    expect(await disk()).not.toContain(secret);
    expect(await disk()).not.toContain(report.title);
  });

  test('also removes what an undone step had made', async () => {
    await kept(db, { comment: secret });
    await undo(db);
    expect(await disk()).toContain(secret);
    await emptyTrash(db);
    expect(await disk()).not.toContain(secret);
  });

  test('leaves everything else, with its history', async () => {
    const [gone, stays] = [await kept(db), await kept(db, { comment: '留下' })];
    await commit(db, views.trash([gone]));
    await emptyTrash(db);
    expect((await readNotes(db)).map(({ id }) => id)).toEqual([stays.id]);
    expect(await readReports(db)).toHaveLength(1);
    expect(await db.get('texts', stays.text)).toBeDefined();
    expect(await db.getAllFromIndex('changes', 'record', stays.id)).toHaveLength(1);
  });

  test('leaves a report in the trash while a note outside it belongs to it', async () => {
    const note = await kept(db);
    await commit(db, views.trashReport(await reportOf(db, note), []));
    await emptyTrash(db);
    expect(await db.get('reports', note.report)).toBeDefined();
  });

  test('is announced', async () => {
    const before = (await db.get('meta', 'device'))?.sequence ?? 0;
    await emptyTrash(db);
    expect((await db.get('meta', 'device'))?.sequence).toBeGreaterThan(before);
  });
});

test('deleting everything leaves nothing but a number that goes on, and a new device', async () => {
  await seedCodebooks(db, async () => [builtIn]);
  await kept(db);
  await changeSettings(db, () => ({ never: ['www.qingxi.gov.cn'] }));
  const before = await db.get('meta', 'device');
  expect((await deleteEverything(db)).outcome).toBe('done');
  for (const name of db.objectStoreNames) if (name !== 'meta') expect(await db.count(name)).toBe(0);
  const after = await db.get('meta', 'device');
  expect(after?.sequence).toBe((before?.sequence ?? 0) + 1);
  expect(after?.id).not.toBe(before?.id);
  expect((await readSettings(db)).never).toEqual([]);
  // And it can be begun anew, the codebooks too.
  await seedCodebooks(db, async () => [builtIn]);
  expect(await db.count('codebooks')).toBe(1);
  expect((await addNote(db, request({ command: newId() }))).outcome).toBe('done');
  expect((await everything(db)).notes).toHaveLength(1);
});
