// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { locating } from '../core/anchoring';
import type { Located } from '../core/model';
import type { PageState } from '../messages/services';
import { note, report, sourcesWith, start, state, words } from '../tests/unit/one-note';
import { Restored } from './restore';

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

/** The rest of the world, which knows each text by itself; `meanwhile` is what happens to the page before it answers. */
function world(meanwhile: () => void = () => {}) {
  const remembered = new Map<string, string[]>();
  const sources = sourcesWith({
    open: async ({ text }): Promise<PageState> => {
      await Promise.resolve();
      meanwhile();
      return { ...state, text };
    },
    remember: async (text, found) => {
      for (const { located } of found)
        if (located.status !== 'lost')
          remembered.set(text, [...(remembered.get(text) ?? []), text.slice(located.start, located.end)]);
    },
  });
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

describe('what is not certain is not painted', () => {
  const place = { start, end: start + words.length };
  const certainty: [Located, string[]][] = [
    [{ status: 'exact', ...place, score: 1, similarity: 1 }, [words]],
    [{ status: 'edited', ...place, score: 0.9, similarity: 0.9 }, [words, words]],
    [{ status: 'doubtful', ...place, score: 1, similarity: 1 }, []],
    [{ status: 'lost', reason: 'no passage is near enough' }, []],
  ];
  test.each(certainty.map(([located, seen]) => [located.status, located, seen] as const))(
    '%s, as found now and as remembered from the last visit',
    async (_, located, seen) => {
      show(report);
      const now = new Restored(
        sourcesWith({
          *locating() {
            yield;
            return [located];
          },
        }),
      );
      await now.refresh();
      expect(painted()).toEqual(seen);
      now.clear();
      expect(registry.size).toBe(0);
      const remembered = new Restored(
        sourcesWith({ open: async () => ({ ...state, located: [{ note: note.id, located }] }) }),
      );
      await remembered.refresh();
      expect(painted()).toEqual(seen);
    },
  );
});

test('notes are looked for in slices of a few milliseconds, between which the page has its turn', async () => {
  show(report);
  let clock = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
  // The page's own work: whenever it has its turn, it is seen how long it waited.
  let last = 0;
  const waits: number[] = [];
  let ended = false;
  const turn = () => {
    waits.push(clock - last);
    last = clock;
    if (!ended) setTimeout(turn);
  };
  setTimeout(turn);
  const restored = new Restored(
    sourcesWith({
      *locating(text, anchors) {
        for (let step = 0; step < 100; step++) {
          clock += 2;
          yield;
        }
        return yield* locating(text, anchors);
      },
    }),
  );
  await restored.refresh();
  ended = true;
  expect(painted()).toEqual([words]);
  expect(clock).toBe(200);
  expect(Math.max(...waits)).toBeLessThanOrEqual(8);
});

test('where a summary box repeats the lead, its words are painted in the article', async () => {
  const lead = `${report}城乡居民收入稳步增长，生态环境持续改善，社会大局保持稳定。`;
  show(`内容摘要：${lead}`, lead, '全县上下团结一心，克服困难，圆满完成了县人代会确定的各项目标任务，成绩来之不易。');
  // As another site's text has it: no position tells which of two equal places is meant.
  const anchor = { quote: note.anchor.quote };
  const open = async ({ text }: { text: string }) => ({ ...state, text, notes: [{ ...note, anchor }] });
  const restored = new Restored(sourcesWith({ open }));
  await restored.refresh();
  expect(painted()).toEqual([words]);
  expect(restored.placeOf('note')?.start).toBeGreaterThan(restored.text.text.indexOf('\n'));
});

test('digits that the page sets high are note marks, where a list explains them', () => {
  show(
    '实施“双强”<sup>1</sup>行动，建设“三园”<sup>2</sup>，全县生产总值增长6%。',
    '坚持“两山”<sup>3</sup>理念，综合实力进入全市前3。',
    '名词解释',
    '1.“双强”：指产业强、生态强。',
    '2.“三园”：指果园、茶园、菜园。',
    '3.“两山”：即绿水青山和金山银山。',
  );
  const { text, explained } = new Restored(world().sources);
  expect(explained.marks.map(({ start, end }) => text.text.slice(start - 3, end))).toEqual([
    '双强”1',
    '三园”2',
    '两山”3',
  ]);
});
