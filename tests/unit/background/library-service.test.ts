import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { setAreas, setType } from '../../../core/record-commands';
import { defaultSettings } from '../../../core/settings';
import { allSites, siteOf } from '../../../core/sites';
import { comment, everything, noteOf, page, request } from '../kept';
import { newWorld, sender, type World } from './world';

let world: World;
beforeEach(() => {
  world = newWorld();
});

const load = async () => ({
  ...(await import('../../../entrypoints/background/page-service')),
  ...(await import('../../../entrypoints/background/library-service')),
  ...(await import('../../../entrypoints/background/kept')),
  ...(await import('../../../entrypoints/background/sites')),
});
const site = siteOf('reports.example.org');
const registered = () => world.registered.flatMap(({ matches = [] }) => matches);

describe('allowing sites', () => {
  test('one: its detector is registered, and both tellings of one grant make one registration', async () => {
    const { libraryService, followPermissions } = await load();
    world.origins = ['*://*.gov.cn/*', site];
    world.tabs = [
      { id: 8, url: 'http://reports.example.org/a.html' },
      { id: 9, url: 'http://example.org/a.html' },
    ];
    await Promise.all([followPermissions({ added: [site] }), libraryService().siteAllowed('reports.example.org')]);
    expect(world.injected.map(({ tab }) => tab)).toContain(8);
    expect(world.injected.map(({ tab }) => tab)).not.toContain(9);
    expect(registered()).toEqual([site]);
    // As the manifest has it run: not before the page has loaded and has nothing to do.
    expect(world.registered.map(({ runAt }) => runAt)).toEqual(['document_idle']);
    expect((await import('../../../entrypoints/detector.content')).default.runAt).toBe('document_idle');
    expect(await libraryService().sites()).toEqual({
      shipped: ['*://*.gov.cn/*'],
      allowed: [site],
      all: false,
      never: [],
    });
    expect((await libraryService().settings()).allowed).toEqual([site]);
  });

  test('all: no page gets two detectors', async () => {
    const { libraryService, followPermissions } = await load();
    world.origins = ['*://*.gov.cn/*', 'http://one.example/*', ...allSites];
    world.tabs = [
      { id: 8, url: 'http://one.example/a.html' },
      { id: 9, url: 'https://two.example/b.html' },
      { id: 10, url: 'chrome://settings/' },
    ];
    await followPermissions({ added: [...allSites] });
    // Open tabs follow at once.
    expect(world.injected).toEqual([8, 9].map((tab) => ({ tab, file: '/content-scripts/detector.js' })));
    expect(registered().sort()).toEqual([...allSites]);
    expect(world.registered.every(({ excludeMatches }) => excludeMatches?.includes('*://*.gov.cn/*'))).toBe(true);
    expect((await libraryService().sites()).all).toBe(true);
  });

  test('a host of the manifest that the reader gives back in Firefox needs no registration of its own', async () => {
    const { followPermissions } = await load();
    const host = siteOf('www.qingxi.gov.cn');
    world.origins = [host];
    await followPermissions({ added: [host] });
    expect(registered()).toEqual([]);
  });

  test('taking back: the registration goes, and annotators at work there stop at once', async () => {
    const { libraryService, pageService, followPermissions } = await load();
    world.origins = [site];
    await followPermissions({ added: [site] });
    const there = page({ url: 'http://reports.example.org/a.html' });
    const service = pageService(sender);
    expect((await service.open(there)).settings.shown).toBe(true);
    world.answer = () => true;
    expect(await libraryService().takeBack(site)).toEqual({ outcome: 'done' });
    expect(registered()).toEqual([]);
    expect(world.asked).toContainEqual({ call: 'show', tab: 7 });
    expect((await service.open(there)).settings).toMatchObject({ shown: false, paused: true });
    // "Annotate this page" starts it again, for this once.
    await libraryService().annotate(7);
    expect((await service.open(there)).settings.shown).toBe(true);
  });

  test('allowed again under an open page: its annotator hears so when nothing stops it any more', async () => {
    const { libraryService, pageService, followPermissions } = await load();
    world.origins = [site];
    await followPermissions({ added: [site] });
    const there = page({ url: 'http://reports.example.org/a.html' });
    const service = pageService(sender);
    await service.open(there);
    world.answer = () => true;
    await libraryService().takeBack(site);
    world.origins = [site];
    await followPermissions({ added: [site] });
    expect((await service.open(there)).settings.shown).toBe(false);
    world.asked.length = 0;
    // The detector that runs there now.
    await service.arrived({ url: there.url, title: '', recognition: { verdict: 'report', score: 1 } });
    expect(world.asked).toContainEqual({ call: 'show', tab: 7 });
    expect((await service.open(there)).settings.shown).toBe(true);
  });

  test('taking back all sites', async () => {
    const { libraryService, followPermissions } = await load();
    world.origins = [...allSites];
    await followPermissions({ added: [...allSites] });
    expect(await libraryService().takeBack('all')).toEqual({ outcome: 'done' });
    expect(registered()).toEqual([]);
    expect(await libraryService().sites()).toMatchObject({ all: false, allowed: [] });
  });

  test('what the manifest asks for cannot be taken back here, and the reader hears where it can', async () => {
    const { libraryService } = await load();
    expect(await libraryService().takeBack('*://*.gov.cn/*')).toEqual({
      outcome: 'refused',
      reason: 'refused_siteShipped',
    });
  });
});

