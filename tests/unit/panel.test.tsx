// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import type { Id, Located } from '../../core/model';
import { App } from '../../entrypoints/sidepanel/App';
import { coverage, followPage, inView, sections, stretches } from '../../state/panel';
import { ready, records } from '../../state/records';
import { positions, tab } from '../../state/tab';
import { bundle, hash, note, report, text } from './formats/invented';

/* The side panel beside an invented report: four notes that stand in it, one in doubt, one lost. */

const { service, annotator } = vi.hoisted(() => ({
  service: { settle: vi.fn(), settings: async () => ({ shown: true, copyAs: 'source' }) },
  annotator: { contents: vi.fn(), suggestions: vi.fn(), goToOffset: vi.fn(), markPassage: vi.fn() },
}));
vi.mock('../../messages/rpc', async (original) => ({
  ...(await original<object>()),
  connect: (name: string) => (name === 'annotator' ? annotator : service),
}));
// It asks for the browser's language when it is read, which nothing here copies in.
vi.mock('../../state/export-choice', () => ({}));
vi.mock('../../i18n/t', () => ({
  t: (key: string, ...words: (string | number)[]) => [key, ...words].join(' '),
  plural: (key: string, count: number) => `${key} ${count}`,
  written: String,
  language: () => 'zh',
  day: String,
  moment: String,
}));

const notes = [
  note(1, '粮食总产量达到31.4万吨', { areas: ['area-grain', 'area-edu'], type: 'type-figure' }),
  note(2, '新建高标准农田2.6万亩，建成', { areas: ['area-agri'] }),
  note(3, '建成𠮷水灌区😀示范带', { areas: [] }),
  note(4, '新增公办幼儿园学位1200个', { areas: ['area-edu'], type: 'type-figure' }),
  note(5, '持续改善民生', { areas: ['area-edu'] }),
  note(6, '全面推进', { areas: ['area-agri'] }),
];
const [one, two, three, four, doubtful, lost] = notes.map(({ id }) => id) as [Id, Id, Id, Id, Id, Id];

const places = () =>
  new Map<Id, Located>(
    notes.map(({ id, anchor: { position = { start: 0, end: 0 } } }) => {
      if (id === lost) return [id, { status: 'lost', reason: 'gone' }];
      return [id, { status: id === doubtful ? 'doubtful' : 'exact', ...position, score: 1, similarity: 1 }];
    }),
  );
const heads = ['一、2025', '二、2026', '（一）', '（二）'].map((title, index) => ({
  title,
  level: index < 2 ? 1 : 2,
  start: text.indexOf(title),
}));

let root: HTMLElement;
let end: AbortController;
let tellSection: (section: number) => void;
beforeEach(async () => {
  for (const call of [service.settle, ...Object.values(annotator)]) call.mockReset();
  annotator.contents.mockResolvedValue({ length: text.length, sections: heads });
  annotator.suggestions.mockResolvedValue([]);
  for (const call of [annotator.goToOffset, annotator.markPassage]) call.mockResolvedValue(undefined);
  vi.spyOn(browser.tabs, 'connect').mockReturnValue({
    disconnect() {},
    onMessage: { addListener: (heard: typeof tellSection) => (tellSection = heard) },
  } as never);
  records.value = {
    notes,
    reports: [report],
    codebooks: bundle.codebooks.map((codebook) => ({ ...codebook, revision: 1, created: '', updated: '' })),
  };
  ready.value = true;
  positions.value = places();
  const [page] = report.pages;
  tab.value = {
    ...{ tab: 7, url: page?.url ?? '', host: 'www.qingxi.example', kind: 'report', annotating: true, allowed: true },
    ...{ unreachedFrames: [], texts: [hash], addresses: [page?.url ?? ''], report: report.id },
  };
  end = new AbortController();
  followPage(end.signal);
  root = document.createElement('div');
  document.body.append(root);
  await act(() => render(<App />, root));
  await vi.waitFor(() => expect(sections.value).toHaveLength(4));
});
afterEach(async () => {
  end.abort();
  await choose('area', '');
  await choose('type', '');
  await act(() => render(null, root));
  root.remove();
});

const shown = (selector: string) => Array.from(root.querySelectorAll(selector), (each) => each.textContent ?? '');
const click = (selector: string) => act(() => root.querySelector<HTMLElement>(selector)?.click());
/** The quotations in a part of the panel. */
const quotes = (part: string) => shown(`${part} .note-quote`).map((quote) => quote.trim());
const inOutline = () => quotes('.outline');
const titles = () => shown('.outline-title span:first-child');
const choose = (facet: 'area' | 'type', value: Id) =>
  act(() => {
    const field = root.querySelector<HTMLSelectElement>(`select[aria-label="ui_${facet}"]`);
    if (!field) return;
    field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });

