import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Command, Outcome, Undone } from '../core/command';
import type { Code, Codebook, Id, KeptCodebook, Note } from '../core/model';
import { commit } from '../store/commands';
import { addNote } from '../store/new-note';
import { openStore } from '../store/open';
import type { Store } from '../store/schema';
import { emptyTrash } from '../store/trash';
import * as history from '../store/undo';
import { request } from '../tests/unit/kept';
import * as codebook from './codebook';
import { incoming, takeIncoming } from './codebook-files';
import * as edit from './edit';
import { reread } from './records';
import { dismiss, task } from './task';

/*
 * A reader at work on a codebook and its notes, whatever she does in whatever order: what is kept is compared, step by
 * step, with a slow and simple telling of what the step means.
 */

let db: Store;
vi.mock('./service', () => ({
  isPrivate: false,
  service: {
    commit: (command: Command): Promise<Outcome> => commit(db, command),
    undo: (step: Id): Promise<Undone> => history.undo(db, step),
    redo: (step: Id): Promise<Undone> => history.redo(db, step),
  },
}));

const BOOK = 'book';
const code = (id: Id, order: number, rest: Partial<Code> = {}): Code => ({
  id,
  facet: 'area',
  name: { zh: id, en: id },
  order,
  ...rest,
});
const book: KeptCodebook = {
  id: BOOK,
  name: { zh: '编码本', en: 'Codebook' },
  codes: [
    code('农业', 1, { synonyms: ['三农'] }),
    code('粮食', 2, { parent: '农业' }),
    code('夏粮', 3, { parent: '粮食' }),
    code('教育', 4, { key: 'j' }),
    code('学前', 5, { parent: '教育', archived: true }),
    code('目标', 6, { facet: 'type' }),
    code('数据', 7, { facet: 'type' }),
  ],
  revision: 1,
  created: '2026-01-01T00:00:00.000Z',
  updated: '2026-01-01T00:00:00.000Z',
};

/** All that is kept, with neither revisions nor times: these go on. */
interface Kept {
  codes: Map<Id, Code>;
  notes: Map<Id, Pick<Note, 'areas' | 'type' | 'report'> & { trashed: boolean }>;
}
async function kept(): Promise<Kept> {
  const codes = (await db.getAll('codebooks')).flatMap((each) => each.codes);
  const notes = (await db.getAll('notes')).map(({ id, areas, type, report, trashed }) => {
    const all = { areas, report, trashed: trashed !== undefined };
    return [id, type === undefined ? all : { ...all, type }] as const;
  });
  return { codes: new Map(codes.map((each) => [each.id, each])), notes: new Map(notes) };
}

const at = <T>(list: readonly T[], place: number): T | undefined => list[place % Math.max(1, list.length)];
const ofFacet = ({ codes }: Kept, facet: Code['facet']) => [...codes.values()].filter((each) => each.facet === facet);
const above = (codes: ReadonlyMap<Id, Code>, id: Id): Id[] => {
  const line: Id[] = [];
  for (let next = codes.get(id)?.parent; next !== undefined; next = codes.get(next)?.parent) {
    if (line.includes(next)) throw new Error(`${id} stands under itself`);
    line.push(next);
  }
  return line;
};
/** A code but for its place among its siblings and its pinyin, of which other tests tell. */
const unplaced = ({ order: _, pinyin: __, ...rest }: Code) => rest;
const placeless = (codes: ReadonlyMap<Id, Code>) => new Map([...codes].map(([id, each]) => [id, unplaced(each)]));
const withParent = ({ parent: _, ...rest }: Code, parent: Id | undefined): Code =>
  parent === undefined ? rest : { ...rest, parent };