describe('a tab', () => {
  const at = async (url: string, frames: string[] = []) => {
    const { libraryService } = await load();
    Object.assign(world, { url, frames });
    return libraryService().tab(7);
  };

  test.each([
    ['http://reports.example.org/a.html', 'unreached', undefined],
    ['http://www.qingxi.gov.cn/a.html', 'page', 'shipped'],
    ['http://one.example/a.html', 'page', 'site'],
    ['http://www.qingxi.gov.cn/a.pdf', 'pdf', 'shipped'],
    ['chrome://extensions/', 'browser', undefined],
    ['https://chromewebstore.google.com/detail/x', 'browser', undefined],
  ])('at %s is %s, allowed by %s', async (url, kind, allowedBy) => {
    world.origins = ['*://*.gov.cn/*', '*://one.example/*'];
    const state = await at(url);
    expect(state.kind).toBe(kind);
    expect(state.allowedBy).toBe(allowedBy);
    expect(state.allowed).toBe(allowedBy !== undefined);
  });

  test('allowed as one of all sites says so', async () => {
    world.origins = [...allSites];
    expect((await at('http://reports.example.org/a.html')).allowedBy).toBe('all');
  });

  test('tells the pattern to ask for, and the frames that a permission does not reach', async () => {
    world.origins = ['*://*.gov.cn/*', '*://one.example/*'];
    const state = await at('http://www.qingxi.gov.cn/a.html', [
      'http://www.qingxi.gov.cn/inner.html',
      'http://one.example/article.html',
      'http://reports.example.org/article.html',
    ]);
    expect(state.pattern).toBe('*://www.qingxi.gov.cn/*');
    expect(state.unreachedFrames).toEqual(['reports.example.org']);
    expect(await at('file:///a.html')).not.toHaveProperty('pattern');
  });
});

test('popup and library write at once, on what both have read: nothing of either is lost', async () => {
  const { libraryService, pageService, reading } = await load();
  const asked = request({ comment: '原稿' });
  await pageService(sender).addNote(asked);
  const note = await reading((db) => noteOf(db, asked.note));
  const [popup, library] = [libraryService(), libraryService()];
  const outcomes = await Promise.all([
    popup.commit(comment(note, '原稿，由统计局核实')),
    library.commit(comment(note, '见原稿')),
    popup.commit(setType(note, 'figure')),
    library.commit(setAreas(note, ['grain'])),
  ]);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(Array(4).fill('done'));
  const now = await reading((db) => noteOf(db, note.id));
  expect(now).toMatchObject({ type: 'figure', areas: ['grain'], revision: 5 });
  for (const words of ['由统计局核实', '见原稿']) expect(now.comment).toContain(words);
});

test('deleting everything also ends permissions, registrations and what the browser stores for us', async () => {
  const { libraryService, pageService, followPermissions, reading } = await load();
  world.origins = ['*://*.gov.cn/*', site];
  await followPermissions({ added: [site] });
  const service = pageService(sender);
  await service.open(page());
  await service.addNote(request());
  expect((await libraryService().deleteEverything()).outcome).toBe('done');
  expect(world.origins).toEqual(['*://*.gov.cn/*']);
  expect(registered()).toEqual([]);
  expect(await fakeBrowser.storage.session.get(null)).toEqual({});
  expect(Object.keys(await fakeBrowser.storage.local.get(null))).toEqual(['sequence']);
  const left = await reading(everything);
  expect({ ...left, codebooks: left.codebooks.length }).toEqual({
    reports: [],
    notes: [],
    codebooks: 2,
    texts: [],
    changes: [],
    settings: [{ ...defaultSettings, key: 'settings' }],
  });
});