test('each section has the notes that begin in it; what has no certain place stands apart', () => {
  expect(sections.value.map(({ title, notes: its }) => [title, its.map(({ id }) => id)])).toEqual([
    ['一、2025', [one]],
    ['二、2026', []],
    ['（一）', [two, three]],
    ['（二）', [four]],
  ]);
  expect(quotes('section[aria-labelledby="doubtful"]')).toEqual(['持续改善民生']);
  expect(quotes('section[aria-labelledby="lost"]')).toEqual(['全面推进']);
  // There no heading of the outline stands above them: they name the section that they were made in.
  const section = '二、2026年重点工作 › （一）全面推进乡村振兴';
  expect(shown('section[aria-labelledby="doubtful"] .section')).toEqual([section]);
  expect(shown('section[aria-labelledby="lost"] .section')).toEqual([section]);
  expect(shown('.outline .section')).toEqual([]);
});

test('the strip shows each note’s stretch of the text; what two cover counts once', () => {
  const share = (words: string) => words.length / text.length;
  const at = (words: string) => text.indexOf(words) / text.length;
  expect(stretches.value.map(({ note: { id } }) => id)).toEqual([one, two, three, four]);
  for (const { note: its, from, to } of stretches.value) {
    expect(from).toBe(at(its.anchor.quote.exact));
    expect(to).toBeCloseTo(from + share(its.anchor.quote.exact), 12);
  }
  const marked = '粮食总产量达到31.4万吨新建高标准农田2.6万亩，建成𠮷水灌区😀示范带新增公办幼儿园学位1200个';
  expect(coverage.value).toBeCloseTo(share(marked), 12);
  expect(shown('.coverage figcaption')).toEqual([`panel_coverage ${Math.round(share(marked) * 100)}`]);
  expect(root.querySelectorAll('.coverage-note')).toHaveLength(4);
});

test('filtered by area, with the areas under it, and by type, until nothing is left', async () => {
  await choose('area', 'area-agri');
  expect(inOutline()).toEqual(['粮食总产量达到31.4万吨', '新建高标准农田2.6万亩，建成']);
  expect(titles()).toEqual(['一、2025', '（一）']);
  expect(quotes('section[aria-labelledby="doubtful"]')).toEqual([]);
  expect(quotes('section[aria-labelledby="lost"]')).toEqual(['全面推进']);
  await choose('type', 'type-figure');
  expect(inOutline()).toEqual(['粮食总产量达到31.4万吨']);
  await choose('area', 'area-edu');
  expect(inOutline()).toEqual(['粮食总产量达到31.4万吨', '新增公办幼儿园学位1200个']);
  records.value = { ...records.value, notes: notes.filter(({ type }) => !type) };
  await vi.waitFor(() => expect(root.textContent).toContain('ui_nothingFound'));
  expect(titles()).toEqual([]);
  await choose('area', '');
  await choose('type', '');
  expect(titles()).toHaveLength(4);
});

test('a place in doubt is confirmed or rejected, lost words are selected anew on the page', async () => {
  const told = vi.spyOn(browser.tabs, 'update').mockResolvedValue({} as never);
  service.settle.mockResolvedValue({ outcome: 'refused', reason: 'refused_gone' });
  const presses = async (selector: string, ...settled: unknown[]) => {
    await click(selector);
    await vi.waitFor(() => expect(service.settle).toHaveBeenLastCalledWith(7, ...settled));
  };
  await presses('section[aria-labelledby="doubtful"] .settle .button-primary', doubtful, 'confirm');
  await vi.waitFor(() => expect(root.textContent).toContain('refused_gone'));
  await presses('section[aria-labelledby="doubtful"] .settle .button:not(.button-primary)', doubtful, 'reject');
  expect(told).not.toHaveBeenCalled();
  service.settle.mockResolvedValue({ outcome: 'done' });
  await presses('section[aria-labelledby="lost"] .settle .button', lost, 'reattach');
  await vi.waitFor(() => expect(told).toHaveBeenCalledWith(7, { active: true }));
});

test('a suggestion stands under the section in view, leads to its words, and is marked when it is taken', async () => {
  const passage = { start: 90, end: 99, quote: '建成𠮷水灌区', area: 'area-agri', words: ['灌区'] };
  annotator.suggestions.mockResolvedValue([passage]);
  tellSection(2);
  expect(inView.value).toBe(2);
  await vi.waitFor(() => expect(shown('.is-current .suggested-item .note-quote')).toEqual(['建成𠮷水灌区']));
  expect(annotator.suggestions).toHaveBeenLastCalledWith(2);
  await click('.suggested-item .note-quote');
  expect(annotator.goToOffset).toHaveBeenCalledExactlyOnceWith(90);
  expect(annotator.markPassage).not.toHaveBeenCalled();
  await click('.suggested-take');
  expect(annotator.markPassage).toHaveBeenCalledExactlyOnceWith({ start: 90, quote: '建成𠮷水灌区' }, ['area-agri']);
});
