import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cut, cutNear } from './parts';

const text = '粮食播种面积稳定在31.2万亩,总产量12.6万吨;新建高标准农田2.8万亩。';
const whole = { start: 0, end: text.length };
const words = (passages: { start: number; end: number }[]) => passages.map(({ start, end }) => text.slice(start, end));

describe('a passage is cut', () => {
  test('where it was clicked; at the clause’s end where one is near', () => {
    const near = (before: string) => cutNear(text, whole, text.indexOf(before));
    expect(near(',总产量')).toBe(text.indexOf('总产量'));
    expect(near('产量12')).toBe(text.indexOf('总产量'));
    expect(near('播种')).toBe(text.indexOf('播种'));
    // The point of a figure ends no clause.
    expect(near('.2万亩')).not.toBe(text.indexOf('2万亩'));
    expect(cutNear(text, { start: 4, end: 9 }, 2)).toBeUndefined();
  });

  test('at one place in two, at both ends of a selection in three', () => {
    const [from, to] = [text.indexOf('总产量'), text.indexOf('新建')];
    expect(words(cut(text, whole, [from]))).toEqual([text.slice(0, from), text.slice(from)]);
    expect(words(cut(text, whole, [to, from]))).toEqual([
      '粮食播种面积稳定在31.2万亩,',
      '总产量12.6万吨;',
      '新建高标准农田2.8万亩。',
    ]);
  });

  test('in parts that hold words: no mark and no space is a note', () => {
    expect(words(cut(text, whole, [text.length - 1]))).toEqual([text.slice(0, -1)]);
    expect(cut('增长 \n 下降', { start: 0, end: 7 }, [3])).toEqual([
      { start: 0, end: 2 },
      { start: 5, end: 7 },
    ]);
  });

  test('in order, without overlap, within the passage, wherever it is cut', () => {
    const passage = fc.tuple(fc.nat(text.length), fc.nat(text.length)).map(([a, b]) => ({
      start: Math.min(a, b),
      end: Math.max(a, b),
    }));
    fc.assert(
      fc.property(passage, fc.array(fc.nat(text.length), { maxLength: 4 }), (place, at) => {
        const cuts = at.filter((each) => each > place.start && each < place.end);
        let reached = place.start;
        for (const { start, end } of cut(text, place, cuts)) {
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(end).toBeGreaterThan(start);
          reached = end;
        }
        expect(reached).toBeLessThanOrEqual(place.end);
      }),
    );
  });
});