/** As it should be when a code goes and its notes and children go elsewhere, or nowhere. */
function without({ codes, notes }: Kept, gone: Id, heir: Id | undefined, home: Id | undefined): Kept {
  const left = [...codes.values()].filter(({ id }) => id !== gone);
  return {
    codes: new Map(left.map((each) => [each.id, each.parent === gone ? withParent(each, home) : each])),
    notes: new Map(
      [...notes].map(([id, { type, ...note }]) => {
        const areas = [...new Set(note.areas.flatMap((area) => (area === gone ? (heir ?? []) : area)))];
        const typeNow = type === gone ? heir : type;
        return [id, { ...note, areas, ...(typeNow === undefined ? {} : { type: typeNow }) }];
      }),
    ),
  };
}

/** Files read so far: each has codes of its own. */
let made = 0;

type Act = (before: Kept, one: number, other: number) => Promise<Kept | undefined>;

/**
 * What a reader does; which code or note she does it to is a place in the list. Each answers what should stand there after
 * it, or nothing where there was nothing to do it to.
 */
const acts: { [name: string]: Act } = {
  async add(before, one, other) {
    const parent = other % 3 === 0 ? undefined : at(ofFacet(before, 'area'), one)?.id;
    const name = { zh: `新${one}`, en: `New ${one}` };
    const id = await codebook.add(BOOK, { facet: 'area', name, ...(parent === undefined ? {} : { parent }) });
    if (id === undefined) throw new Error('not added');
    const its = code(id, 0, { name, ...(parent === undefined ? {} : { parent }) });
    return { ...before, codes: new Map(before.codes).set(id, its) };
  },
  async rename(before, one, other) {
    const meant = at([...before.codes.values()], one);
    if (!meant) return undefined;
    const name = { zh: `改${other}`, en: `Changed ${other}` };
    await codebook.change(BOOK, meant.id, { name });
    return { ...before, codes: new Map(before.codes).set(meant.id, { ...meant, name }) };
  },
  async giveKey(before, one) {
    const meant = at([...before.codes.values()], one);
    if (!meant) return undefined;
    await codebook.change(BOOK, meant.id, { key: 'j' });
    const codes = [...before.codes.values()].map(({ key: _, ...each }): Code => each);
    return {
      ...before,
      codes: new Map(codes.map((each) => [each.id, each.id === meant.id ? { ...each, key: 'j' } : each])),
    };
  },
  async move(before, one, other) {
    const areas = ofFacet(before, 'area');
    const [meant, to] = [at(areas, one), at([undefined, ...areas], other)];
    if (!meant) return undefined;
    const refused = to !== undefined && [to.id, ...above(before.codes, to.id)].includes(meant.id);
    const first = areas.find(({ parent, id }) => parent === to?.id && id !== meant.id);
    const moved = await codebook.move(BOOK, meant.id, { parent: to?.id, before: other % 2 ? first?.id : undefined });
    if (refused) {
      expect(moved).toBe(false);
      return before;
    }
    return { ...before, codes: new Map(before.codes).set(meant.id, withParent(meant, to?.id)) };
  },
  async merge(before, one, other) {
    const codes = [...before.codes.values()];
    const from = at(codes, one);
    const into = from && at(ofFacet(before, from.facet), other);
    if (!from || !into || from === into) return undefined;
    expect(await codebook.merge(BOOK, from.id, into.id)).toBe(true);
    const words = [from.name.zh, from.name.en, ...(from.synonyms ?? [])].filter(
      (word) => ![into.name.zh, into.name.en].includes(word),
    );
    const synonyms = [...new Set([...(into.synonyms ?? []), ...words])];
    const inner = above(before.codes, into.id).includes(from.id);
    const merged = withParent(
      { ...into, ...(synonyms.length > 0 ? { synonyms } : {}) },
      inner ? from.parent : into.parent,
    );
    const after = without(before, from.id, into.id, into.id);
    return { ...after, codes: new Map(after.codes).set(into.id, merged) };
  },
  async remove(before, one, other) {
    const gone = at([...before.codes.values()], one);
    const heir = gone && at([undefined, ...ofFacet(before, gone.facet)], other);
    if (!gone || heir === gone) return undefined;
    const isUsed = [...before.notes.values()].some(({ areas, type }) => [...areas, type].includes(gone.id));
    if (isUsed) {
      expect(await codebook.remove(BOOK, gone.id)).toBe(false);
      expect(task.value).toMatchObject({ reason: 'refused_codeInUse' });
    }
    expect(await codebook.remove(BOOK, gone.id, heir?.id ?? 'nowhere')).toBe(true);
    return without(before, gone.id, heir?.id, gone.parent);
  },
  async archive(before, one, other) {
    const meant = at([...before.codes.values()], one);
    if (!meant) return undefined;
    const archived = other % 2 === 0;
    await codebook.archive(BOOK, meant.id, archived);
    const codes = [...before.codes.values()].map((each): Code => {
      if (![each.id, ...above(before.codes, each.id)].includes(meant.id)) return each;
      const { archived: _, ...rest } = each;
      return archived ? { ...rest, archived } : rest;
    });
    return { ...before, codes: new Map(codes.map((each) => [each.id, each])) };
  },
  /** A file with a code that is here by its id, one that is here by its name, and one of its own under that. */
  async bringIn(before, one, other) {
    const areas = ofFacet(before, 'area');
    const tops = areas.filter(({ parent }) => parent === undefined);
    const [known, called] = [at(areas, one), at(tops, other)?.name];
    if (!known || !called) return undefined;
    const named = tops.findLast(({ name }) => name.zh === called.zh) ?? known;
    made += 1;
    const [x, y] = [`x${made}`, `y${made}`];
    const file: Codebook = {
      id: 'file',
      name: { zh: '文件', en: 'File' },
      codes: [
        { ...known, badge: '文', key: 'j' },
        code(x, 2, { name: called, definition: { zh: '定义', en: 'Definition' } }),
        code(y, 3, { parent: x }),
      ],
    };
    incoming.value = { name: 'file', codebook: file, apart: false, either: true, faults: [] };
    await takeIncoming();
    expect(incoming.value).toBeUndefined();
    const codes = new Map(before.codes);
    for (const { key: _, ...each } of before.codes.values()) codes.set(each.id, each);
    codes.set(known.id, { ...known, badge: '文', key: 'j' });
    codes.set(named.id, { definition: { zh: '定义', en: 'Definition' }, ...(codes.get(named.id) ?? named) });
    return { ...before, codes: codes.set(y, code(y, 0, { parent: named.id })) };
  },
  async note(before, one, other) {
    const areas = [at(ofFacet(before, 'area'), one)?.id, at(ofFacet(before, 'area'), other)?.id].filter(
      (id) => id !== undefined,
    );
    const type = at(ofFacet(before, 'type'), other)?.id;
    const asked = request({ areas: [...new Set(areas)], ...(type === undefined ? {} : { type }) });
    expect(await addNote(db, asked)).toMatchObject({ outcome: 'done' });
    const [{ report } = { report: '' }] = before.notes.values();
    const note = { areas: asked.areas, report, trashed: false, ...(type === undefined ? {} : { type }) };
    return { ...before, notes: new Map(before.notes).set(asked.note, note) };
  },
  async recode(before, one, other) {
    const [meant, area] = [at(untrashed(before), one), at(ofFacet(before, 'area'), other)];
    if (!meant || !area) return undefined;
    const [id, note] = meant;
    const areas = note.areas.includes(area.id)
      ? note.areas.filter((each) => each !== area.id)
      : [area.id, ...note.areas];
    await edit.setAreas(id, areas);
    return { ...before, notes: new Map(before.notes).set(id, { ...note, areas }) };
  },
  async throwAway(before, one) {
    const [id, note] = at(untrashed(before), one) ?? [];
    // One note stays, and its report with it.
    if (id === undefined || !note || untrashed(before).length < 2) return undefined;
    await edit.trashNotes([id]);
    return { ...before, notes: new Map(before.notes).set(id, { ...note, trashed: true }) };
  },
  async restore(before, one) {
    const [id, note] =
      at(
        [...before.notes].filter(([, { trashed }]) => trashed),
        one,
      ) ?? [];
    const full = id === undefined ? undefined : await db.get('notes', id);
    if (id === undefined || !note || !full) return undefined;
    await edit.restore([full], []);
    return { ...before, notes: new Map(before.notes).set(id, { ...note, trashed: false }) };
  },
};
const untrashed = ({ notes }: Kept) => [...notes].filter(([, { trashed }]) => !trashed);

