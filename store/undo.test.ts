import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { addCode, mergeCodes, removeCodebook } from '../core/codebook/edit';
import { makeCodebook } from '../core/codebook/files/plan';
import { newId } from '../core/id';
import type { Id, KeptCodebook, Note } from '../core/model';
import * as views from '../core/record-commands';
import { builtIn } from '../tests/unit/codebooks';
import { comment, everything, fresh, kept, noteOf, page, reportOf, request } from '../tests/unit/kept';
import { commit } from './commands';
import { addNote } from './new-note';
import type { Store } from './schema';
import { emptyTrash } from './trash';
import { redo, undo } from './undo';

let db: Store;
beforeEach(async () => {
  db = await fresh();
});

const records = async () => {
  const { notes, reports } = await everything(db);
  // In one order: a fact that was emptied and came back stands behind the others.
  const plain = ({ revision: _, updated: __, ...rest }: { revision: number; updated: string; id: string }) => ({
    id: rest.id,
    ...Object.fromEntries(Object.entries(rest).sort(([one], [other]) => (one < other ? -1 : 1))),
  });
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  return { notes: notes.map(plain).sort(byId), reports: reports.map(plain).sort(byId) };
};

describe('undo and redo', () => {
  test('take back a new note with its report, and bring both again', async () => {
    const nothing = await records();
    await kept(db);
    const made = await records();
    expect(await undo(db)).toMatchObject({ outcome: 'done', label: 'step_addNote' });
    expect(await records()).toEqual(nothing);
    expect(await redo(db)).toMatchObject({ outcome: 'done', label: 'step_addNote' });
    expect(await records()).toEqual(made);
  });

  test('take back the same words marked in many places as one step', async () => {
    const note = await kept(db);
    const before = await records();
    const places = Array.from({ length: 300 }, () => ({ note: newId(), anchor: note.anchor, section: note.section }));
    const [first, ...also] = places;
    await addNote(db, request({ ...first, also, areas: ['a'] }));
    expect((await everything(db)).notes).toHaveLength(301);
    expect(await undo(db)).toMatchObject({ outcome: 'done', label: 'step_codeAll' });
    expect(await records()).toEqual(before);

    // The same from a view that has no page before it.
    const known = places.map((place) => ({ ...place, note: newId(), text: note.text, url: note.url }));
    await commit(db, views.codeAll({ report: note.report, type: 'figure' }, ['a'], known));
    const { notes } = await everything(db);
    expect(notes.filter(({ type, report }) => type === 'figure' && report === note.report)).toHaveLength(300);
    expect(await undo(db)).toMatchObject({ outcome: 'done', label: 'step_codeAll' });
    expect(await records()).toEqual(before);
  });

  test('take back a merging of codes over thousands of notes as one step', async () => {
    const book: KeptCodebook = {
      id: newId(),
      revision: 1,
      created: '',
      updated: '',
      name: { zh: '', en: '' },
      codes: ['农业', '乡村'].map((id, order) => ({ id, facet: 'area', name: { zh: id, en: id }, order })),
    };
    await db.put('codebooks', book);
    const note = await kept(db);
    const also = Array.from({ length: 2000 }, () => ({ note: newId(), anchor: note.anchor, section: [] }));
    await addNote(db, request({ also, areas: ['农业'] }));
    const before = await records();
    const { notes } = await everything(db);
    const asked = mergeCodes(book, '农业', '乡村', notes);
    if ('refused' in asked) throw new Error(asked.refused);
    expect(await commit(db, asked.command)).toMatchObject({ outcome: 'done' });
    const merged = (await everything(db)).notes.filter(({ areas }) => areas.join() === '乡村');
    expect(merged).toHaveLength(2001);
    expect(await undo(db)).toMatchObject({ outcome: 'done', label: 'step_mergeCodes' });
    expect(await records()).toEqual(before);
    const codes = (await db.get('codebooks', book.id))?.codes ?? [];
    expect(codes.toSorted((a, b) => a.order - b.order)).toEqual(book.codes);
  });

  test('take back the removal of a whole codebook over thousands of notes as one step; loaded again it is there', async () => {
    const { codes, ...rest } = builtIn;
    const [heir] = codes;
    const loaded = makeCodebook(
      { ...rest, id: newId(), codes: codes.map((code) => ({ ...code, id: `own ${code.id}` })) },
      0,
    );
    const [{ record = '' } = {}] = loaded.command.edits;
    await commit(db, loaded.command);
    const note = await kept(db);
    const also = Array.from({ length: 2000 }, () => ({ note: newId(), anchor: note.anchor, section: [] }));
    await addNote(db, request({ also, areas: ['own grain'] }));
    const before = await records();
    const book = await db.get('codebooks', record);
    if (!book || !heir) throw new Error('not loaded');
    const { notes } = await everything(db);
    const asked = removeCodebook(book, notes, { to: heir });
    if ('refused' in asked) throw new Error(asked.refused);
    expect(await commit(db, asked.command)).toMatchObject({ outcome: 'done' });
    expect(await db.get('codebooks', record)).toBeUndefined();
    const now = await everything(db);
    expect(now.notes.filter(({ areas }) => areas.join() === heir.id)).toHaveLength(2001);
    expect(await undo(db)).toMatchObject({ outcome: 'done', label: 'step_removeCodebook' });
    expect(await records()).toEqual(before);
    expect((await db.get('codebooks', record))?.codes).toHaveLength(codes.length);

    await redo(db);
    expect(await db.get('codebooks', record)).toBeUndefined();
    expect(await commit(db, { ...loaded.command, id: newId() })).toMatchObject({ outcome: 'done' });
    expect((await db.get('codebooks', record))?.codes).toHaveLength(codes.length);
  });

  test('a codebook that has got a code since is not removed by what did not know of it', async () => {
    const loaded = makeCodebook({ ...builtIn, id: newId() }, 0);
    const [{ record = '' } = {}] = loaded.command.edits;
    await commit(db, loaded.command);
    const book = await db.get('codebooks', record);
    if (!book) throw new Error('not loaded');
    const added = addCode(book, { facet: 'area', name: { zh: '低空经济', en: '' } });
    const gone = removeCodebook(book, []);
    if ('refused' in added || 'refused' in gone) throw new Error('refused');
    await commit(db, added.command);
    expect(await commit(db, gone.command)).toEqual({ outcome: 'refused', reason: 'refused_badRecord' });
    expect((await db.get('codebooks', record))?.codes).toHaveLength(builtIn.codes.length + 1);
  });

  test('are steps of their own, with a change entry each and a revision that goes on', async () => {
    const note = await kept(db);
    await commit(db, comment(note, '一'));
    await undo(db);
    expect(await noteOf(db, note.id)).toMatchObject({ comment: '', revision: 3 });
    const log = await db.getAllFromIndex('changes', 'record', note.id);
    expect(log.filter(({ undoes }) => undoes)).toHaveLength(1);
  });

  test('sent twice are done once', async () => {
    const note = await kept(db);
    await commit(db, comment(note, '一'));
    await commit(db, comment({ ...note, comment: '一', revision: 2 }, '二'));
    const step = newId();
    const [first, second] = await Promise.all([undo(db, step), undo(db, step)]);
    expect(first).toEqual(second);
    expect((await noteOf(db, note.id)).comment).toBe('一');
  });

  test('have nothing to do in an empty log', async () => {
    expect(await undo(db)).toEqual({ outcome: 'refused', reason: 'refused_nothingToUndo' });
    expect(await redo(db)).toEqual({ outcome: 'refused', reason: 'refused_nothingToRedo' });
  });

  test('a new step ends the way back', async () => {
    const note = await kept(db);
    await undo(db);
    await kept(db, { note: newId() });
    expect(await redo(db)).toEqual({ outcome: 'refused', reason: 'refused_nothingToRedo' });
    expect(await db.get('notes', note.id)).toBeUndefined();
  });

  test('of the making of a note that was changed since is refused with a reason, and changes nothing', async () => {
    const asked = request();
    await addNote(db, asked);
    const note = await noteOf(db, asked.note);
    await commit(db, comment(note, '一'));
    await undo(db);
    // The first undo took the comment back; now the record is as it was made, and the making can go.
    expect((await undo(db)).outcome).toBe('done');
    expect(await db.get('notes', note.id)).toBeUndefined();
  });

  test('of a step whose record has gone for good is refused by name', async () => {
    const note = await kept(db);
    await commit(db, views.setAreas(note, ['a']));
    // Another device's hand, or a defect: the record is no longer what the log says.
    await db.put('notes', { ...(await noteOf(db, note.id)), areas: ['b'] });
    const before = await everything(db);
    expect(await undo(db)).toEqual({ outcome: 'refused', reason: 'refused_recordMoved', label: 'step_setAreas' });
    expect(await everything(db)).toEqual(before);
  });

  test('of the making of a report that other notes belong to is refused: none is left without its report', async () => {
    const note = await kept(db);
    // As one that came with a file, which is no step here.
    await db.put('notes', { ...note, id: newId() });
    const before = await everything(db);
    expect(await undo(db)).toMatchObject({ outcome: 'refused', reason: 'refused_recordMoved' });
    expect(await everything(db)).toEqual(before);
  });

  test('of a deletion bring all of its notes back at once', async () => {
    const [one, other] = [await kept(db), await kept(db)];
    await commit(db, views.trash([one, other]));
    await undo(db);
    for (const { id } of [one, other]) expect(await noteOf(db, id)).not.toHaveProperty('trashed');
  });

  test('cannot bring back what was removed for good', async () => {
    const note = await kept(db);
    await commit(db, views.trash([note]));
    await undo(db);
    await redo(db);
    await emptyTrash(db);
    expect(await undo(db)).toEqual({ outcome: 'refused', reason: 'refused_nothingToUndo' });
    expect(await redo(db)).toEqual({ outcome: 'refused', reason: 'refused_nothingToRedo' });
    expect(await db.get('notes', note.id)).toBeUndefined();
    // Its report was not thrown away, and stays.
    expect(await db.get('reports', note.report)).toBeDefined();
    expect(JSON.stringify(await everything(db))).not.toContain(note.anchor.quote.exact);
  });
});

