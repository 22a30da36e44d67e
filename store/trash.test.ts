import { beforeEach, describe, expect, test } from 'vitest';
import { removeCodebook } from '../core/codebook/edit';
import { makeCodebook } from '../core/codebook/files/plan';
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
import { redo, undo } from './undo';

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

  test('leaves the way back of a codebook that was removed, whole', async () => {
    const loaded = makeCodebook({ ...builtIn, id: newId() }, 0);
    const [{ record = '' } = {}] = loaded.command.edits;
    await commit(db, loaded.command);
    const note = await kept(db, { areas: ['grain'] });
    const book = await db.get('codebooks', record);
    if (!book) throw new Error('not loaded');
    const asked = removeCodebook(book, [note], 'nowhere');
    if ('refused' in asked) throw new Error(asked.refused);
    await commit(db, asked.command);
    await emptyTrash(db);
    expect(await undo(db)).toMatchObject({ outcome: 'done', label: 'step_removeCodebook' });
    expect((await noteOf(db, note.id)).areas).toEqual(['grain']);
    expect((await db.get('codebooks', record))?.codes).toHaveLength(builtIn.codes.length);
  });

  test('leaves no way to a report that is gone: neither back to one that was joined, nor on to one that was separated', async () => {
    const elsewhere = page({
      url: 'http://www.yunling.gov.cn/a/1.html',
      title: '云岭市计划报告',
      text: '别的话。'.repeat(40),
    });
    const [note, other] = [await kept(db), await kept(db, { page: elsewhere })];
    const [into, from] = [await reportOf(db, note), await reportOf(db, other)];
    expect(into.id).not.toBe(from.id);
    await commit(db, views.joinReports(into, from, [other]));
    await emptyTrash(db);
    expect(await db.get('reports', from.id)).toBeUndefined();
    expect(await undo(db)).toMatchObject({ outcome: 'refused', reason: 'refused_recordMoved' });
    expect((await noteOf(db, other.id)).report).toBe(into.id);

    const made = { id: newId(), facts: { kind: 'other', title: '另一份' } };
    const joined = await reportOf(db, note);
    await commit(db, views.separatePage(joined, elsewhere.url, [note, await noteOf(db, other.id)], made));
    expect((await noteOf(db, other.id)).report).toBe(made.id);
    expect(await undo(db)).toMatchObject({ outcome: 'done', label: 'step_separatePage' });
    await emptyTrash(db);
    expect(await redo(db)).toMatchObject({ outcome: 'refused', reason: 'refused_recordMoved' });
    expect((await noteOf(db, other.id)).report).toBe(into.id);
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
