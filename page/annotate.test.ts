// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { policyAreas } from '../core/codebook/policy-areas';
import type { Anchor } from '../core/model';
import { connect } from '../messages/rpc';
import type { PageService, PageState } from '../messages/services';
import { sourcesWith } from '../tests/unit/one-note';
import { Annotator } from './annotate';
import { HOST } from './text';

/** Keys stand for words: what is tested here is which keys are ours, and when. */
vi.mock('../i18n/t', () => ({
  t: (key: string, ...words: string[]) => [key, ...words].join(' '),
  plural: (key: string, count: number) => `${key} ${count}`,
  language: () => 'zh',
  locale: () => 'zh',
}));

const paragraphs = [
  '政府工作报告',
  '各位代表：现在向大会报告政府工作。',
  '一、过去一年工作回顾',
  '地区生产总值增长6.2%。完成技改投资11.8亿元；新增规上工业企业19家。',
  '粮食总产量12.6万吨。',
  '二、今年工作安排',
  '抓好春耕生产，新建高标准农田2.8万亩，实施技改项目36个，城镇新增就业3000人，办好民生实事十件。',
];
const [, , firstHeading = '', industry = '', grain = ''] = paragraphs;
const [agri] = policyAreas.codes.filter(({ slug }) => slug === 'AGRI');

const state: PageState = {
  recognition: { verdict: 'report', score: 1 },
  text: 'hash',
  notes: [],
  codes: policyAreas.codes,
  recent: agri ? [agri.id] : [],
  located: [],
  settings: { shown: true, paused: false, strip: false, keys: {}, copyAs: 'quotation', ephemeral: false },
  sequence: 1,
};

/** What has reached the background of the reader's wishes, by name. */
const sent: string[] = [];
/** The words of the notes among them, and where these stood. */
const marked: string[] = [];
const positions: number[] = [];
const writes = ['addNote', 'commit', 'splitNote', 'undo', 'redo'];
/** How often the page has been read. */
let opened = 0;
let annotator: Annotator;

const annotatorOf = () =>
  new Annotator(
    connect<PageService>('page'),
    sourcesWith({
      open: async () => {
        opened++;
        return state;
      },
      outline: (blocks) =>
        blocks.flatMap((title, block) => (/^[一二]、/.test(title) ? [{ level: 1, title, block, offset: 0 }] : [])),
    }),
  );

beforeEach(async () => {
  vi.stubGlobal('__OPEN_ROOTS__', true);
  vi.stubGlobal('StaticRange', function StaticRange(this: StaticRangeInit, ends: StaticRangeInit) {
    Object.assign(this, ends);
  });
  vi.stubGlobal('Highlight', class extends Set<StaticRange> {});
  vi.stubGlobal('CSS', { highlights: new Map() });
  // Nothing is laid out here: every line stands in the window.
  vi.spyOn(Range.prototype, 'getClientRects').mockReturnValue([
    new DOMRect(20, 200, 300, 24),
  ] as unknown as DOMRectList);
  vi.spyOn(Range.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(20, 200, 300, 24));
  fakeBrowser.reset();
  sent.length = 0;
  marked.length = 0;
  positions.length = 0;
  Object.assign(fakeBrowser.runtime, {
    sendMessage: async ({ call, args }: { call: string; args: [{ anchor?: Anchor }?] }) => {
      if (!writes.includes(call)) return { value: { suggest: [], styles: '' }[call] };
      sent.push(call);
      marked.push(args[0]?.anchor?.quote.exact ?? '');
      positions.push(args[0]?.anchor?.position?.start ?? -1);
      return { value: { outcome: 'done', step: 'step' } };
    },
  });
  document.body.innerHTML = paragraphs.map((text) => `<p>${text}</p>`).join('');
  annotator = annotatorOf();
  await annotator.start();
});
afterEach(() => {
  vi.useRealTimers();
  annotator.stop();
});

const selected = () => String(getSelection());
const toolbar = () => document.querySelector(HOST)?.shadowRoot?.querySelector('.toolbar') ?? null;