describe('typing', () => {
  const type = async (note: Note, joins: Id, ...texts: string[]) => {
    for (const text of texts) {
      const now = await noteOf(db, note.id);
      await commit(db, comment(now, text, joins));
    }
  };

  test('in one go is undone as one step, and done again as one', async () => {
    const note = await kept(db, { comment: '旧' });
    await type(note, newId(), '旧一', '旧一二', '旧一二三');
    await undo(db);
    expect((await noteOf(db, note.id)).comment).toBe('旧');
    await redo(db);
    expect((await noteOf(db, note.id)).comment).toBe('旧一二三');
  });

  test('in two goes is two steps', async () => {
    const note = await kept(db);
    await type(note, newId(), '一', '一二');
    await type(note, newId(), '一二三', '一二三四');
    await undo(db);
    expect((await noteOf(db, note.id)).comment).toBe('一二');
  });

  test('with another step between is two steps', async () => {
    const note = await kept(db);
    const joins = newId();
    await type(note, joins, '一');
    await commit(db, views.setAreas(await noteOf(db, note.id), ['a']));
    await type(note, joins, '一二');
    await undo(db);
    expect(await noteOf(db, note.id)).toMatchObject({ comment: '一', areas: ['a'] });
  });
});

describe('typing that ends where it began', () => {
  test('is no step to undo: the one before it is', async () => {
    const note = await kept(db, { comment: '旧' });
    await commit(db, views.setAreas(note, ['a']));
    const joins = newId();
    for (const text of ['旧一', '旧']) await commit(db, comment(await noteOf(db, note.id), text, joins));
    expect(await undo(db)).toMatchObject({ outcome: 'done', label: 'step_setAreas' });
    expect(await noteOf(db, note.id)).toMatchObject({ comment: '旧', areas: [] });
  });

  test('does not end the way back', async () => {
    const note = await kept(db);
    await commit(db, views.setAreas(note, ['a']));
    await undo(db);
    const joins = newId();
    for (const text of ['一', '']) await commit(db, comment(await noteOf(db, note.id), text, joins));
    expect(await redo(db)).toMatchObject({ outcome: 'done', label: 'step_setAreas' });
    expect((await noteOf(db, note.id)).areas).toEqual(['a']);
  });
});

