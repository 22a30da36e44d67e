// @vitest-environment happy-dom
import './keys-as-words';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Command } from '../../core/command';
import { App } from '../../entrypoints/popup/App';
import { ready, reread } from '../../state/records';
import { positions, tab } from '../../state/tab';
import { dismiss, tellTrouble, trouble } from '../../state/task';
import { commit } from '../../store/commands';
import { NewerDatabase, openStore } from '../../store/open';
import { idOf } from './codes';
import { choose, click, draw, one, press, texts, type } from './drawn';
import { keep, kept, soon } from './views';

/* The popup over a report, as its parts are put together; what each part does is told beside it. */

const { service, copyExport } = vi.hoisted(() => ({
  service: { settings: async () => ({ shown: true }), commit: vi.fn(), likely: vi.fn() },
  copyExport: vi.fn(),
}));
vi.mock('../../state/service', () => ({ service, isPrivate: false }));
vi.mock('../../state/copying', () => ({ copyExport, lastForm: () => 'source' }));

const opened: string[] = [];
beforeEach(async () => {
  opened.length = 0;
  Object.assign(fakeBrowser.runtime, { getURL: (path: string) => `extension:/${path}` });
  Object.assign(fakeBrowser.tabs, { create: async ({ url }: { url: string }) => void opened.push(url) });
  const db = await openStore();
  await keep(db);
  service.commit.mockImplementation((command: Command) => commit(db, command));
  service.likely.mockResolvedValue([idOf('TECH')]);
  await reread();
  const [{ url = '' } = {}] = kept.reports[0]?.pages ?? [];
  tab.value = {
    tab: 7,
    url,
    host: new URL(url).hostname,
    kind: 'report',
    annotating: true,
    allowed: true,
    allowedBy: 'shipped',
    unreachedFrames: [],
    report: 'qingxi',
    texts: ['qingxi'],
    addresses: [url],
  };
  await draw(<App />);
});
afterEach(() => {
  dismiss();
  trouble.value = undefined;
  positions.value = new Map();
});

test('under the page’s notes stand those of other reports, the newest first, each with its report', async () => {
  expect(texts('section[aria-labelledby=here] .note-quote')).toEqual(['粮食总产量12.6万吨']);
  const others = 'section[aria-labelledby=others]';
  expect(texts('#others')).toEqual(['ui_recent']);
  expect(texts(`${others} .note-quote`)).toEqual(['新建学校三所', '粮食总产量31.4万吨']);
  expect(texts(`${others} .note-report`)).toEqual(['云岭市政府工作报告', '云岭市政府工作报告']);

  // What is looked for is looked for in all of them, and counted.
  await type(one('.search'), '粮食');
  expect(texts('#others')).toEqual(['ui_notes_others_other 1']);
  expect(texts('.note-quote')).toEqual(['粮食总产量12.6万吨', '粮食总产量31.4万吨']);
  await type(one('.search'), '');
});

test('a passage that is not found on the page stays readable, under the section that it was made in', async () => {
  expect(texts('#lost')).toEqual([]);
  await act(() => {
    positions.value = new Map([['grain', { status: 'lost', reason: 'gone' }]]);
  });
  const lost = 'section[aria-labelledby=lost]';
  expect(texts(`${lost} .note-quote`)).toEqual(['粮食总产量12.6万吨']);
  expect(texts(`${lost} .section`)).toEqual(['一、过去一年工作回顾 › （一）农业农村']);
});

test('an area is added on a card, to those that are there', async () => {
  await click(one('section[aria-labelledby=here] .note-edit'));
  const picker = '.card .picker input';
  await type(one(picker), '教育');
  await press(one(picker), 'Enter');
  await soon(() => expect(texts('.card .areas .chip')).toHaveLength(2));
  const db = await openStore();
  expect((await db.get('notes', 'grain'))?.areas).toEqual(['AGRI', 'EDUC'].map(idOf));
  // The digit of what is likeliest, in the empty field.
  await soon(() => expect(texts('.card .option kbd')).toEqual(['1']));
  await press(one(picker), '1');
  await soon(() => expect(texts('.card .areas .chip')).toHaveLength(3));
  expect((await db.get('notes', 'grain'))?.areas).toEqual(['AGRI', 'EDUC', 'TECH'].map(idOf));
});

test('the report is exported from there: copied at once, saved by the library', async () => {
  const [copy, save] = [one('.export-menu .button'), one('.export-menu .button-primary')];
  await click(copy);
  expect(copyExport).toHaveBeenCalledExactlyOnceWith('markdown', { of: 'report', report: 'qingxi' });
  const formats = one<HTMLSelectElement>('.export-menu select');
  expect(Array.from(formats.options, ({ value }) => value)).toEqual(['markdown', 'csv', 'json']);
  await choose(formats, 'json');
  // A backup is for no clipboard.
  expect(copy).toHaveProperty('disabled', true);
  await click(save);
  expect(opened).toEqual(['extension://library.html#export?format=json&report=qingxi&save']);
});

test('the library is a click away', async () => {
  await click(one('[aria-label=ui_library]'));
  expect(opened).toEqual(['extension://library.html']);
});

test('a database of a newer version is told of, in place of notes that are not there', async () => {
  await act(() => {
    ready.value = false;
    tellTrouble(new NewerDatabase());
  });
  expect(one('[role=alert]').textContent).toContain('refused_newerDatabase');
  expect(texts('.note, .export-menu')).toEqual([]);
});