/** What holds whatever was done. */
function sound({ codes, notes }: Kept): void {
  for (const { areas, type } of notes.values()) {
    for (const id of areas) expect(codes.get(id)?.facet).toBe('area');
    expect(new Set(areas).size).toBe(areas.length);
    if (type !== undefined) expect(codes.get(type)?.facet).toBe('type');
  }
  for (const { id, parent, facet } of codes.values()) {
    above(codes, id);
    if (parent !== undefined) expect(codes.get(parent)?.facet).toBe(facet);
  }
  const keys = [...codes.values()].flatMap(({ key }) => key ?? []);
  expect(new Set(keys).size).toBe(keys.length);
  for (const id of codes.keys()) {
    const its = untrashed({ codes, notes }).filter(([, { areas, type }]) =>
      [...areas, ...(type === undefined ? [] : [type])].some((each) => [each, ...above(codes, each)].includes(id)),
    );
    expect(codebook.counts.value.get(id) ?? 0).toBe(its.length);
  }
}

beforeEach(() => dismiss());

const doings = fc.tuple(
  fc.constantFrom(...Object.keys(acts), 'undo', 'undo', 'undo', 'redo', 'emptyTrash'),
  fc.nat(40),
  fc.nat(40),
);

test('whatever a reader does to codes and notes, no note is left without its code, and each step is undone exactly', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(doings, { maxLength: 30 }), async (doing) => {
      db = await openStore();
      const tx = db.transaction([...db.objectStoreNames], 'readwrite');
      for (const name of db.objectStoreNames) await tx.objectStore(name).clear();
      await tx.objectStore('codebooks').put(book);
      await tx.done;
      await addNote(db, request({ areas: ['粮食', '教育'], type: '数据' }));
      await db.clear('changes');
      await reread();

      let past: Kept[] = [];
      let now = await kept();
      let future: Kept[] = [];
      for (const [name, one, other] of doing) {
        const before = now;
        if (name === 'undo' || name === 'redo') {
          const [from, to] = name === 'undo' ? [past, future] : [future, past];
          await (name === 'undo' ? edit.undo() : edit.redo());
          const wanted = from.pop();
          now = await kept();
          expect(now).toEqual(wanted ?? before);
          if (wanted) to.push(before);
          else expect(task.value).toMatchObject({ state: 'failed' });
        } else if (name === 'emptyTrash') {
          await emptyTrash(db);
          await reread();
          now = await kept();
          expect(now).toEqual({ ...before, notes: new Map(untrashed(before)) });
          // What was thrown away is in no step any more; a step that was of nothing else is none.
          const left = (steps: Kept[], next: Kept): Kept[] => {
            const line = [...steps, next].map(({ codes, notes }) => ({
              codes,
              notes: new Map([...notes].filter(([id]) => now.notes.has(id))),
            }));
            return line.slice(0, -1).filter((each, i) => !isDeepStrictEqual(each, line[i + 1] ?? each));
          };
          past = left(past, now);
          future = left(future, now);
        } else {
          const expected = await acts[name]?.(before, one, other);
          await reread();
          now = await kept();
          if (expected)
            expect({ ...now, codes: placeless(now.codes) }).toEqual({ ...expected, codes: placeless(expected.codes) });
          if (!isDeepStrictEqual(before, now)) {
            past.push(before);
            future = [];
          }
        }
        sound(now);
      }
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 40) },
  );
});
