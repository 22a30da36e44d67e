// @vitest-environment happy-dom
import './keys-as-words';
import type { ComponentType } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Command } from '../../core/command';
import { defaultSettings } from '../../core/settings';
import { CodebookInOut } from '../../entrypoints/library/CodebookInOut';
import { NotesView } from '../../entrypoints/library/NotesView';
import { ReportsView } from '../../entrypoints/library/ReportsView';
import { SettingsView } from '../../entrypoints/library/SettingsView';
import type { Sites } from '../../messages/services';
import { closeIncoming, incoming, openCodebookFile, plan } from '../../state/codebook-files';
import { records, reread } from '../../state/records';
import { dismiss, task } from '../../state/task';
import { commit } from '../../store/commands';
import { openStore } from '../../store/open';
import { idOf } from './codes';
import { all, choose, click, draw, one, press, root, texts } from './drawn';
import { keep, soon } from './views';

/* The library's views, as their parts are put together; what each part does is told beside it. */

const { service, saveFile } = vi.hoisted(() => ({
  saveFile: vi.fn(),
  service: {
    commit: vi.fn(),
    likely: vi.fn(),
    history: vi.fn(),
    settings: vi.fn(),
    sites: vi.fn(),
    takeBack: vi.fn(),
    never: vi.fn(),
  },
}));
vi.mock('../../state/service', () => ({ service, isPrivate: false }));
vi.mock('../../state/saving', () => ({ saveFile }));

let sites: Sites;
beforeEach(async () => {
  vi.stubGlobal('navigator', { storage: { estimate: async () => ({ usage: 3_400_000, quota: 10_000_000_000 }) } });
  sites = {
    shipped: ['*://*.gov.cn/*', '*://*.sucai198.com/*'],
    allowed: ['*://reports.example.org/*', '*://plain.example.org/*'],
    all: false,
    never: ['news.example.org'],
  };
  service.settings.mockResolvedValue(defaultSettings);
  service.sites.mockImplementation(async () => sites);
  service.takeBack.mockImplementation(async (pattern: string) => {
    sites = { ...sites, allowed: sites.allowed.filter((each) => each !== pattern) };
    return { outcome: 'done' };
  });
  service.never.mockImplementation(async () => {
    sites = { ...sites, never: [] };
  });
  await keep(await openStore());
  await reread();
});
afterEach(() => {
  dismiss();
  vi.unstubAllGlobals();
});

const show = (View: ComponentType) => draw(<View />);

test('each report has a row: what it is, whose and of when, how much was marked in it and of what areas', async () => {
  await show(ReportsView);
  expect(texts('h2')).toEqual(['ui_reports_other 2 · ui_notes_other 3']);
  const rows = Array.from(root.querySelectorAll('tbody tr'), (row) =>
    Array.from(row.querySelectorAll('th, td'), ({ textContent }) => textContent),
  );
  const acts = 'ui_openPagelibrary_exportui_delete';
  expect(rows).toEqual([
    ['清溪县政府工作报告县第十八届人民代表大会第五次会议 · 县长 林知远', '清溪县level_county', '2026', '1', acts],
    ['云岭市政府工作报告', '云岭市level_city', '2025', '2', acts],
  ]);
  expect(one('.shares').title).toBe('农业农村与乡村振兴 1');
  expect(one('a.report-title').getAttribute('href')).toBe('#notes?report=qingxi');
});

test('the notes of one type, and then of one year besides', async () => {
  await show(NotesView);
  const quotes = () => texts('.note-quote');
  expect(quotes()).toEqual(['粮食总产量12.6万吨', '新建学校三所', '粮食总产量31.4万吨']);
  const list = (name: string) => one<HTMLSelectElement>(`select[aria-label=${name}]`);
  await choose(list('ui_type'), idOf('TARGET'));
  expect(quotes()).toEqual(['新建学校三所']);
  expect(texts('#found')).toEqual(['ui_notes_other 1']);
  await choose(list('ui_year'), '2026');
  expect(quotes()).toEqual([]);
  expect(texts('.message')).toEqual(['ui_nothingFoundui_nothingFoundHint']);
  await choose(list('ui_type'), '');
  expect(quotes()).toEqual(['粮食总产量12.6万吨']);
  await choose(list('ui_year'), '');
});

