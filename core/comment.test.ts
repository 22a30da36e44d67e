import { expect, test } from 'vitest';
import { type Block, readComment, type Span } from './comment';

/** A tree in brackets: `strong(重点)`, blocks parted by ` | `. */
const told = (blocks: readonly Block[]): string => blocks.map(tell).join(' | ');
const tell = (block: Block): string => {
  if (block.kind === 'lines') return block.lines.map((line) => line.map(spanTold).join('')).join(' / ');
  if (block.kind === 'code') return `code{${block.text}}`;
  if (block.kind === 'quote') return `quote{${told(block.blocks)}}`;
  return `list${block.start ?? ''}{${block.items.map(told).join('; ')}}`;
};
const spanTold = (span: Span): string => {
  if (span.kind === 'text') return span.text;
  if (span.kind === 'link') return `link(${span.text}, ${span.href})`;
  return `${span.kind}(${'spans' in span ? span.spans.map(spanTold).join('') : span.text})`;
};

test.each([
  ['由统计局核实', '由统计局核实'],
  ['一\n二\n\n三', '一 / 二 | 三'],
  ['这是**重点。**后面', '这是strong(重点。)后面'],
  ['*见* 表 `A_1`，**含 *税* 的**', 'em(见) 表 code(A_1)，strong(含 em(税) 的)'],
  ['3*4*5，2 ** 3 ** 4，a_b_c', '3*4*5，2 ** 3 ** 4，a_b_c'],
  ['\\*不是\\*', '*不是*'],
  ['见[年鉴](https://stats.example/a_b?x=1)。', '见link(年鉴, https://stats.example/a_b?x=1)。'],
  ['[坏](javascript:alert(1))', '[坏](javascript:alert(1))'],
  ['见https://stats.example/a_b。下文', '见link(https://stats.example/a_b, https://stats.example/a_b)。下文'],
  ['要点：\n- 一\n- 二\n  - 甲\n  - 乙\n完', '要点： | list{一; 二 | list{甲; 乙}} | 完'],
  ['3. 三\n4) 四', 'list3{三; 四}'],
  ['2026. 年', '2026. 年'],
  ['-5%、+3.1%', '-5%、+3.1%'],
  ['# 标题\n> 引\n> - 一', 'strong(标题) | quote{引 | list{一}}'],
  ['```js\n**a**\n\n# b\n```\n后', 'code{**a**\n\n# b} | 后'],
  ['```\n没有结束', 'code{没有结束}'],
  ['<b>a</b>\n>', '<b>a</b> / >'],
  ['', ''],
])('%j is read as %s', (comment, tree) => {
  expect(told(readComment(comment))).toBe(tree);
});

test.each([
  '**a',
  '*a',
  '***',
  '[a](https://',
  '`a``',
  '> ',
  '- ',
  '```\n```\n',
  '```\n',
  'a\n',
  '> - ',
  'https://!',
  '\\',
  '1. a\n  ',
])('a hundred thousand of %j take time by their number, not its square', (signs) => {
  expect(readComment(signs.repeat(100_000)).length).toBeGreaterThan(0);
});

test('signs without end take no more than their depth', () => {
  expect(told(readComment('>'.repeat(10_000)))).toBe(`${'quote{'.repeat(4)}${'>'.repeat(9996)}${'}'.repeat(4)}`);
});
