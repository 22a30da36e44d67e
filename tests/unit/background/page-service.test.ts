import { beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { comment, everything, page, request } from '../kept';
import { newWorld, sender, type World } from './world';

let world: World;
beforeEach(() => {
  world = newWorld();
});

const load = async () => ({
  ...(await import('../../../entrypoints/background/page-service')),
  ...(await import('../../../entrypoints/background/library-service')),
  ...(await import('../../../entrypoints/background/kept')),
  ...(await import('../../../entrypoints/background/tabs')),
});
const recognition = { verdict: 'report', score: 1 } as const;

describe('a page', () => {
  test('of no known report is asked what it is; of a known one not', async () => {
    const { pageService } = await load();
    const service = pageService(sender);
    expect((await service.open(page())).recognition).toEqual(world.recognition);
    await service.addNote(request());
    world.injected = [];
    expect((await service.open(page())).report).toMatchObject({ region: '清溪县', year: 2026 });
    expect(world.injected).toEqual([]);
  });

  test('that cannot be asked, or answers nonsense, is what the detector saw, or an error', async () => {
    const { pageService } = await load();
    const service = pageService(sender);
    world.recognition = undefined;
    expect((await service.open(page())).recognition).toEqual({ verdict: 'none', score: 0 });
    await service.arrived({ url: page().url, title: '', recognition });
    expect((await service.open(page())).recognition).toEqual(recognition);
    world.recognition = { verdict: 'best', score: 'high' };
    await expect(service.open(page())).rejects.toThrow();
  });

  test('keeps a note, finds it again, and every view is told by a number', async () => {
    const { pageService, reading } = await load();
    const service = pageService(sender);
    const before = await service.open(page());
    expect(before.notes).toEqual([]);
    expect(before.codes.length).toBeGreaterThan(100);
    const asked = request();
    expect(await service.addNote(asked)).toEqual({ outcome: 'done', step: asked.command });
    const after = await service.open(page());
    expect(after.notes.map(({ id }) => id)).toEqual([asked.note]);
    expect(after.sequence).toBeGreaterThan(before.sequence);
    expect(world.badge).toBe('1');
    const { lastAnnounced } = await import('../../../messages/announce');
    expect(await lastAnnounced()).toBe(after.sequence);
    expect((await reading(everything)).notes).toHaveLength(1);
  });

  test('opened while a note is being kept has that note, or hears of it when it asks what is new', async () => {
    const { pageService } = await load();
    const service = pageService(sender);
    await service.addNote(request());
    for (let turns = 0; turns < 40; turns++) {
      const opening = service.open(page());
      for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
      const asked = request();
      const keeping = service.addNote(asked);
      const { report, text, notes, sequence } = await opening;
      await keeping;
      const news = report && (await service.news({ report: report.id, text, since: sequence }));
      const heard = [...notes, ...(news?.notes ?? [])].map(({ id }) => id);
      expect(heard, `${turns} turns after the page was opened`).toContain(asked.note);
    }
  });

  test('and a copy of it with other words, both open: each keeps its own places, and neither touches the note', async () => {
    const { pageService, reading } = await load();
    const service = pageService(sender);
    const asked = request();
    await service.addNote(asked);
    const copy = page({ url: 'http://www.yunling.gov.cn/2026/copy.html', text: `转载\n${page().text}` });
    const before = { here: await service.open(page()), there: await service.open(copy) };
    expect(before.there.notes.map(({ id }) => id)).toEqual([asked.note]);
    const at = (start: number) => ({ status: 'exact', start, end: start + 12, score: 1, similarity: 1 }) as const;
    await service.located({ text: before.here.text, notes: [{ note: asked.note, located: at(21), revision: 1 }] });
    await service.located({ text: before.there.text, notes: [{ note: asked.note, located: at(24), revision: 1 }] });
    const after = { here: await service.open(page()), there: await service.open(copy) };
    expect(after.here.located).toEqual([{ note: asked.note, located: at(21) }]);
    expect(after.there.located).toEqual([{ note: asked.note, located: at(24) }]);
    // No view is told that anything changed, or the two would look for their notes in turns for ever.
    expect(after.there.sequence).toBe(before.there.sequence);
    expect((await reading(everything)).notes).toEqual(before.here.notes);
  });

  test('that sends what is none of ours gets an error, and nothing is written', async () => {
    const { pageService, reading } = await load();
    const service = pageService(sender);
    await service.addNote(request());
    const before = await reading(everything);
    const hostile: unknown[] = [undefined, null, 1, 'x', [], {}, { ...request(), note: 1 }, { ...request(), page: {} }];
    for (const message of hostile) {
      await expect(service.addNote(message as never)).rejects.toThrow();
      await expect(service.commit(message as never)).rejects.toThrow();
      await expect(service.located(message as never)).rejects.toThrow();
      await expect(service.open(message as never)).rejects.toThrow();
      await expect(service.arrived(message as never)).rejects.toThrow();
    }
    await expect(service.undo('1; drop' as never)).rejects.toThrow();
    const [note] = before.notes;
    if (!note) throw new Error('no note');
    const onReport = { ...comment(note, '一'), edits: [{ kind: 'report', record: note.report, base: 1, patch: {} }] };
    await expect(service.commit(onReport as never)).rejects.toThrow();
    expect(await reading(everything)).toEqual(before);
  });

  test('of a split report is given the texts of the other pages that are known, where its list of terms may stand', async () => {
    const { pageService } = await load();
    const { parts } = await import('../../pages/report');
    const [first, second] = parts.map((lines, at) =>
      page({ url: `http://www.qingxi.gov.cn/2026/101${at ? '_2' : ''}.html`, text: lines.join('\n') }),
    );
    if (!first || !second) throw new Error('no pages');
    const service = pageService(sender);
    await service.open(second);
    expect(await service.otherTexts()).toEqual([]);
    await service.addNote(request({ page: second }));
    await service.open(second);
    expect(await service.otherTexts()).toEqual([]);
    // No note has been made on the first page yet: that the second is its next one is known all the same.
    await service.open(first);
    expect(await service.otherTexts()).toEqual([second.text]);
    // Nor does another frame, with another report, hear of it.
    expect(await pageService({ ...sender, frameId: 3 }).otherTexts()).toEqual([]);
  });

  test('in a private window keeps nothing, and undoes nothing of other windows', async () => {
    const { pageService, libraryService, reading } = await load();
    const asked = request();
    await pageService(sender).addNote(asked);
    const before = await reading(everything);
    const priv = pageService({ ...sender, tab: { id: 8, incognito: true } });
    const refusal = { outcome: 'refused', reason: 'refused_private' };
    expect((await priv.open(page())).settings.ephemeral).toBe(true);
    expect(await priv.addNote(request())).toEqual(refusal);
    expect(await priv.undo()).toEqual(refusal);
    const [note] = before.notes;
    if (note) expect(await priv.commit(comment(note, '一'))).toEqual(refusal);
    // Not even how the reader last copied.
    await priv.copyAs('official');
    expect((await libraryService().settings()).copyAs).toBe('source');
    expect(await reading(everything)).toEqual(before);
    await libraryService().changeSettings({ keepPrivate: true });
    expect((await priv.addNote(request())).outcome).toBe('done');
  });

  test('where the reader said never is not looked at, and shows nothing', async () => {
    const { pageService, libraryService, readTab } = await load();
    await libraryService().never('www.qingxi.gov.cn', true);
    const service = pageService(sender);
    await service.arrived({ url: page().url, title: page().title, recognition });
    expect(world.injected).toEqual([]);
    expect((await readTab(7)).frames).toEqual({});
    expect((await service.open(page())).settings).toMatchObject({ shown: false, paused: true });
  });

  test('that is a report gets its annotator once; one that is none, and has no notes, gets none', async () => {
    const { pageService } = await load();
    const service = pageService(sender);
    await service.arrived({ url: page().url, title: '', recognition: { verdict: 'none', score: 0 } });
    expect(world.injected).toEqual([]);
    await service.arrived({ url: page().url, title: '', recognition });
    expect(world.injected).toEqual([{ tab: 7, file: '/content-scripts/annotator.js' }]);
    world.answer = ({ call }) => (call === 'here' ? true : undefined);
    await service.arrived({ url: page().url, title: '', recognition });
    expect(world.injected).toHaveLength(1);
  });

  test('shows on the icon that it is a report, and then how many notes it has; any other page shows nothing', async () => {
    const { pageService } = await load();
    const service = pageService(sender);
    world.badge = 'of the page before';
    await service.arrived({ url: page().url, title: '', recognition: { verdict: 'none', score: 0 } });
    expect(world.badge).toBe('');
    await service.arrived({ url: page().url, title: '', recognition });
    expect(world.badge).toBe('·');
    await service.addNote(request());
    await service.open(page());
    expect(world.badge).toBe('1');
    await service.undo();
    await service.open(page());
    expect(world.badge).toBe('·');
  });

  test('with notes gets its annotator, whatever was recognised', async () => {
    const { pageService } = await load();
    const service = pageService(sender);
    await service.addNote(request());
    await service.arrived({ url: page().url, title: '', recognition: { verdict: 'none', score: 0 } });
    expect(world.injected).toHaveLength(1);
  });
});

describe('the worker', () => {
  test('that died between commit and announcement tells at its next start', async () => {
    const first = await load();
    const { announce, lastAnnounced } = await import('../../../messages/announce');
    await first.pageService(sender).addNote(request());
    const told = await lastAnnounced();
    // As if the last announcement had never been made.
    await announce(told - 1);
    await first.catchUp();
    expect(await lastAnnounced()).toBe(told);
  });

  test('that cannot announce what it has kept says that it is kept, and tells at its next start', async () => {
    const { pageService, catchUp } = await load();
    const { lastAnnounced } = await import('../../../messages/announce');
    const asked = request();
    const full = vi.spyOn(browser.storage.local, 'set').mockRejectedValue(new Error('no space left'));
    expect(await pageService(sender).addNote(asked)).toEqual({ outcome: 'done', step: asked.command });
    full.mockRestore();
    const before = await lastAnnounced();
    await catchUp();
    expect(await lastAnnounced()).toBeGreaterThan(before);
  });

  test('killed and started anew knows what its tabs show, and loses nothing acknowledged', async () => {
    const first = await load();
    const asked = request();
    await first.pageService(sender).open(page());
    await first.pageService(sender).addNote(asked);
    vi.resetModules();
    const second = await load();
    expect((await second.readTab(7)).frames[0]).toMatchObject({ url: page().url, annotating: true });
    expect(await second.pageService(sender).addNote(asked)).toEqual({ outcome: 'done', step: asked.command });
    expect((await second.reading(everything)).notes).toHaveLength(1);
  });

  test('under a database of a newer version refuses by name and starts all the same', async () => {
    const { openStore } = await import('../../../store/open');
    const { upgrades } = await import('../../../store/upgrades');
    (await openStore({ upgrades: [...upgrades, () => {}] })).close();
    const { pageService, catchUp } = await load();
    await catchUp();
    await expect(pageService(sender).open(page())).rejects.toMatchObject({ name: 'NewerDatabase' });
  });
});