test('the digit of what is likeliest tags a note, in the empty field of its picker', async () => {
  service.likely.mockResolvedValue([idOf('EDUC')]);
  const db = await openStore();
  service.commit.mockImplementation((command: Command) => commit(db, command));
  await show(NotesView);
  await click(one('.note-edit'));
  await click(one('.card .picker input'));
  await soon(() => expect(texts('.card .option kbd')).toEqual(['1']));
  await press(one('.card .picker input'), '1');
  await soon(() => expect(texts('.card .areas .chip')).toHaveLength(2));
  expect((await db.get('notes', 'grain'))?.areas).toEqual(['AGRI', 'EDUC'].map(idOf));
});

test('the codebook goes out in each of its formats, and is the same when it comes in', async () => {
  await show(CodebookInOut);
  for (const [at, format] of (['csv', 'json', 'qdc'] as const).entries()) {
    await click(all('.codebook-inout > button')[at]);
    await soon(() => expect(saveFile).toHaveBeenCalledTimes(at + 1));
    const [{ name, file }] = saveFile.mock.lastCall ?? [{ name: '', file: '' }];
    expect(name).toMatch(new RegExp(`^quanyue-codebook-[0-9-]+[.]${format}$`));
    await openCodebookFile(new File([file], name));
    expect(incoming.value?.codebook.codes).toHaveLength(records.value.codebooks.flatMap(({ codes }) => codes).length);
    expect(incoming.value?.faults).toEqual([]);
    expect(new Set(plan.value?.fates.map(({ outcome }) => outcome))).toEqual(new Set(['same']));
    await act(closeIncoming);
  }
});

test('settings list the sites that the reader allowed and refused, and let go of each', async () => {
  await show(SettingsView);
  const rows = () => texts('.site-row span');
  expect(rows()).toEqual(['reports.example.org', 'plain.example.org', 'news.example.org']);
  expect(texts('details p')).toContain('*.gov.cn、*.sucai198.com');

  await click(one('[aria-label="ui_remove reports.example.org"]'));
  await soon(() => expect(rows()).toEqual(['plain.example.org', 'news.example.org']));
  expect(service.takeBack).toHaveBeenCalledExactlyOnceWith('*://reports.example.org/*');

  await click(one('[aria-label="ui_remove news.example.org"]'));
  await soon(() => expect(rows()).toEqual(['plain.example.org']));
  expect(service.never).toHaveBeenCalledExactlyOnceWith('news.example.org', false);

  service.takeBack.mockResolvedValue({ outcome: 'refused', reason: 'refused_siteShipped' });
  await click(one('[aria-label="ui_remove plain.example.org"]'));
  await soon(() => expect(task.value).toMatchObject({ state: 'failed', reason: 'refused_siteShipped' }));
  expect(rows()).toEqual(['plain.example.org']);
});

test('where all sites are allowed, settings say so and take that back', async () => {
  sites = { ...sites, allowed: [], all: true, never: [] };
  await reread();
  await show(SettingsView);
  expect(texts('.site-row span')).toEqual(['settings_allSites']);
  expect(texts('.settings p')).toContain('settings_neverNone');
  service.takeBack.mockImplementation(async () => {
    sites = { ...sites, all: false };
    return { outcome: 'done' };
  });
  await click(one('.site-row .link'));
  expect(service.takeBack).toHaveBeenCalledExactlyOnceWith('all');
  await soon(() => expect(texts('.settings p')).toContain('settings_allowedNone'));
});

test('settings say how much of the disk is taken, and of how much', async () => {
  await show(SettingsView);
  expect(texts('.settings p')).toContain('settings_used 3.4 MB 10 GB');
});