describe('joining and separating reports', () => {
  const elsewhere = page({
    url: 'http://www.yunling.gov.cn/a/1.html',
    title: '云岭市计划报告',
    text: '别的话。'.repeat(40),
  });

  test('join: pages, notes, memo and missing facts go to one; undo separates them again', async () => {
    const [note, other] = [
      await kept(db),
      await kept(db, { page: elsewhere, recognition: { verdict: 'none', score: 0 } }),
    ];
    const [into, from] = [await reportOf(db, note), await reportOf(db, other)];
    await commit(db, views.setMemo(into, '甲', newId()));
    await commit(db, views.setMemo(from, '乙', newId()));
    const apart = await records();
    const [a, b] = [await reportOf(db, note), await reportOf(db, other)];
    expect((await commit(db, views.joinReports(a, b, [other]))).outcome).toBe('done');
    const joined = await reportOf(db, note);
    expect(joined.pages.map(({ url }) => url)).toEqual([page().url, elsewhere.url]);
    expect(joined.memo).toBe('甲\n乙');
    expect((await noteOf(db, other.id)).report).toBe(into.id);
    expect(await db.get('reports', from.id)).toMatchObject({ pages: [] });
    expect((await db.get('reports', from.id))?.trashed).toBeDefined();
    // A note made on either page goes to the one report.
    expect((await kept(db, { page: elsewhere })).report).toBe(into.id);
    await undo(db);
    await undo(db);
    expect(await records()).toEqual(apart);
  });

  test('separate: the page and its notes get a report of their own, and stay apart', async () => {
    const note = await kept(db);
    const other = await kept(db, { page: { ...page(), url: elsewhere.url } });
    expect(other.report).toBe(note.report);
    const before = await records();
    const made = { id: newId(), facts: { kind: 'other', title: '另一份' } };
    const report = await reportOf(db, note);
    expect((await commit(db, views.separatePage(report, elsewhere.url, [note, other], made))).outcome).toBe('done');
    expect((await noteOf(db, other.id)).report).toBe(made.id);
    expect((await noteOf(db, note.id)).report).toBe(report.id);
    // The words are the same; the address says whose they are.
    expect((await kept(db, { page: { ...page(), url: elsewhere.url } })).report).toBe(made.id);
    expect((await kept(db)).report).toBe(report.id);
    for (let i = 0; i < 3; i++) await undo(db);
    expect(await records()).toEqual(before);
  });
});

