import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grow, paragraphAt, sectionAt, sentenceAt, step } from './units';

const text =
  '一、工作回顾\n生产总值增长6.2%。完成投资11.8亿元；新增企业19家。\n他说：“再干三年！”大家鼓掌。\n二、工作安排\n抓好春耕。';
const words = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
const at = (part: string) => text.indexOf(part);
const heads = [at('一、'), at('二、')];

describe('units of reading', () => {
  test('a sentence, with the quote that closes with it; a decimal point ends none', () => {
    expect(words(sentenceAt(text, at('6.2')))).toBe('生产总值增长6.2%。');
    expect(words(sentenceAt(text, at('11.8')))).toBe('完成投资11.8亿元；');
    expect(words(sentenceAt(text, at('再干')))).toBe('他说：“再干三年！”');
    expect(words(sentenceAt(text, at('鼓掌')))).toBe('大家鼓掌。');
  });

  test('a paragraph, a section', () => {
    expect(words(paragraphAt(text, at('投资')))).toBe('生产总值增长6.2%。完成投资11.8亿元；新增企业19家。');
    expect(words(sectionAt(text, heads, at('投资')))).toBe(text.slice(0, at('\n二、')));
    expect(words(sectionAt(text, heads, at('春耕')))).toBe('二、工作安排\n抓好春耕。');
  });

  test('the same key grows: words, sentence, paragraph, section, no further', () => {
    let selected = { start: at('11.8'), end: at('11.8') + 4 };
    const grown: string[] = [];
    for (let next = grow(text, heads, selected); next; next = grow(text, heads, selected)) {
      selected = next;
      grown.push(words(next));
    }
    expect(grown).toEqual([
      '完成投资11.8亿元；',
      '生产总值增长6.2%。完成投资11.8亿元；新增企业19家。',
      text.slice(0, at('\n二、')),
    ]);
  });

  test('steps to the neighbour, also over a paragraph', () => {
    const first = sentenceAt(text, at('新增'));
    expect(words(step(text, first, 1) ?? first)).toBe('他说：“再干三年！”');
    expect(words(step(text, first, -1) ?? first)).toBe('完成投资11.8亿元；');
    expect(step(text, sentenceAt(text, at('春耕')), 1)).toBeUndefined();
  });

  test('of any text: units hold their offset, lie in one another, and growing ends', () => {
    const anyText = fc
      .array(fc.constantFrom('增', '3', '。', '；', '”', '\n', ' ', '.', '！'), { maxLength: 60 })
      .map((p) => p.join(''));
    fc.assert(
      fc.property(anyText, fc.nat(), (some, n) => {
        fc.pre(some.trim() !== '');
        const offset = n % some.length;
        fc.pre(/\S/.test(some[offset] ?? ''));
        const sentence = sentenceAt(some, offset);
        const paragraph = paragraphAt(some, offset);
        expect(sentence.start <= offset && offset < sentence.end).toBe(true);
        expect(paragraph.start <= sentence.start && sentence.end <= paragraph.end).toBe(true);
        let selected: { start: number; end: number } | undefined = sentence;
        for (let turns = 0; selected; turns++) {
          expect(turns).toBeLessThan(4);
          selected = grow(some, [], selected);
        }
      }),
    );
  });
});
