import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as views from '../core/record-commands';
import { defaultSettings } from '../core/settings';
import { builtIn } from '../tests/unit/codebooks';
import { comment, edit, fresh, kept, noteOf, page, reportOf, request } from '../tests/unit/kept';
import { commit } from './commands';
import { addNote } from './new-note';
import {
  keepPositions,
  readBundle,
  readCodes,
  readHistory,
  readPositions,
  readRecentAreas,
  readRecentNotes,
  readSequence,
  storageState,
} from './reading';
import type { Store } from './schema';
import { seedCodebooks } from './seed';
import { changeSettings, readSettings } from './settings';

let db: Store;
beforeEach(async () => {
  db = await fresh();
});

const other = page({ url: 'http://www.yunling.gov.cn/b/2.html', title: '别的', text: '与前一份无关的话。'.repeat(30) });

describe('recent', () => {
  test('are the newest so many that count, whatever lies among them', async () => {
    const note = await kept(db);
    const { id: _, ...fields } = note;
    const marked = fc.record({ day: fc.integer({ min: 1, max: 9 }), trashed: fc.boolean(), away: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(marked, { maxLength: 40 }), fc.integer({ min: 1, max: 12 }), async (made, limit) => {
        await db.clear('notes');
        const notes = made.map(({ day, trashed, away }, index) => ({
          ...fields,
          id: `${index}`.padStart(3, '0'),
          updated: `2026-03-0${day}T00:00:00.000Z`,
          report: away ? 'another' : note.report,
          ...(trashed ? { trashed: note.updated } : {}),
        }));
        for (const each of notes) await db.put('notes', each);
        const newest = notes
          .filter((each) => !('trashed' in each) && each.report === note.report)
          .sort((a, b) => (`${a.updated}${a.id}` < `${b.updated}${b.id}` ? 1 : -1));
        expect((await readRecentNotes(db, limit, 'another')).map(({ id }) => id)).toEqual(
          newest.slice(0, limit).map(({ id }) => id),
        );
      }),
      { numRuns: 40 },
    );
  });

  test('areas come newest first, each once, those of notes in the trash left out', async () => {
    await kept(db, { areas: ['a', 'b'] });
    vi.useFakeTimers({ now: Date.now() + 1000, toFake: ['Date'] });
    const gone = await kept(db, { areas: ['x'] });
    vi.setSystemTime(Date.now() + 1000);
    await kept(db, { areas: ['c', 'a'] });
    await commit(db, views.trash([gone]));
    expect(await readRecentAreas(db, 9)).toEqual(['c', 'a', 'b']);
    expect(await readRecentAreas(db, 2)).toEqual(['c', 'a']);
    vi.useRealTimers();
  });

  test('notes of other reports only, where asked for', async () => {
    const here = await kept(db);
    const elsewhere = await kept(db, { page: other });
    expect((await readRecentNotes(db, 5, here.report)).map(({ id }) => id)).toEqual([elsewhere.id]);
  });
});

describe('positions', () => {
  const located = { status: 'exact', start: 1, end: 2, score: 1, similarity: 1 } as const;

  test('of a note that was changed since are not kept, nor of one that has gone', async () => {
    const note = await kept(db);
    await keepPositions(db, note.text, [
      { note: note.id, located, revision: note.revision + 1 },
      { note: request().note, located },
    ]);
    expect(await readPositions(db, note.text)).toEqual([]);
  });

  test('are forgotten when the anchor changes, and only then', async () => {
    const note = await kept(db);
    await keepPositions(db, note.text, [{ note: note.id, located, revision: note.revision }]);
    await commit(db, comment(note, '一'));
    expect(await readPositions(db, note.text)).toHaveLength(1);
    const anchor = { quote: { exact: '增长6.2%', prefix: '', suffix: '' } };
    await commit(db, edit(await noteOf(db, note.id), { anchor: { from: {}, to: anchor } }));
    expect(await readPositions(db, note.text)).toEqual([]);
  });

  test('are told to nobody: they are no step, and are not announced', async () => {
    const note = await kept(db);
    const before = await readSequence(db);
    await keepPositions(db, note.text, [{ note: note.id, located }]);
    expect(await readSequence(db)).toBe(before);
    expect(await readHistory(db, note.id)).toHaveLength(1);
  });
});

