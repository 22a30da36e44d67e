import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isClauseEnd, type Stretch, stretch } from './extent';

const text = '粮食播种面积稳定在31.2万亩,总产量12.6万吨;新建高标准农田2.8万亩。';
const passage = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const stretched = (words: string, how: Stretch) => {
  const { start, end } = passage(words);
  const moved = stretch(text, start, end, how);
  return text.slice(moved.start, moved.end);
};

describe('by a clause', () => {
  test('the end goes to behind the next punctuation, the start to behind the one before; a decimal point is none', () => {
    expect(stretched('总产量', { end: 'end', way: 'grow', by: 'clause' })).toBe('总产量12.6万吨;');
    expect(stretched('12.6万吨', { end: 'start', way: 'grow', by: 'clause' })).toBe('总产量12.6万吨');
    expect(stretched('总产量12.6万吨;', { end: 'end', way: 'grow', by: 'clause' })).toBe(
      '总产量12.6万吨;新建高标准农田2.8万亩。',
    );
  });

  test('and back', () => {
    expect(stretched('总产量12.6万吨;新建', { end: 'end', way: 'shrink', by: 'clause' })).toBe('总产量12.6万吨;');
    expect(stretched('31.2万亩,总产量', { end: 'start', way: 'shrink', by: 'clause' })).toBe('总产量');
  });

  test('within one clause there is nowhere to shrink to', () => {
    for (const end of ['start', 'end'] as const)
      expect(stretched('高标准农田', { end, way: 'shrink', by: 'clause' })).toBe('高标准农田');
  });

  test('a comma or a colon between figures ends no clause', () => {
    expect([...'1,234 3:2'].map((_, at) => isClauseEnd('1,234 3:2', at))).not.toContain(true);
    expect(isClauseEnd('完成,', 2)).toBe(true);
  });
});

test('by a character, with a character outside the basic plane as one', () => {
  const rare = '这里有𠮷字';
  const at = rare.indexOf('𠮷');
  expect(stretch(rare, 0, at, { end: 'end', way: 'grow', by: 'character' })).toEqual({ start: 0, end: at + 2 });
  expect(stretch(rare, 0, at + 2, { end: 'end', way: 'shrink', by: 'character' })).toEqual({ start: 0, end: at });
  expect(stretch(rare, at + 2, rare.length, { end: 'start', way: 'grow', by: 'character' }).start).toBe(at);
  expect(stretch(rare, at, rare.length, { end: 'start', way: 'shrink', by: 'character' }).start).toBe(at + 2);
});

/** Where a boundary may stand: the text's ends, and behind whatever ends a clause. */
const boundaries = (some: string): number[] => [
  0,
  ...Array.from({ length: some.length }, (_, at) => at + 1).filter((at) => isClauseEnd(some, at - 1)),
  some.length,
];

test('of any text: one end moves, outwards or inwards, to the nearest boundary; never to nothing, never out of the text', () => {
  const anyText = fc
    .array(fc.constantFrom('增', '3', '。', ',', '.', '\n', '𠮷', ':'), { minLength: 1, maxLength: 40 })
    .map((parts) => parts.join(''));
  const how = fc.record({
    end: fc.constantFrom('start' as const, 'end' as const),
    way: fc.constantFrom('grow' as const, 'shrink' as const),
    by: fc.constant('clause' as const),
  });
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), how, (some, a, b, which) => {
      const wholes = Array.from({ length: some.length + 1 }, (_, at) => at).filter(
        (at) => !/[\udc00-\udfff]/.test(some[at] ?? ''),
      );
      const [one = 0, other = 0] = [wholes[a % wholes.length], wholes[b % wholes.length]];
      fc.pre(one !== other);
      const before = { start: Math.min(one, other), end: Math.max(one, other) };
      const after = stretch(some, before.start, before.end, which);

      const onwards = (which.end === 'end') === (which.way === 'grow');
      const from = before[which.end];
      const to = onwards
        ? (boundaries(some).find((at) => at > from) ?? from)
        : (boundaries(some).findLast((at) => at < from) ?? from);
      const wanted = { ...before, [which.end]: to };
      expect(after).toEqual(wanted.start < wanted.end ? wanted : before);
    }),
  );
});
