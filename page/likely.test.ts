import { afterEach, expect, test, vi } from 'vitest';
import type { Code } from '../core/model';
import { likelyAreas } from './likely';
import type { Restored } from './restore';

const code = (id: string, over: Partial<Code> = {}): Code => ({
  id,
  facet: 'area',
  name: { zh: id, en: id },
  order: 0,
  ...over,
});
const codes = [
  ...['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'].map((id) => code(id)),
  code('十一', { parent: '一' }),
  code('已归档', { archived: true }),
  code('数据', { facet: 'type' }),
];
const text = '支持企业技术改造。农业稳产。';
const restored = {
  text: { text },
  codes,
  state: { recent: ['十一', '三', '已归档', '没有了'] },
} as unknown as Restored;
const place = { start: 0, end: 9 };

afterEach(() => void vi.useRealTimers());

test('likely for a passage: suggestions, then what was used last, then the areas as they stand; nine, none twice', async () => {
  const suggest = vi.fn(async () => [
    { code: '五', score: 0.6, words: ['技术改造'] },
    { code: '三', score: 0.2 },
    { code: '数据', score: 0.1 },
  ]);
  const { likely, because } = await likelyAreas(restored, place, ['二、产业'], suggest);
  expect(likely).toEqual(['五', '三', '十一', '一', '二', '四', '六', '七', '八']);
  expect(because).toMatchObject({ 五: ['技术改造'], 三: [] });
  expect(suggest).toHaveBeenCalledExactlyOnceWith({ text: '支持企业技术改造。', headings: ['二、产业'] });
});

test('the toolbar waits for suggestions but a moment, and does without them where they fail', async () => {
  const without = ['十一', '三', '一', '二', '四', '五', '六', '七', '八'];
  vi.useFakeTimers();
  const late = likelyAreas(restored, place, [], () => new Promise(() => {}));
  await vi.advanceTimersByTimeAsync(100);
  expect((await late).likely).toEqual(without);
  const failed = likelyAreas(restored, place, [], async () => {
    throw new Error('no weights');
  });
  expect((await failed).likely).toEqual(without);
});