describe('a bundle', () => {
  test('of one report has its notes, its texts and the codebooks, and nothing of others', async () => {
    await seedCodebooks(db, async () => [builtIn]);
    const note = await kept(db);
    await kept(db, { page: other });
    const bundle = await readBundle(db, { reports: [note.report] });
    expect(bundle.notes.map(({ id }) => id)).toEqual([note.id]);
    expect(bundle.texts.map(({ hash }) => hash)).toEqual([note.text]);
    expect(bundle.codebooks.map(({ id }) => id)).toEqual([builtIn.id]);
    expect(bundle).not.toHaveProperty('changes');
  });

  test('has what is in the trash, and the log, only where asked for', async () => {
    const [note, gone] = [await kept(db), await kept(db)];
    await commit(db, views.trash([gone]));
    expect((await readBundle(db)).notes.map(({ id }) => id)).toEqual([note.id]);
    const all = await readBundle(db, { trash: true, changes: true });
    expect(all.notes).toHaveLength(2);
    expect(all.changes?.map(({ sequence }) => sequence)).toEqual([...(all.changes ?? [])].map((_, i) => i + 1));
  });

  test('keeps a note readable when its page is gone: words, heading, text, title and address', async () => {
    const note = await kept(db);
    const { notes, texts, reports } = await readBundle(db);
    expect(notes[0]).toMatchObject({ section: ['一、2025年工作回顾'], url: page().url });
    expect(texts[0]?.text).toContain(note.anchor.quote.exact);
    expect(reports[0]).toMatchObject({ title: '政府工作报告', region: '清溪县', year: 2026 });
  });
});

describe('settings', () => {
  test('are the defaults until set, also one that an older version did not know', async () => {
    expect(await readSettings(db)).toEqual(defaultSettings);
    const { strip: _, ...older } = defaultSettings;
    await db.put('settings', { ...older, never: ['a.cn'], key: 'settings' } as never);
    expect(await readSettings(db)).toEqual({ ...defaultSettings, never: ['a.cn'] });
  });

  test('changed in two places at once hold both changes, and are announced', async () => {
    const before = await readSequence(db);
    await Promise.all([changeSettings(db, () => ({ learn: false })), changeSettings(db, () => ({ strip: false }))]);
    expect(await readSettings(db)).toMatchObject({ learn: false, strip: false });
    expect(await readSequence(db)).toBe(before + 2);
  });
});

describe('the built-in codebooks', () => {
  test('are put there once, and loaded only then', async () => {
    const load = vi.fn(async () => [builtIn]);
    await seedCodebooks(db, load);
    await seedCodebooks(db, load);
    expect(load).toHaveBeenCalledTimes(1);
    expect((await readCodes(db)).map(({ id }) => id)).toEqual(['agri', 'grain']);
  });

  test('stay as the reader has changed them; an untouched one becomes the new edition', async () => {
    const types = { ...builtIn, id: 'types' };
    await seedCodebooks(db, async () => [builtIn, types]);
    const name = { zh: '我的领域', en: 'Mine' };
    await commit(db, edit({ id: builtIn.id, revision: 1 }, { name: { to: name } }, 'codebook'));
    const next = { zh: '新版', en: 'New' };
    await seedCodebooks(
      db,
      async () => [
        { ...builtIn, name: next },
        { ...types, name: next },
      ],
      2,
    );
    expect((await db.get('codebooks', builtIn.id))?.name).toEqual(name);
    expect((await db.get('codebooks', 'types'))?.name).toEqual(next);
  });

  test('new with a later edition, are put there; seeding goes on from what a database has met', async () => {
    await seedCodebooks(db, async () => [builtIn]);
    const added = { ...builtIn, id: 'added' };
    await seedCodebooks(db, async () => [builtIn, added], 2);
    expect(await db.get('codebooks', 'added')).toBeDefined();
    await db.delete('codebooks', 'added');
    await seedCodebooks(db, async () => [builtIn, added], 3);
    expect(await db.get('codebooks', 'added')).toBeUndefined();
  });

  test('thrown away, do not come back', async () => {
    await seedCodebooks(db, async () => [builtIn]);
    await db.delete('codebooks', builtIn.id);
    await seedCodebooks(db, async () => [builtIn], 2);
    expect(await db.count('codebooks')).toBe(0);
  });
});

describe('storage', () => {
  const estimate = (usage: number, quota: number) =>
    vi.stubGlobal('navigator', { storage: { estimate: async () => ({ usage, quota }) } });

  test('is told to be nearly full while a day’s reading still fits', async () => {
    estimate(5_000_000, 10_000_000_000);
    expect(await storageState()).toEqual({ used: 5_000_000, quota: 10_000_000_000, nearlyFull: false });
    estimate(90_000_000, 100_000_000);
    expect((await storageState())?.nearlyFull).toBe(true);
    vi.unstubAllGlobals();
  });

  test('is not told where the browser does not', async () => {
    vi.stubGlobal('navigator', {});
    expect(await storageState()).toBeUndefined();
    vi.unstubAllGlobals();
  });
});

test('addNote asked twice, also under another command, makes one note', async () => {
  const asked = request();
  await Promise.all([addNote(db, asked), addNote(db, asked)]);
  await addNote(db, { ...asked, command: request().command });
  expect(await db.count('notes')).toBe(1);
  expect(await reportOf(db, await noteOf(db, asked.note))).toMatchObject({ revision: 1 });
});
