import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { newId } from '../core/id';
import type { Json } from '../core/model';
import * as views from '../core/record-commands';
import { builtIn } from '../tests/unit/codebooks';
import { comment, edit, everything, fresh, kept, noteOf, page, reportOf, request } from '../tests/unit/kept';
import { commit } from './commands';
import { addNote } from './new-note';
import { openStore, reopening } from './open';
import type { Store } from './schema';
import { seedCodebooks } from './seed';
import { emptyTrash } from './trash';

let db: Store;
beforeEach(async () => {
  db = await fresh();
});

describe('a command', () => {
  test('is one transaction that holds the record and its change entry', async () => {
    const note = await kept(db);
    const command = comment(note, '与上年比较');
    expect(await commit(db, command)).toEqual({ outcome: 'done', step: command.id });
    expect(await noteOf(db, note.id)).toMatchObject({ comment: '与上年比较', revision: 2, created: note.created });
    expect(await db.getAllFromIndex('changes', 'step', command.id)).toMatchObject([
      {
        id: `${command.id}/0`,
        kind: 'note',
        record: note.id,
        label: 'step_editComment',
        before: { comment: '' },
        after: { comment: '与上年比较' },
      },
    ]);
  });

  test('waits until the disk has it', async () => {
    const opened = vi.spyOn(db, 'transaction');
    await kept(db);
    expect(opened.mock.calls[0]?.slice(1)).toEqual(['readwrite', { durability: 'strict' }]);
  });

  test('sent twice is done once', async () => {
    const note = await kept(db);
    const command = comment(note, '一');
    await commit(db, command);
    const before = await everything(db);
    expect(await commit(db, command)).toEqual({ outcome: 'done', step: command.id });
    expect(await everything(db)).toEqual(before);
  });

  test('sent twice at the same time is done once', async () => {
    const note = await kept(db);
    const command = comment(note, '一');
    await Promise.all([commit(db, command), commit(db, command), commit(db, command)]);
    expect(await noteOf(db, note.id)).toMatchObject({ comment: '一', revision: 2 });
    expect(await db.countFromIndex('changes', 'step', command.id)).toBe(1);
  });

  test('with several records is done for all of them or for none', async () => {
    const [one, other] = [await kept(db), await kept(db)];
    const before = await everything(db);
    const missing = { ...other, id: newId() };
    expect(await commit(db, views.trash([one, missing]))).toEqual({
      outcome: 'refused',
      reason: 'refused_unknownRecord',
    });
    expect(await everything(db)).toEqual(before);
    expect((await commit(db, views.trash([one, other]))).outcome).toBe('done');
    expect((await noteOf(db, other.id)).trashed).toBeDefined();
  });

  test('that changes nothing leaves no trace', async () => {
    const note = await kept(db);
    const before = await everything(db);
    expect((await commit(db, comment(note, note.comment))).outcome).toBe('done');
    expect(await everything(db)).toEqual(before);
  });

  test('that would make half a record is refused', async () => {
    const note = await kept(db);
    const before = await everything(db);
    const broken = edit(note, { anchor: { from: {}, to: { quote: '不是引文' } } });
    expect(await commit(db, broken)).toEqual({ outcome: 'refused', reason: 'refused_badRecord' });
    expect(await commit(db, edit(note, { section: { from: note.section } }))).toMatchObject({ outcome: 'refused' });
    expect(await everything(db)).toEqual(before);
  });

  test('cannot set what the store itself keeps', async () => {
    const note = await kept(db);
    await commit(db, edit(note, { revision: { to: 99 }, id: { to: newId() }, comment: { from: '', to: '一' } }));
    expect(await noteOf(db, note.id)).toMatchObject({ id: note.id, revision: 2, comment: '一' });
  });

  test('that edits one record twice is a bug, and throws with nothing written', async () => {
    const note = await kept(db);
    const before = await everything(db);
    const { edits, ...command } = comment(note, '一');
    await expect(commit(db, { ...command, edits: [...edits, ...edits] })).rejects.toThrow('twice');
    expect(await everything(db)).toEqual(before);
  });

  test('grows the sequence that is announced by one with each entry', async () => {
    const note = await kept(db);
    const before = (await db.get('meta', 'device'))?.sequence ?? 0;
    await commit(db, comment(note, '一'));
    expect((await db.get('meta', 'device'))?.sequence).toBe(before + 1);
  });
});

