// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { describe as anchorOf, locating } from '../core/anchoring';
import type { Note } from '../core/model';
import type { PageState } from '../messages/services';
import { Restored, type Sources } from './restore';

const registry = new Map<string, Set<StaticRange>>();

class Range {
  startContainer: Text;
  startOffset: number;
  endContainer: Text;
  endOffset: number;
  constructor(init: { startContainer: Text; startOffset: number; endContainer: Text; endOffset: number }) {
    this.startContainer = init.startContainer;
    this.startOffset = init.startOffset;
    this.endContainer = init.endContainer;
    this.endOffset = init.endOffset;
  }
}

beforeEach(() => {
  registry.clear();
  vi.stubGlobal('StaticRange', Range);
  vi.stubGlobal('Highlight', class extends Set<StaticRange> {});
  vi.stubGlobal('CSS', { highlights: registry });
});
afterEach(() => vi.unstubAllGlobals());

/** The words that are painted, each in the node that holds them. */
const painted = (): string[] =>
  [...registry.values()].flatMap((ranges) =>
    [...ranges].flatMap(({ startContainer, startOffset, endContainer, endOffset }) =>
      startContainer === endContainer && startContainer.isConnected
        ? [(startContainer.textContent ?? '').slice(startOffset, endOffset)]
        : [],
    ),
  );

const words = '新建高标准农田2.6万亩';
const report = `各位代表：现在向大会报告工作。全县${words}，粮食总产量稳步提高。`;
const start = report.indexOf(words);
const note: Note = {
  id: 'note',
  url: 'http://www.qingxi.gov.cn/2026/report.html',
  report: 'report',
  anchor: anchorOf(report, start, start + words.length),
  text: report,
  section: [],
  areas: [],
  comment: '',
  created: '2026-01-01T00:00:00.000Z',
  updated: '2026-01-01T00:00:00.000Z',
  revision: 1,
};

/** The rest of the world, which knows each text by itself; `meanwhile` is what happens to the page before it answers. */
function world(meanwhile: () => void = () => {}) {
  const remembered = new Map<string, string[]>();
  const sources: Sources = {
    open: async ({ text }): Promise<PageState> => {
      await Promise.resolve();
      meanwhile();
      return {
        recognition: { verdict: 'none', score: 0 },
        text,
        notes: [note],
        codes: [],
        recent: [],
        located: [],
        settings: { shown: true, paused: false, strip: false, keys: {}, copyAs: 'quotation', ephemeral: false },
        sequence: 1,
      };
    },
    news: async () => undefined,
    locating,
    prepare: async () => {},
    outline: () => [],
    style: async () => true,
    otherTexts: async () => [],
    remember: async (text, found) => {
      for (const { located } of found)
        if (located.status !== 'lost')
          remembered.set(text, [...(remembered.get(text) ?? []), text.slice(located.start, located.end)]);
    },
  };
  return { sources, remembered };
}

const show = (...paragraphs: string[]) => {
  document.body.innerHTML = paragraphs.map((text) => `<p>${text}</p>`).join('');
};

describe('the page changes while its notes are looked for', () => {
  test('what was found is painted and remembered for the text that it was found in, then for the next', async () => {
    show(report);
    let changed: Promise<boolean> | undefined;
    const { sources, remembered } = world(() => {
      if (changed) return;
      show('本页由某网站转载，版权归原作者所有。', report);
      changed = restored.reread();
    });
    const restored = new Restored(sources);
    await restored.refresh();
    expect(painted().filter((found) => found !== words)).toEqual([]);
    expect(await changed).toBe(true);
    // Nothing is known of places in the new text until it has been looked through.
    expect(restored.placeOf('note')).toBeUndefined();
    await restored.refresh();
    expect(painted()).toEqual([words]);
    expect([...remembered.values()]).toEqual([[words], [words]]);
  });
});

test('the same words in new nodes are painted again', async () => {
  show(report);
  const { sources } = world();
  const restored = new Restored(sources);
  await restored.refresh();
  expect(painted()).toEqual([words]);
  show(report);
  expect(painted()).toEqual([]);
  expect(await restored.reread()).toBe(false);
  expect(painted()).toEqual([words]);
});
