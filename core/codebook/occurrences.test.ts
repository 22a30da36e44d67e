import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locate } from '../anchoring';
import type { Note } from '../model';
import { CodedBefore, occurrences, previewOccurrences } from './occurrences';

const text = '深化“放管服”改革，优化营商环境。\n持续推进"放管服" [3] 改革；放管\n服务中心建成。';

describe('occurrences of a phrase', () => {
  it('finds it however it is written, not across blocks', () => {
    const found = occurrences(text, '“放管服”改革').map(({ start, end }) => text.slice(start, end));
    expect(found).toEqual(['“放管服”改革', '"放管服" [3] 改革']);
    expect(occurrences(text, '放管服')).toHaveLength(2);
    expect(occurrences(text, '  ')).toEqual([]);
  });

  it('is the plain search where nothing is to be folded, without overlaps', () => {
    const han = fc.string({ unit: fc.constantFrom('农', '业', '村'), maxLength: 30 });
    fc.assert(
      fc.property(
        han,
        han.filter((phrase) => phrase !== ''),
        (where, phrase) => {
          const plain: number[] = [];
          for (let at = where.indexOf(phrase); at >= 0; at = where.indexOf(phrase, at + phrase.length)) plain.push(at);
          expect(occurrences(where, phrase).map(({ start }) => start)).toEqual(plain);
        },
      ),
    );
  });

  it('shows each place with what is coded there already, and anchors that are found again', () => {
    const [one, two] = previewOccurrences(text, '放管服', [{ note: 'n', start: 0, end: 16 }]);
    expect(one).toMatchObject({ before: '深化“', within: ['n'] });
    expect(two?.within).toEqual([]);
    if (!two) throw new Error('not found');
    expect(locate(text, [two.anchor])[0]).toMatchObject({ status: 'exact', start: two.start, end: two.end });
  });
});

const note = (id: string, report: string, exact: string, rest: Partial<Note> = {}) => ({
  id,
  report,
  areas: ['农业'],
  anchor: { quote: { exact, prefix: '', suffix: '' } },
  ...rest,
});

describe('coded before', () => {
  const before = new CodedBefore([
    note('去年', '2025', '新建高标准农田3万亩，粮食播种面积稳定在40万亩以上。'),
    note('别处', '2024', '城乡居民基本医疗保险参保率达到百分之九十八。'),
    note('短', '2024', '粮食'),
    note('弃', '2024', '优化营商环境，深化改革。', { trashed: '2025' }),
  ]);

  it('tells that the same words, with other figures, were coded in another report', () => {
    expect(before.find('新建高标准农田 5 万亩，粮食播种面积稳定在４２万亩以上。', '2026')).toEqual([
      { note: '去年', report: '2025', areas: ['农业'], similarity: 1 },
    ]);
  });

  it('tells of nearly the same words, and of a part', () => {
    const [near] = before.find('今年新建高标准农田8万亩，粮食播种面积稳定在50万亩以上。');
    expect(near?.note).toBe('去年');
    expect(near?.similarity).toBeLessThan(1);
    expect(before.find('粮食播种面积稳定在40万亩以上')[0]?.note).toBe('去年');
  });

  it('does not tell of the same report, of the trash, or of a word in common', () => {
    expect(before.find('新建高标准农田3万亩，粮食播种面积稳定在40万亩以上。', '2025')).toEqual([]);
    expect(before.find('优化营商环境，深化改革。')).toEqual([]);
    expect(before.find('抓好粮食和重要农产品稳产保供，建设农产品加工园。')).toEqual([]);
    expect(before.find('')).toEqual([]);
  });

  it('finds a short passage only where it is the same', () => {
    expect(before.find('粮食').map((each) => each.note)).toEqual(['短']);
  });
});