describe('revisions', () => {
  test('a record that is gone is not made again by an edit', async () => {
    const note = await kept(db);
    await db.delete('notes', note.id);
    expect(await commit(db, comment(note, '一'))).toEqual({ outcome: 'refused', reason: 'refused_unknownRecord' });
  });

  test('a record that is there is not made a second time', async () => {
    const note = await kept(db);
    const again = edit({ id: note.id, revision: 0 }, { comment: { to: '一' } });
    expect(await commit(db, again)).toEqual({ outcome: 'refused', reason: 'refused_recordMoved' });
  });

  test('edits of different fields, made on the same revision, both hold', async () => {
    const note = await kept(db);
    await commit(db, comment(note, '一'));
    const outcome = await commit(db, views.setAreas(note, ['a']));
    expect(outcome).not.toHaveProperty('merged');
    expect(await noteOf(db, note.id)).toMatchObject({ comment: '一', areas: ['a'], revision: 3 });
  });

  test('of two edits of one text both are kept, and the reader is told', async () => {
    const note = await kept(db, { comment: '原稿' });
    await commit(db, comment(note, '甲全部改写'));
    expect(await commit(db, comment(note, '乙另写'))).toMatchObject({ outcome: 'done', merged: true });
    const { comment: both } = await noteOf(db, note.id);
    expect(both).toContain('甲全部改写');
    expect(both).toContain('乙另写');
  });

  test('of two edits of a list both additions and removals hold', async () => {
    const note = await kept(db, { areas: ['a', 'b'] });
    await commit(db, views.setAreas(note, ['a', 'b', 'c']));
    await commit(db, views.setAreas(note, ['d', 'b']));
    expect((await noteOf(db, note.id)).areas).toEqual(['d', 'b', 'c']);
  });

  test('two edits of one codebook touch only the codes that they name', async () => {
    await seedCodebooks(db, async () => [builtIn]);
    const book = await db.get('codebooks', builtIn.id);
    const [one, other] = book?.codes ?? [];
    if (!book || !one || !other) throw new Error('not seeded');
    const key = (code: typeof one, to: string) =>
      edit(book, { [`code:${code.id}`]: { from: asJson(code), to: asJson({ ...code, key: to }) } }, 'codebook');
    await Promise.all([commit(db, key(one, '1')), commit(db, key(other, '2'))]);
    const codes = (await db.get('codebooks', book.id))?.codes ?? [];
    expect(codes.map((code) => code.key).filter(Boolean)).toEqual(['1', '2']);
    expect(codes).toHaveLength(book.codes.length);
  });
});

const asJson = (value: object): Json => JSON.parse(JSON.stringify(value));

describe('two writers at once', () => {
  test('two tabs that add notes to one new page make one report, and lose no note', async () => {
    const name = newId();
    const [one, other] = [await openStore({ name }), await openStore({ name })];
    const requests = Array.from({ length: 20 }, () => request());
    const outcomes = await Promise.all(requests.map((asked, i) => addNote(i % 2 ? one : other, asked)));
    expect(outcomes.every(({ outcome }) => outcome === 'done')).toBe(true);
    expect(await one.count('notes')).toBe(20);
    expect(await one.count('reports')).toBe(1);
    expect(await one.count('texts')).toBe(1);
    const sequences = (await one.getAll('changes')).map(({ sequence }) => sequence);
    expect(new Set(sequences).size).toBe(sequences.length);
  });

  test('whatever they write, in whatever order, no word of either is lost', async () => {
    const typed = fc.string({ unit: fc.constantFrom(...'增长目标举措，。'), minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(typed, typed, typed, fc.boolean(), async (from, mine, theirs, first) => {
        const note = await kept(db, { comment: from });
        const edits = [comment(note, from + mine), comment(note, theirs + from)];
        for (const each of first ? edits : edits.reverse()) await commit(db, each);
        const both = (await noteOf(db, note.id)).comment;
        expect(both).toContain(mine);
        expect(both).toContain(theirs);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a full disk', () => {
  test.each([
    ['notes', 'in the middle of a step'],
    ['changes', 'at its log entry'],
    ['meta', 'at its last write'],
  ])('refuses with nothing written: %s, %s', async (store) => {
    const note = await kept(db);
    const before = await everything(db);
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (this.name === store) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      return put.apply(this, args);
    });
    const full = { outcome: 'refused', reason: 'refused_quota' };
    expect(await addNote(db, request())).toEqual(full);
    expect(await commit(db, comment(note, '一'))).toEqual(full);
    vi.restoreAllMocks();
    expect(await everything(db)).toEqual(before);
    expect((await commit(db, comment(note, '一'))).outcome).toBe('done');
  });

  test('that is found out only when the transaction ends refuses too', async () => {
    const note = await kept(db);
    const before = await everything(db);
    const put = IDBObjectStore.prototype.put;
    // As browsers do it: the request succeeds, the transaction aborts with the error.
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      const asked = put.apply(this, args);
      const { transaction } = this;
      if (this.name === 'meta')
        asked.addEventListener('success', () => {
          Object.defineProperty(transaction, 'error', { value: new DOMException('full', 'QuotaExceededError') });
          transaction.abort();
        });
      return asked;
    });
    expect(await commit(db, comment(note, '一'))).toEqual({ outcome: 'refused', reason: 'refused_quota' });
    vi.restoreAllMocks();
    expect(await everything(db)).toEqual(before);
  });
});

test('an error that is no full disk is thrown, with nothing written', async () => {
  const note = await kept(db);
  const before = await everything(db);
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('planted', 'DataCloneError');
  });
  await expect(commit(db, comment(note, '一'))).rejects.toThrow('planted');
  vi.restoreAllMocks();
  expect(await everything(db)).toEqual(before);
});

