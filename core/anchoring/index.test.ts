import fc from 'fast-check';
import { expect, describe as group, test } from 'vitest';
import { describe, locate, NothingToAnchor } from './index';

const text =
  '甲县政府工作报告\n一、去年工作回顾\n全县生产总值增长百分之六，粮食总产量达到三十万吨，新建水渠四百公里。\n' +
  '二、今年工作安排\n我们将修好通往每一个村庄的道路，让孩子们就近上学，老人们就近看病，山货卖得出去。';

const passage = (of: string) => ({ start: text.indexOf(of), end: text.indexOf(of) + of.length });
const road = passage('修好通往每一个村庄的道路，让孩子们就近上学');
const anchor = describe(text, road.start, road.end);

group('a highlight is found again', () => {
  test('where it was', () => {
    expect(locate(text, [anchor])).toEqual([{ status: 'exact', ...road, score: 1, similarity: 1 }]);
  });

  test('after text was inserted above it', () => {
    expect(locate(`转载：某网站\n${text}`, [anchor])[0]).toMatchObject({ status: 'exact', start: road.start + 7 });
  });

  test('with other punctuation, line breaks, note marks and traditional characters', () => {
    const reprint = text.replace('道路，让', '道路①,\n讓').replace('每一个', '每一個');
    const found = locate(reprint, [anchor])[0];
    expect(found?.status).toBe('exact');
    if (found && found.status !== 'lost')
      expect(reprint.slice(found.start, found.end)).toBe('修好通往每一個村庄的道路①,\n讓孩子们就近上学');
  });

  test('edited', () => {
    const edited = text.replace('每一个村庄', '每个村寨');
    const found = locate(edited, [anchor])[0];
    expect(found?.status).toBe('edited');
    if (found && found.status !== 'lost')
      expect(edited.slice(found.start, found.end)).toBe('修好通往每个村寨的道路，让孩子们就近上学');
  });

  test('or is called lost when it is gone', () => {
    expect(locate('乙市今年不下雨。'.repeat(9), [anchor])[0]?.status).toBe('lost');
  });
});

test('a passage of nothing but note marks and spaces is refused, with a reason', () => {
  expect(() => describe('好①　 事', 1, 4)).toThrow(NothingToAnchor);
});

test('described, then located on the same text, is exact where it was', () => {
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.integer({ min: 1, max: 60 }), (start, length) => {
      const end = Math.min(text.length, start + length);
      if (!text.slice(start, end).trim()) return;
      expect(locate(text, [describe(text, start, end)])[0]).toMatchObject({ status: 'exact', start, end });
    }),
  );
});

test('arbitrary text neither throws nor leaves the text', () => {
  const any = fc.string({ unit: 'binary', maxLength: 200 });
  fc.assert(
    fc.property(any, any, any, any, (page, exact, prefix, suffix) => {
      const [found] = locate(page, [{ quote: { exact, prefix, suffix } }]);
      if (found && found.status !== 'lost') {
        expect(found.start).toBeGreaterThanOrEqual(0);
        expect(found.end).toBeGreaterThan(found.start);
        expect(found.end).toBeLessThanOrEqual(page.length);
      }
    }),
  );
});
