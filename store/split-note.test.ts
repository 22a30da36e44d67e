import { beforeEach, expect, test } from 'vitest';
import type { SplitNote } from '../core/command';
import { newId } from '../core/id';
import type { Note } from '../core/model';
import { everything, fresh, kept, noteOf, page } from '../tests/unit/kept';
import type { Store } from './schema';
import { splitNote } from './split-note';
import { redo, undo } from './undo';

let db: Store;
let note: Note;
beforeEach(async () => {
  db = await fresh();
  note = await kept(db, { areas: [newId()], type: newId(), comment: '与上年比较' });
});

const part = (exact: string, start: number) => ({
  note: newId(),
  anchor: { quote: { exact, prefix: '', suffix: '' }, position: { start, end: start + exact.length } },
  section: note.section,
});
const asked = (over: Partial<SplitNote> = {}): SplitNote => ({
  command: newId(),
  note: note.id,
  base: note.revision,
  parts: [part('粮食总产量', 21), part('达到31.4万吨', 26)],
  page: page(),
  ...over,
});
const quotes = async () => (await everything(db)).notes.map(({ anchor }) => anchor.quote.exact).sort();

test('a note is cut in two of the same areas and type; the comment stays with the first', async () => {
  const request = asked();
  expect(await splitNote(db, request)).toEqual({ outcome: 'done', step: request.command });
  const [first, second] = await Promise.all([noteOf(db, note.id), noteOf(db, request.parts[1]?.note ?? '')]);
  expect(first).toMatchObject({ anchor: request.parts[0]?.anchor, comment: '与上年比较' });
  const { report, areas, type, url, text } = note;
  expect(second).toMatchObject({ report, areas, type, url, text, anchor: request.parts[1]?.anchor, comment: '' });
});

test('one step: undone and done again as a whole, and done once when it is sent twice', async () => {
  const request = asked();
  await splitNote(db, request);
  await splitNote(db, request);
  expect(await quotes()).toEqual(['粮食总产量', '达到31.4万吨'].sort());
  expect(await undo(db)).toMatchObject({ outcome: 'done', label: 'step_splitNote' });
  expect(await quotes()).toEqual(['粮食总产量达到31.4万吨']);
  await redo(db);
  expect(await quotes()).toEqual(['粮食总产量', '达到31.4万吨'].sort());
});

test('refused where the note has moved on or is gone, and nothing is written', async () => {
  const before = await everything(db);
  expect(await splitNote(db, asked({ base: 7 }))).toEqual({ outcome: 'refused', reason: 'refused_recordMoved' });
  expect(await splitNote(db, asked({ note: newId() }))).toEqual({
    outcome: 'refused',
    reason: 'refused_unknownRecord',
  });
  expect(await everything(db)).toEqual(before);
});