test('a command that met a closing connection is done on the next one', async () => {
  const name = newId();
  const work = reopening({ name });
  const asked = request();
  let runs = 0;
  const outcome = await work(async (open) => {
    if (runs++ === 0) open.close();
    return addNote(open, asked);
  });
  expect(outcome).toEqual({ outcome: 'done', step: asked.command });
  expect(await work((open) => open.count('notes'))).toBe(1);
});

describe('a report', () => {
  test('is corrected for good: recognition fills what is missing and overwrites nothing', async () => {
    const note = await kept(db);
    const report = await reportOf(db, note);
    await commit(db, views.correct(report, { year: 2025, speaker: '县长林知远', region: undefined }));
    expect(await reportOf(db, note)).toMatchObject({
      year: 2025,
      speaker: '县长林知远',
      corrected: ['region', 'year', 'speaker'],
    });
    // The next note brings what was recognised with it.
    await kept(db, { recognition: { ...request().recognition, session: '第十八届第五次', speaker: '张三' } });
    const after = await reportOf(db, note);
    expect(after).toMatchObject({ year: 2025, speaker: '县长林知远', session: '第十八届第五次' });
    expect(after).not.toHaveProperty('region');
  });

  test('does not go, nor is it joined, while a note that came in meanwhile would be left in it', async () => {
    const note = await kept(db);
    const report = await reportOf(db, note);
    const elsewhere = await kept(db, {
      page: page({ url: 'http://b.gov.cn/', title: '乙', text: '别的话。'.repeat(40) }),
    });
    const into = await reportOf(db, elsewhere);
    const [trashing, joining] = [views.trashReport(report, [note]), views.joinReports(into, report, [note])];
    const late = await kept(db);
    const before = await everything(db);
    for (const command of [trashing, joining])
      expect(await commit(db, command)).toEqual({ outcome: 'refused', reason: 'refused_notesCame' });
    expect(await everything(db)).toEqual(before);
    expect(await commit(db, views.trashReport(report, [note, late]))).toMatchObject({ outcome: 'done' });
    // What stands in the trash already is no obstacle.
    expect(await commit(db, views.trash([elsewhere]))).toMatchObject({ outcome: 'done' });
    expect(await commit(db, views.trashReport(into, []))).toMatchObject({ outcome: 'done' });
  });

  test('that is gone, or in the trash, takes no notes: nothing would show them', async () => {
    const note = await kept(db);
    const places = [{ note: newId(), anchor: note.anchor, section: [], text: note.text, url: note.url }];
    await commit(db, views.trashReport(await reportOf(db, note), [note]));
    const thrown = await noteOf(db, note.id);
    const gone = { outcome: 'refused', reason: 'refused_unknownRecord' };
    expect(await commit(db, views.codeAll(note, ['a'], places))).toEqual(gone);
    expect(await commit(db, views.restore([thrown]))).toEqual(gone);
    expect(await commit(db, views.restore([thrown], [await reportOf(db, note)]))).toMatchObject({ outcome: 'done' });
    await commit(db, views.trashReport(await reportOf(db, note), [await noteOf(db, note.id)]));
    await emptyTrash(db);
    expect(await commit(db, views.codeAll(note, ['a'], places))).toEqual(gone);
  });

  test('cannot be corrected to have no title', async () => {
    const note = await kept(db);
    const refusal = await commit(db, views.correct(await reportOf(db, note), { title: undefined }));
    expect(refusal).toEqual({ outcome: 'refused', reason: 'refused_badRecord' });
  });
});