/*
 * The oracle: whole copies of all records, one before each step, in a list with a pointer. It is what undo means, with
 * none of the log's cleverness.
 */
interface Oracle {
  states: string[];
  at: number;
}

type Action =
  | { do: 'add' }
  | { do: 'comment'; which: number; text: string }
  | { do: 'type'; which: number; texts: string[] }
  | { do: 'areas'; which: number; areas: string[] }
  | { do: 'kind'; which: number; kind: string | undefined }
  | { do: 'memo'; which: number; text: string }
  | { do: 'correct'; which: number; facts: views.Correction }
  | { do: 'trash'; which: number; also: number }
  | { do: 'restore'; which: number; also: number }
  | { do: 'undo' }
  | { do: 'redo' };

const which = fc.nat({ max: 4 });
const text = fc.string({ unit: fc.constantFrom(...'一二三'), maxLength: 3 });
/** One fact or several at once, each given, changed or emptied. */
const facts = fc.record(
  {
    title: fc.constantFrom('政府工作报告', '计划报告'),
    region: fc.constantFrom('清溪县', '云岭市', undefined),
    level: fc.constantFrom('county' as const, 'city' as const, undefined),
    year: fc.constantFrom(2025, 2026, undefined),
  },
  { requiredKeys: [] },
);
const actions: fc.Arbitrary<Action> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('add' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('comment' as const), which, text }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('type' as const),
      which,
      texts: fc.array(text, { minLength: 2, maxLength: 4 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('areas' as const),
      which,
      areas: fc.uniqueArray(fc.constantFrom(...'abc')),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('kind' as const),
      which,
      kind: fc.constantFrom('figure', 'target', undefined),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('memo' as const), which, text }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('correct' as const), which, facts }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('trash' as const, 'restore' as const), which, also: which }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('redo' as const) }) },
);

test('any sequence of steps, undo and redo does what whole copies of the state would do', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(actions, { maxLength: 30, size: 'max' }), async (sequence) => {
      db = await fresh();
      const state = async () => JSON.stringify(await records());
      const oracle: Oracle = { states: [await state()], at: 0 };
      const notes: Id[] = [];
      const standing = async (index: number) => {
        const id = notes[index % Math.max(notes.length, 1)];
        return id === undefined ? undefined : db.get('notes', id);
      };
      /** A step that changed something is a new end of the list. */
      const made = async () => {
        const now = await state();
        if (now === oracle.states[oracle.at]) return;
        oracle.states.splice(oracle.at + 1, Number.POSITIVE_INFINITY, now);
        oracle.at += 1;
      };
      for (const action of sequence) {
        if (action.do === 'undo' || action.do === 'redo') {
          const step = action.do === 'undo' ? -1 : 1;
          const possible = oracle.states[oracle.at + step] !== undefined;
          const { outcome } = await (action.do === 'undo' ? undo(db) : redo(db));
          expect(outcome).toBe(possible ? 'done' : 'refused');
          if (possible) oracle.at += step;
          expect(await state()).toBe(oracle.states[oracle.at]);
          continue;
        }
        if (action.do === 'add') {
          const asked = request();
          notes.push(asked.note);
          await addNote(db, asked);
        } else {
          const note = await standing(action.which);
          if (!note) continue;
          if (action.do === 'comment') await commit(db, comment(note, action.text));
          else if (action.do === 'areas') await commit(db, views.setAreas(note, action.areas));
          else if (action.do === 'kind') await commit(db, views.setType(note, action.kind));
          else if (action.do === 'correct') await commit(db, views.correct(await reportOf(db, note), action.facts));
          else if (action.do === 'memo')
            await commit(db, views.setMemo(await reportOf(db, note), action.text, newId()));
          else if (action.do === 'type') {
            const joins = newId();
            for (const typed of action.texts) await commit(db, comment(await noteOf(db, note.id), typed, joins));
          } else {
            const other = await standing(action.also);
            const both = other && other.id !== note.id ? [note, other] : [note];
            await commit(db, action.do === 'trash' ? views.trash(both) : views.restore(both));
          }
        }
        await made();
      }
    }),
    { numRuns: 80 },
  );
});
