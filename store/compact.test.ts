import { beforeEach, expect, test } from 'vitest';
import type { Command } from '../core/command';
import { newId } from '../core/id';
import { comment, edit, everything, fresh, kept, noteOf } from '../tests/unit/kept';
import { commit } from './commands';
import { compactDaily, compactLog } from './compact';
import { fieldsOf } from './fields';
import { readHistory } from './reading';
import type { Store } from './schema';
import { undo } from './undo';

let db: Store;
beforeEach(async () => {
  db = await fresh();
});

/** A note whose comment became each of these. */
async function commented(...texts: string[]) {
  const note = await kept(db);
  for (const text of texts) await commit(db, comment(await noteOf(db, note.id), text));
  return note;
}

test('what is old becomes one entry a record, from its first state to its last', async () => {
  const note = await commented('一', '二', '三', '四');
  expect(await compactLog(db, 1)).toBe(3);
  const history = await readHistory(db, note.id);
  expect(history.map(({ after }) => after.comment)).toEqual(['三', '四']);
  expect(history[0]?.before).toEqual({});
  expect(history[0]?.after).toMatchObject({ anchor: note.anchor, revision: 1 });
});

test('the newest entries, which undo walks, stay as they are', async () => {
  const note = await commented('一', '二', '三');
  const before = (await everything(db)).changes.sort((a, b) => b.sequence - a.sequence).slice(0, 2);
  await compactLog(db, 2);
  const after = (await everything(db)).changes.sort((a, b) => b.sequence - a.sequence).slice(0, 2);
  expect(after).toEqual(before);
  await undo(db);
  await undo(db);
  expect((await noteOf(db, note.id)).comment).toBe('一');
});

test('a field that came and went leaves no trace but in the last state', async () => {
  const note = await kept(db);
  await commit(db, edit(note, { type: { to: 't' } }));
  await commit(db, edit(await noteOf(db, note.id), { type: { from: 't' } }));
  await commit(db, comment(await noteOf(db, note.id), '一'));
  await compactLog(db, 1);
  const [folded] = await readHistory(db, note.id);
  expect(folded?.after).not.toHaveProperty('type');
});

test('what was put together is not undone as one: nobody has done it as one step', async () => {
  const note = await commented('一', '二', '三');
  await compactLog(db, 1);
  expect((await undo(db)).outcome).toBe('done');
  expect(await undo(db)).toEqual({ outcome: 'refused', reason: 'refused_nothingToUndo' });
  expect((await noteOf(db, note.id)).comment).toBe('二');
});

/** One step over several records: new notes beside one that was there, or the same comment on all. */
const together = (...edits: Command['edits']): Command => ({ id: newId(), label: 'step_editComment', edits });

test('a step that undo takes back whole is not cut through', async () => {
  const notes = [await commented('一'), await commented('二'), await commented('三')];
  const edits = await Promise.all(notes.map(async ({ id }) => comment(await noteOf(db, id), '都').edits));
  await commit(db, together(...edits.flat()));
  await compactLog(db, 2);
  expect(await undo(db)).toMatchObject({ outcome: 'done' });
  const comments = await Promise.all(notes.map(async ({ id }) => (await noteOf(db, id)).comment));
  expect(comments).toEqual(['一', '二', '三']);
});

test('a step of which one entry was put together with older ones is not undone by the others alone', async () => {
  const note = await kept(db);
  const one = comment(note, '一').edits;
  const other = { ...fieldsOf('note', note), comment: '另' };
  const made = Object.fromEntries(Object.entries(other).map(([field, to]) => [field, { to }]));
  const id = newId();
  await commit(db, together(...one, { kind: 'note', record: id, base: 0, patch: made }));
  await commit(db, comment(await noteOf(db, note.id), '二'));
  await compactLog(db, 1);
  expect(await undo(db)).toMatchObject({ outcome: 'done' });
  expect(await undo(db)).toMatchObject({ outcome: 'refused', reason: 'refused_nothingToUndo' });
  expect((await noteOf(db, note.id)).comment).toBe('一');
  expect((await noteOf(db, id)).comment).toBe('另');
});

test('records are not mixed up', async () => {
  const [one, other] = [await commented('一', '二'), await commented('三', '四')];
  await compactLog(db, 0);
  expect((await readHistory(db, one.id)).map(({ after }) => after.comment)).toEqual(['二']);
  expect((await readHistory(db, other.id)).map(({ after }) => after.comment)).toEqual(['四']);
});

test('a short log is left alone, and a long one is looked at once a day', async () => {
  await commented('一', '二');
  expect(await compactLog(db)).toBe(0);
  const before = await everything(db);
  await compactDaily(db);
  expect(await everything(db)).toEqual(before);
});