function select(words: string): void {
  const paragraph = Array.from(document.querySelectorAll('p')).find(({ textContent }) => textContent?.includes(words));
  const node = paragraph?.firstChild;
  const start = node?.textContent?.indexOf(words) ?? -1;
  if (!node || start < 0) throw new Error(`not in the page: ${words}`);
  document.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  getSelection()?.setBaseAndExtent(node, start, node, start + words.length);
  document.dispatchEvent(new Event('pointerup', { bubbles: true }));
}
async function selectAndWait(words: string): Promise<void> {
  select(words);
  await vi.waitFor(() => expect(toolbar()).not.toBeNull());
}

/** Presses a key where the focus is. Whether the page, which listens at the document, hears it and may act on it. */
function press(keys: string, target: EventTarget = document.body): 'the page’s' | 'ours' {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const heard = vi.fn();
  document.addEventListener('keydown', heard);
  const event = new KeyboardEvent('keydown', {
    key,
    code: /^\d$/.test(key) ? `Digit${key}` : /^\w$/.test(key) ? `Key${key.toUpperCase()}` : key,
    altKey: parts.includes('Alt'),
    ctrlKey: parts.includes('Control'),
    shiftKey: parts.includes('Shift'),
    bubbles: true,
    composed: true,
    cancelable: true,
  });
  target.dispatchEvent(event);
  document.removeEventListener('keydown', heard);
  return heard.mock.calls.length > 0 && !event.defaultPrevented ? 'the page’s' : 'ours';
}

const OURS = ['1', 'h', 'm', 'Alt+a', 'Alt+q', 'Alt+w', 'Alt+j', 'Alt+x', 'Alt+z'];

describe('keys', () => {
  const fields: [string, string][] = [
    ['an input', '<input>'],
    ['a search field', '<input type="search">'],
    ['a text area', '<textarea></textarea>'],
    ['a list of choices', '<select><option>县</option></select>'],
    ['an editor', '<div contenteditable="true">来信</div>'],
    ['a part of an editor', '<div contenteditable="true"><p><b>来信</b></p></div>'],
  ];
  test.each(fields)('are the page’s in %s, while words stand selected too', async (_, html) => {
    await selectAndWait('新增规上工业企业19家');
    document.body.insertAdjacentHTML('beforeend', html);
    let field = document.body.lastElementChild;
    while (field?.firstElementChild && field.localName !== 'select') field = field.firstElementChild;
    for (const key of OURS) expect(press(key, field ?? undefined), key).toBe('the page’s');
    expect(sent).toEqual([]);
  });

  test('are the page’s in a field of an open shadow root', async () => {
    await selectAndWait('新增规上工业企业19家');
    const holder = document.body.appendChild(document.createElement('div'));
    const field = holder.attachShadow({ mode: 'open' }).appendChild(document.createElement('input'));
    for (const key of OURS) expect(press(key, field), key).toBe('the page’s');
    expect(sent).toEqual([]);
  });

  test('that need selected words are the page’s without them; what it has with Ctrl, and all other letters, always', async () => {
    for (const key of ['1', '9', 'h', 'm', 'Enter', 'Escape', 'Alt+a', 'Control+z', 'j', ' '])
      expect(press(key), key).toBe('the page’s');
    await selectAndWait('新增规上工业企业19家');
    for (const key of ['Control+1', 'Control+h', 'Alt+1', 'Alt+h', 'Control+s', 'j', '/', ' ', 'Enter', 'ArrowDown'])
      expect(press(key), key).toBe('the page’s');
    expect(sent).toEqual([]);
    expect(press('Escape')).toBe('ours');
    await vi.waitFor(() => expect(toolbar()).toBeNull());
    expect(press('Escape')).toBe('the page’s');
  });

  test('that the page has given to a link or field of its own are the page’s', () => {
    document.body.insertAdjacentHTML('beforeend', '<a href="#end" accesskey="X">到页尾</a>');
    expect(press('Alt+x')).toBe('the page’s');
    expect(press('Alt+j')).toBe('ours');
  });

  test('that act are not heard by the page: a digit marks, Alt with a letter does what it says', async () => {
    await selectAndWait('新增规上工业企业19家');
    expect(press('1')).toBe('ours');
    await vi.waitFor(() => expect(sent).toEqual(['addNote']));
    for (const key of ['Alt+q', 'Alt+w', 'Alt+j', 'Alt+x', 'Alt+z']) expect(press(key), key).toBe('ours');
  });
});

