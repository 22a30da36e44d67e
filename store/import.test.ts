import { beforeEach, describe, expect, test } from 'vitest';
import { exporters } from '../core/export';
import { newId } from '../core/id';
import { parse } from '../core/import';
import type { Bundle, Note } from '../core/model';
import { trashReport } from '../core/record-commands';
import { bundle as invented, note } from '../tests/unit/formats/invented';
import { comment, edit, kept, noteOf, page, reportOf, request } from '../tests/unit/kept';
import { commit } from './commands';
import { compactLog } from './compact';
import { hashText } from './hash';
import { planImport, withTrueHashes, writeImport } from './import';
import { openStore } from './open';
import { readBundle } from './reading';
import type { Store } from './schema';
import { deleteEverything } from './trash';
import { redo, undo } from './undo';

let db: Store;
let bundle: Bundle;
beforeEach(async () => {
  db = await openStore({ name: newId() });
  bundle = await withTrueHashes(invented);
});

const raise = (): never => {
  throw new Error('nothing there');
};
const all = (store: Store) => readBundle(store, { trash: true, changes: true });
async function outcomes(incoming: Bundle): Promise<{ [outcome: string]: number }> {
  const counts: { [outcome: string]: number } = {};
  for (const { outcome } of await planImport(db, incoming)) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

/** As a reader of the file would see it, in a fixed order. */
const records = ({ reports, notes, codebooks, texts }: Bundle) => ({
  reports: [...reports].sort(byId),
  notes: [...notes].sort(byId),
  codebooks: codebooks.map(({ id, name, codes }) => ({ id, name, codes })),
  texts: [...texts].sort((a, b) => (a.hash < b.hash ? -1 : 1)),
});
const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

describe('a backup into an empty library', () => {
  test('brings back every record as it was, trash and history included', async () => {
    expect(await writeImport(db, 's', bundle)).toEqual({ outcome: 'done', step: 's' });
    const now = await all(db);
    expect(records(now)).toEqual(records(bundle));
    expect(now.changes?.find(({ id }) => id === 's1/0')).toEqual({ ...bundle.changes?.[0], imported: true });
  });

  test('through a file, after everything was deleted', async () => {
    await writeImport(db, 's', bundle);
    const before = await all(db);
    const json = exporters.find(({ id }) => id === 'json');
    const file = (await json?.make(before)) ?? new Uint8Array();
    await deleteEverything(db);
    const parsed = await parse('backup.json', file);
    await writeImport(db, newId(), await withTrueHashes(parsed.bundle));
    expect(records(await all(db))).toEqual(records(before));
  });

  test('is one step: undo takes all of it back, redo brings it again', async () => {
    await writeImport(db, 's', bundle);
    const before = records(await all(db));
    expect(await undo(db)).toMatchObject({ outcome: 'done', label: 'step_import' });
    expect(await all(db)).toMatchObject({ notes: [], reports: [], codebooks: [] });
    // What was done elsewhere is not undone here.
    expect(await undo(db)).toEqual({ outcome: 'refused', reason: 'refused_nothingToUndo' });
    await redo(db);
    const { notes } = records(await all(db));
    expect(notes.map(({ id, comment }) => [id, comment])).toEqual(before.notes.map(({ id, comment }) => [id, comment]));
  });

  test('sent twice is done once, and again changes nothing', async () => {
    await writeImport(db, 's', bundle);
    const before = await all(db);
    await writeImport(db, 's', bundle);
    await writeImport(db, 't', bundle);
    expect(await all(db)).toEqual(before);
    expect(await outcomes(bundle)).toEqual({ duplicate: 8 });
  });
});

describe('beside what is there', () => {
  const elsewhere = page({
    url: 'http://www.baishi.gov.cn/1.html',
    title: '白石乡工作简报',
    text: '简报一则，与前文无关。',
  });
  const unknown = { verdict: 'none' as const, score: 0 };
  const [first] = invented.notes;
  const id = first?.id ?? '';

  test('a note edited on both sides keeps both texts', async () => {
    await writeImport(db, 's', bundle);
    await commit(db, {
      id: 'mine',
      label: 'step_editComment',
      edits: [{ kind: 'note', record: id, base: 1, patch: { comment: { from: first?.comment ?? '', to: '我的' } } }],
    });
    const theirs = {
      ...bundle,
      changes: [],
      notes: bundle.notes.map((n) => ({ ...n, revision: 2, comment: '别人的' })),
    };
    expect(await outcomes(theirs)).toMatchObject({ 'keep both': 1 });
    await writeImport(db, 'theirs', theirs);
    const comment = (await db.get('notes', id))?.comment;
    expect(comment).toContain('我的');
    expect(comment).toContain('别人的');
    await undo(db);
    expect((await db.get('notes', id))?.comment).toBe('我的');
  });

  test('a file that was taken back by undo comes in again as it came in first', async () => {
    const { id: of } = await kept(db);
    await commit(db, comment(await noteOf(db, of), '一'));
    const mine = await all(db);
    const change = { ...(mine.changes?.at(-1) ?? raise()), id: 'theirs/0', step: 'theirs', device: 'theirs' };
    const theirs = {
      ...mine,
      notes: mine.notes.map((each) => ({ ...each, revision: 3, comment: '一，已核' })),
      changes: [...(mine.changes ?? []), change],
    };
    for (let times = 0; times < 2; times++) {
      expect(await outcomes(theirs)).toMatchObject({ change: 1 });
      await writeImport(db, newId(), theirs);
      expect((await noteOf(db, of)).comment).toBe('一，已核');
      await undo(db);
      expect((await noteOf(db, of)).comment).toBe('一');
    }
    await redo(db);
    expect((await noteOf(db, of)).comment).toBe('一，已核');
    expect(await outcomes(theirs)).not.toHaveProperty('change');
  });

  test('an import that moved what is in the trash is taken back', async () => {
    const [mine, other] = [await kept(db), await kept(db, request({ page: elsewhere, recognition: unknown }))];
    await commit(db, trashReport(await reportOf(db, other), [other]));
    const before = await all(db);
    const change = {
      ...(before.changes?.at(-1) ?? raise()),
      id: 'theirs/0',
      step: 'theirs',
      device: 'theirs',
      record: other.id,
    };
    const joined = (note: Note) => (note.id === other.id ? { ...note, report: mine.report, revision: 9 } : note);
    await writeImport(db, newId(), {
      ...before,
      notes: before.notes.map(joined),
      changes: [...(before.changes ?? []), change],
    });
    expect(await noteOf(db, other.id)).toMatchObject({ report: mine.report, trashed: expect.any(String) });
    expect(await undo(db)).toMatchObject({ outcome: 'done' });
    expect(await noteOf(db, other.id)).toMatchObject({ report: other.report, trashed: expect.any(String) });
  });

  test('edits of the built-in codebook outrank one that was just put there', async () => {
    const [book] = bundle.codebooks;
    if (!book) throw new Error('no codebook');
    const stamp = { revision: 1, created: '2026-11-24T00:00:00.000Z', updated: '2026-11-24T00:00:00.000Z' };
    await db.put('codebooks', { ...book, ...stamp });
    const codes = book.codes.map((code) => ({ ...code, name: { zh: '我的领域', en: 'Mine' } }));
    const edited = {
      ...book,
      codes,
      revision: 3,
      created: '2026-01-01T00:00:00.000Z',
      updated: '2026-02-01T00:00:00.000Z',
    };
    await writeImport(db, 's', { ...bundle, codebooks: [edited] });
    expect((await db.get('codebooks', book.id))?.codes).toEqual(codes);
  });

  test('a note whose report is nowhere gets one, and one in the trash comes out of it for a new note', async () => {
    await writeImport(db, 'a', { ...bundle, reports: [], notes: [note(9, '持续改善民生')] });
    const [report] = (await all(db)).reports;
    expect(report).toMatchObject({ title: 'https://www.qingxi.example/report/2026.html', kind: 'other' });
    const trashed = bundle.reports.map((each) => ({ ...each, trashed: '2026-11-21T00:00:00.000Z' }));
    await deleteEverything(db);
    await writeImport(db, 'b', { ...bundle, reports: trashed, notes: [] });
    await writeImport(db, 'c', { ...bundle, reports: trashed });
    expect((await all(db)).reports.map((each) => each.trashed)).toEqual([undefined]);
  });

  test('an older backup of this very library brings nothing back, also where the log was put together since', async () => {
    const { id: of } = await kept(db, { areas: ['农业', '财政'] });
    await commit(db, comment(await noteOf(db, of), '一'));
    const older = await all(db);
    await commit(db, comment(await noteOf(db, of), '二'));
    await commit(db, edit(await noteOf(db, of), { areas: { from: ['农业', '财政'], to: ['农业'] } }));
    const now = await noteOf(db, of);
    for (const keep of [9, 1, 0]) {
      await compactLog(db, keep);
      await writeImport(db, newId(), older);
      expect(await noteOf(db, of)).toEqual(now);
    }
    // What another has made of it since is no older state of ours.
    const theirs = older.notes.map((each) => ({ ...each, revision: 3, comment: '一，另见附件' }));
    const change = {
      ...(older.changes?.at(-1) ?? raise()),
      id: 'theirs/0',
      step: 'theirs',
      device: 'theirs',
    };
    await writeImport(db, newId(), { ...older, notes: theirs, changes: [...(older.changes ?? []), change] });
    expect((await noteOf(db, of)).comment).toBe('二\n\n一，另见附件');
  });

  test('a text under a name that is not its own stands in nobody’s place', async () => {
    const hash = await hashText('真正的正文');
    const lying = await withTrueHashes({
      ...bundle,
      texts: [{ hash, text: '冒充的正文', url: '', title: '', seen: '2026-11-20T08:00:00.000Z' }],
      notes: [{ ...note(9, '持续改善民生'), text: hash }],
    });
    expect(lying.texts.map((text) => text.hash)).toEqual([await hashText('冒充的正文')]);
    expect(lying.notes[0]?.text).toBe(lying.texts[0]?.hash);
  });
});

test('nothing is written where one record cannot be', async () => {
  const broken = { ...bundle, notes: bundle.notes.map((each) => Object.assign({}, each, { section: 7 })) };
  expect(await writeImport(db, 's', broken)).toEqual({ outcome: 'refused', reason: 'refused_badRecord' });
  expect(await all(db)).toEqual({ reports: [], texts: [], notes: [], codebooks: [], changes: [] });
});
