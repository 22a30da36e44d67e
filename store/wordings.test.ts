import { expect, test, vi } from 'vitest';
import { newId } from '../core/id';
import type { Note } from '../core/model';
import { trashReport } from '../core/record-commands';
import { edit, fresh, kept, page } from '../tests/unit/kept';
import { commit } from './commands';
import type { Store } from './schema';
import { emptyTrash } from './trash';
import { undo } from './undo';
import { readCodedBefore } from './wordings';

const quote = (exact: string) => ({ quote: { exact, prefix: '', suffix: '' } });
/** A note of a report of its own. */
const noteOf = (db: Store, place: string, exact: string, areas = ['农业']): Promise<Note> =>
  kept(db, {
    page: page({ url: `http://${place}.gov.cn/report.html`, text: `${place}政府工作报告\n${exact.repeat(9)}` }),
    anchor: quote(exact),
    areas,
  });
const found = async (db: Store, note: Note) => (await readCodedBefore(db, note.id)).map((each) => each.note);

test('words that were coded in another report are found, whatever has been written in between', async () => {
  const db = await fresh();
  const now = await noteOf(db, 'qingxi', '新建高标准农田3万亩，粮食播种面积稳定在40万亩以上。');
  expect(await found(db, now)).toEqual([]);
  const before = await noteOf(db, 'shanyang', '新建高标准农田5万亩，粮食播种面积稳定在38万亩以上。');
  expect(await found(db, now)).toEqual([before.id]);

  // Its area taken away, given back; in the trash, taken out, gone for good.
  const uncoded = edit(before, { areas: { from: before.areas, to: [] } });
  await commit(db, uncoded);
  expect(await found(db, now)).toEqual([]);
  await undo(db);
  expect(await found(db, now)).toEqual([before.id]);
  const there = (await db.get('notes', before.id)) ?? before;
  await commit(db, edit(there, { trashed: { to: new Date().toISOString() } }));
  expect(await found(db, now)).toEqual([]);
  await undo(db);
  expect(await found(db, now)).toEqual([before.id]);
  const again = (await db.get('notes', before.id)) ?? before;
  await commit(db, edit(again, { trashed: { to: new Date().toISOString() } }));
  await emptyTrash(db);
  expect(await found(db, now)).toEqual([]);
});

test('they go with their report', async () => {
  const db = await fresh();
  const now = await noteOf(db, 'qingxi', '新建高标准农田3万亩，粮食播种面积稳定在40万亩以上。');
  const other = await noteOf(db, 'shanyang', '城乡居民基本医疗保险参保率稳定在百分之九十五以上。');
  const report = await db.get('reports', other.report);
  if (!report) throw new Error('no report');
  await commit(db, trashReport(report, [other]));
  await found(db, now);
  await emptyTrash(db);
  expect((await db.getAllKeys('wordings')).map(([of]) => of)).toEqual([now.report]);
});

test('other words, another report', async () => {
  const db = await fresh();
  const now = await noteOf(db, 'qingxi', '新建高标准农田3万亩，粮食播种面积稳定在40万亩以上。');
  const other = await noteOf(db, 'shanyang', '城乡居民基本医疗保险参保率稳定在百分之九十五以上。');
  expect(await found(db, now)).toEqual([]);
  await commit(db, edit(other, { anchor: { from: { ...other.anchor }, to: { ...now.anchor } } }));
  expect(await found(db, now)).toEqual([other.id]);
  // Into the same report: no other any more.
  const moved = (await db.get('notes', other.id)) ?? other;
  await commit(db, edit(moved, { report: { from: other.report, to: now.report } }));
  expect(await found(db, now)).toEqual([]);
});

test('a comment leaves them as they are; who asks at the same time is told the same', async () => {
  const db = await fresh();
  const now = await noteOf(db, 'qingxi', '新建高标准农田3万亩，粮食播种面积稳定在40万亩以上。');
  const before = await noteOf(db, 'shanyang', '新建高标准农田5万亩，粮食播种面积稳定在38万亩以上。');
  expect(await Promise.all([found(db, now), found(db, now)])).toEqual([[before.id], [before.id]]);
  const made = await db.getAllKeys('wordings');
  expect(made).toHaveLength(2);
  await commit(db, edit(before, { comment: { from: '', to: '口径相同' } }));
  expect(await found(db, now)).toEqual([before.id]);
  expect(await db.getAllKeys('wordings')).toEqual(made);
  expect(await readCodedBefore(db, newId())).toEqual([]);
});

test('a full disk keeps none of it, and answers all the same', async () => {
  const db = await fresh();
  const now = await noteOf(db, 'qingxi', '新建高标准农田3万亩，粮食播种面积稳定在40万亩以上。');
  const before = await noteOf(db, 'shanyang', '新建高标准农田5万亩，粮食播种面积稳定在38万亩以上。');
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    // As browsers do it: the request succeeds, the transaction aborts.
    const asked = put.apply(this, args);
    asked.addEventListener('success', () => this.transaction.abort());
    return asked;
  });
  expect(await found(db, now)).toEqual([before.id]);
  expect(await found(db, now)).toEqual([before.id]);
  vi.restoreAllMocks();
  expect(await db.count('wordings')).toBe(0);
  expect(await found(db, now)).toEqual([before.id]);
  expect(await db.count('wordings')).toBe(2);
});