test('one key selects the sentence, then the paragraph, then the section; others the next sentence and the one before', async () => {
  select('技改');
  const grown: string[] = [];
  for (const _ of ['sentence', 'paragraph', 'section', 'no further']) {
    press('Alt+q');
    grown.push(selected());
  }
  const section = firstHeading + industry + grain;
  expect(grown).toEqual(['完成技改投资11.8亿元；', industry, section, section]);
  select('完成技改投资11.8亿元；');
  press('Alt+w');
  expect(selected()).toBe('新增规上工业企业19家。');
  press('Alt+w');
  expect(selected()).toBe(grain);
  press('Alt+Shift+w');
  expect(selected()).toBe('新增规上工业企业19家。');
});

test('the toolbar leaves with the selection', async () => {
  await selectAndWait('新增规上工业企业19家');
  getSelection()?.removeAllRanges();
  document.dispatchEvent(new Event('selectionchange'));
  await vi.waitFor(() => expect(toolbar()).toBeNull());
});

test('areas picked while the toolbar still stands by a former selection go with what is selected', async () => {
  await selectAndWait('技改投资');
  const picked = () => toolbar()?.querySelectorAll('.picked .chip').length;
  vi.useFakeTimers();
  const node = getSelection()?.anchorNode;
  const start = node?.textContent?.indexOf('完成技改') ?? -1;
  if (node) getSelection()?.setBaseAndExtent(node, start, node, start + '完成技改投资11.8亿元'.length);
  document.dispatchEvent(new Event('selectionchange'));
  press('Shift+1');
  expect(picked()).toBe(1);
  // The toolbar comes to what is selected by now.
  await vi.advanceTimersByTimeAsync(1000);
  expect(picked()).toBe(1);
  press('Shift+2');
  expect(picked()).toBe(2);
});

test('the toolbar speaks of what is selected when a key leads into it, also where it still stands by a former selection', async () => {
  await selectAndWait('技改投资');
  press('Alt+q');
  expect(selected()).toBe('完成技改投资11.8亿元；');
  press('Alt+a');
  expect(document.querySelector(HOST)?.shadowRoot?.activeElement?.role).toBe('combobox');
  // The focus in a field takes the selection with it.
  getSelection()?.removeAllRanges();
  document.dispatchEvent(new Event('selectionchange'));
  toolbar()?.querySelector<HTMLElement>('[aria-keyshortcuts="1"]')?.click();
  await vi.waitFor(() => expect(marked).toEqual(['完成技改投资11.8亿元；']));
});

test('a click in the toolbar marks what is selected, also where it still stands by a former selection', async () => {
  await selectAndWait('技改投资');
  press('Alt+q');
  toolbar()?.querySelector<HTMLElement>('[aria-keyshortcuts="1"]')?.click();
  await vi.waitFor(() => expect(marked).toEqual(['完成技改投资11.8亿元；']));
});

