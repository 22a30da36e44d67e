// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { describe as anchorOf } from '../core/anchoring';
import type { Note } from '../core/model';
import { connect } from '../messages/rpc';
import type { PageService, PageState } from '../messages/services';
import { note, report, sourcesWith, start, state, words } from '../tests/unit/one-note';
import { Editing } from './editing';
import { Restored } from './restore';
import { Screen } from './screen';
import { placeIn } from './text';

/** Keys stand for words: what is tested here is when they are said. */
vi.mock('../i18n/t', () => ({
  t: (key: string, ...words: string[]) => [key, ...words].join(' '),
  plural: (key: string, count: number) => `${key} ${count}`,
  locale: () => 'zh',
}));

/** Over which offset of the text the pointer is. */
let near = 0;
vi.mock('./hit', async (original) => ({ ...(await original<typeof import('./hit')>()), offsetNear: () => near }));

/** What the background answers to a command that reaches it: as it crosses, a value or an error. */
let answer: () => Promise<{ value: unknown } | { error: { name: string; message: string } }>;
const sent = vi.fn();
let end: AbortController;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('StaticRange', function StaticRange(this: StaticRangeInit, ends: StaticRangeInit) {
    Object.assign(this, ends);
  });
  vi.stubGlobal('Highlight', class extends Set<StaticRange> {});
  vi.stubGlobal('CSS', { highlights: new Map() });
  fakeBrowser.reset();
  sent.mockClear();
  Object.assign(fakeBrowser.runtime, {
    sendMessage: async (message: unknown) => {
      sent(message);
      return answer();
    },
  });
  end = new AbortController();
});
afterEach(() => {
  end.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function opened(read = (): PageState => state) {
  document.body.innerHTML = `<p>${report}</p>`;
  const restored = new Restored(sourcesWith({ open: async () => read() }));
  const screen = new Screen(
    () => ({}),
    async () => '',
    end.signal,
  );
  const editing = new Editing(connect<PageService>('page'), restored, screen, {
    refresh: () => restored.refresh(),
    orphaned: () => {},
  });
  await restored.refresh();
  return { screen, editing, restored };
}

/** An answer that comes when the test says so. */
function heldBack() {
  let release: () => void = () => {};
  answer = () =>
    new Promise((resolve) => {
      release = () => resolve({ value: { outcome: 'done', step: 'step' } });
    });
  return { release: () => release() };
}

describe('what a card says of a comment', () => {
  test('is that it is being saved until the background says that it is', async () => {
    const { screen, editing } = await opened();
    screen.openCard('note', ['note']);
    const { release } = heldBack();
    editing.type(note, screen.shown.card?.opening ?? '', '与上年比较', '');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveBeenCalledOnce();
    expect(screen.shown.card?.saved).toBe('saving');
    release();
    await vi.advanceTimersByTimeAsync(0);
    expect(screen.shown.card?.saved).toBe('saved');
  });

  test('is that it is not saved, and why, where it was refused', async () => {
    const { screen, editing } = await opened();
    screen.openCard('note', ['note']);
    answer = async () => ({ value: { outcome: 'refused', reason: 'refused_quota' } });
    editing.type(note, screen.shown.card?.opening ?? '', '与上年比较', '');
    await vi.advanceTimersByTimeAsync(0);
    expect(screen.shown.card?.saved).toEqual({ failed: 'refused_quota' });
    expect(screen.shown.toast?.text).toBe('page_refused refused_quota');
  });
});

describe('the page changes while an end of a note is dragged', () => {
  const dragged = async (change: (paragraph: HTMLElement) => void) => {
    const { editing, restored } = await opened();
    answer = async () => ({ value: { outcome: 'done', step: 'step' } });
    near = report.indexOf('，粮食');
    editing.drag(note, 'end', 0, 0);
    near = report.indexOf('稳步');
    editing.drag(note, 'end', 0, 0);
    change(document.querySelector('p') ?? document.body);
    const before = restored.text;
    await restored.reread();
    editing.follow((place) => placeIn(restored.text, before, place));
    await restored.refresh();
    await editing.drop(note, true);
    return sent.mock.calls.map(([{ args }]) => args[0].edits[0].patch.anchor.to.quote.exact);
  };

  test('above it: the note has the words over which the pointer was', async () => {
    expect(await dragged((paragraph) => paragraph.insertAdjacentHTML('beforebegin', '<p>本站广告</p>'))).toEqual([
      `${words}，粮食总产量`,
    ]);
  });

  test('in those words: the drag is over, and the note as it was', async () => {
    const change = ({ firstChild }: HTMLElement) => {
      if (firstChild instanceof Text) firstChild.replaceData(report.indexOf('总产量'), 3, '产量');
    };
    expect(await dragged(change)).toEqual([]);
    expect(String(getSelection())).toBe('');
  });
});

test('a comment is sent with what it was made of, or what was there before a typing that was not saved', async () => {
  const { screen, editing } = await opened();
  screen.openCard('note', ['note']);
  const patches = () => sent.mock.calls.map(([{ args }]) => args[0].edits[0].patch.comment);
  const type = async (text: string, from: string) => {
    editing.type({ ...note, comment: '增长，另见附件' }, screen.shown.card?.opening ?? '', text, from);
    await vi.advanceTimersByTimeAsync(0);
  };
  answer = async () => ({ value: { outcome: 'refused', reason: 'refused_quota' } });
  await type('同比增长', '增长');
  answer = async () => ({ value: { outcome: 'done', step: 'step' } });
  await type('', '同比增长');
  await type('放缓', '');
  expect(patches()).toEqual([
    { from: '增长', to: '同比增长' },
    { from: '增长', to: '' },
    { from: '', to: '放缓' },
  ]);
});

test('two notes become one only when what was typed in the other one is kept: it is in the comment of both', async () => {
  const before = start - '全县'.length;
  const other: Note = { ...note, id: 'other', anchor: anchorOf(report, before, start) };
  let notes = [note, other];
  const { screen, editing } = await opened(() => ({ ...state, notes }));
  screen.openCard('other', ['other']);
  const { release } = heldBack();
  editing.type(other, screen.shown.card?.opening ?? '', '复核', '');
  const merging = editing.merge(note);
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toHaveBeenCalledOnce();
  notes = [note, { ...other, comment: '复核', revision: 2 }];
  release();
  answer = async () => ({ value: { outcome: 'done', step: 'step' } });
  await vi.advanceTimersByTimeAsync(0);
  await merging;
  const { edits } = sent.mock.lastCall?.[0].args[0] ?? {};
  expect(edits[0].patch.comment).toEqual({ from: '', to: '复核' });
});

test('a note that nobody acknowledges is told of as not saved for as long as that lasts, and then as saved', async () => {
  const { screen, editing } = await opened();
  answer = () => Promise.reject(new Error('The message port closed before a response was received.'));
  const adding = editing.add({ start, end: start + words.length }, []);
  // A worker that wakes takes no longer, and is not worth a word.
  await vi.advanceTimersByTimeAsync(200);
  expect(screen.shown.toast).toBeUndefined();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(screen.shown.toast?.text).toBe('page_unsaved');

  const { release } = heldBack();
  await vi.advanceTimersByTimeAsync(5000);
  expect(screen.shown.toast?.text).toBe('page_unsaved');
  // All that was sent is one and the same note.
  expect(new Set(sent.mock.calls.map(([message]) => JSON.stringify(message))).size).toBe(1);
  const told: (string | undefined)[] = [];
  const toast = screen.toast.bind(screen);
  screen.toast = (text, ...rest) => {
    told.push(text);
    toast(text, ...rest);
  };
  release();
  await vi.advanceTimersByTimeAsync(0);
  await adding;
  expect(told).toEqual(['page_savedAfterAll', 'page_marked']);
});

test('under a database of a newer version nothing is kept, and the reader hears why', async () => {
  const { screen, editing } = await opened();
  answer = async () => ({ error: { name: 'NewerDatabase', message: '' } });
  await editing.add({ start, end: start + words.length }, []);
  expect(screen.shown.toast?.text).toBe('page_refused refused_newerDatabase');
  // Judged, not lost on its way: it is not sent again.
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toHaveBeenCalledOnce();
});