describe('the page changes under the toolbar', () => {
  const words = '完成技改投资11.8亿元';
  const marks = async () => {
    press('1');
    await vi.waitFor(() => expect(marked).toHaveLength(1));
    return marked[0];
  };
  const changed = async (change: () => void) => {
    const before = opened;
    change();
    await vi.waitFor(() => expect(opened).toBe(before + 1));
  };
  const into = async () => {
    await selectAndWait(words);
    press('Alt+a');
    // The focus in a field takes the selection with it.
    getSelection()?.removeAllRanges();
  };

  test('elsewhere: it speaks of the same words', async () => {
    await into();
    await changed(() => document.body.insertAdjacentHTML('afterbegin', '<p>本站广告</p>'));
    toolbar()?.querySelector<HTMLElement>('[aria-keyshortcuts="1"]')?.click();
    await vi.waitFor(() => expect(marked).toEqual([words]));
  });

  test('in its words: it goes', async () => {
    await into();
    await changed(() => {
      for (const paragraph of document.querySelectorAll('p'))
        paragraph.textContent = paragraph.textContent?.replace('技改', '技術改造') ?? '';
    });
    await vi.waitFor(() => expect(toolbar()).toBeNull());
    expect(marked).toEqual([]);
  });

  test('in what is selected: it comes to the words that are selected by now', async () => {
    await selectAndWait(words);
    const node = getSelection()?.anchorNode;
    await changed(() => {
      if (node instanceof Text) node.replaceData(node.data.indexOf('技改'), 2, '技术改造');
    });
    await vi.waitFor(() => expect(toolbar()).not.toBeNull());
    expect(await marks()).toContain('技术改造');
  });

  test('while none stands: it comes neither over a selection that is closed nor over one still being made', async () => {
    await selectAndWait(words);
    press('Escape');
    await vi.waitFor(() => expect(toolbar()).toBeNull());
    getSelection()?.extend(getSelection()?.focusNode ?? document.body, 1);
    await changed(() => document.body.insertAdjacentHTML('beforeend', '<p>本站时钟</p>'));
    expect(toolbar()).toBeNull();
  });

  test('what the side panel has suggested is marked where its words stand', async () => {
    await changed(() => document.body.insertAdjacentHTML('afterbegin', '<p>本站广告</p>'));
    await annotator.markPassage({ start: paragraphs.slice(0, 3).join('\n').length + 1, quote: industry }, []);
    await annotator.markPassage({ start: 0, quote: '页上没有的话' }, []);
    expect(marked).toEqual([industry]);
    // Of several places the nearest.
    await changed(() => document.body.insertAdjacentHTML('afterbegin', `<p>${industry}</p>`));
    const own = [industry, '本站广告', ...paragraphs.slice(0, 3), ''].join('\n').length;
    await annotator.markPassage({ start: own - 2, quote: industry }, []);
    expect(positions.at(-1)).toBe(own);
  });
});

describe('a page that wakes reads again what has become of its notes', () => {
  const restored = Object.assign(new Event('pageshow'), { persisted: true });
  test.each([
    ['its window has the focus again', () => window.dispatchEvent(new Event('focus'))],
    ['its tab is looked at', () => document.dispatchEvent(new Event('visibilitychange'))],
    ['it is back from the back-forward cache', () => window.dispatchEvent(restored)],
  ])('%s', async (_, wake) => {
    const before = opened;
    wake();
    await vi.waitFor(() => expect(opened).toBe(before + 1));
  });

  test('but not while its tab is hidden, nor when it is shown for the first time', async () => {
    const before = opened;
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
    const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    window.dispatchEvent(new Event('focus'));
    document.dispatchEvent(new Event('visibilitychange'));
    // What was begun has asked by then; else the one below would be taken for it.
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(opened).toBe(before);
    hidden.mockRestore();
    window.dispatchEvent(new Event('focus'));
    await vi.waitFor(() => expect(opened).toBe(before + 1));
  });
});

test('nothing of ours hears the page scroll but what follows its words, and that holds nothing up', async () => {
  const listen = vi.spyOn(window, 'addEventListener');
  const heard = () =>
    listen.mock.calls.flatMap(([type, , options]) =>
      /^(scroll|wheel|touchmove|pointermove)/.test(type)
        ? [[type, typeof options === 'object' && options.passive === true]]
        : [],
    );
  annotator.stop();
  annotator = annotatorOf();
  await annotator.start();
  expect(listen).toHaveBeenCalled();
  expect(heard()).toEqual([]);
  await selectAndWait('新增规上工业企业19家');
  expect(heard()).toContainEqual(['scroll', true]);
  expect(heard().filter(([, passive]) => !passive)).toEqual([]);
});
