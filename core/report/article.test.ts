import { describe, expect, it } from 'vitest';
import { fullWidth, whole } from '../../tests/pages/report';
import { locate } from '../anchoring';
import { describe as anchorOf } from '../anchoring/describe';
import { articleOf, withoutLead } from './article';

const above = ['首页', '政务公开', '当前位置：首页 >> 领导之窗 >> 政府工作报告', '【字体：大 中 小】 浏览次数：1204'];
const below = [
  ...[
    '扫一扫在手机打开当前页',
    '分享到：',
    'QQ空间',
    '新浪微博',
    '上一篇：白沙县政府工作报告',
    '下一篇：青石镇政府工作报告',
    '相关文章',
  ],
  ...Array.from({ length: 30 }, (_, at) => `清溪县${2024 - at}年政府工作报告`),
  '免责声明：本站内容来源于网络，如有侵权请联系我们删除。',
];
const title = '2026年清溪县政府工作报告';
const LIST = ['名词解释', '1.双链双强：指两条主导产业链。', '2.九大行动：指九项重点行动，由县直部门牵头。'];

/** The article's first and last line. */
const ends = (blocks: readonly string[]) => {
  const { start, end } = articleOf(blocks);
  return [blocks[start], blocks[end - 1]];
};

describe('the article among a page’s blocks', () => {
  it.each<[string, readonly string[]]>([
    ['with furniture above and below', [...above, title, ...whole, ...below]],
    ['in full-width punctuation', [...above, title, ...whole.map(fullWidth), ...below]],
    ['without furniture', [title, ...whole]],
    [
      'below thousands of links',
      [...Array.from({ length: 3000 }, (_, at) => `第${at}县政府工作报告`), title, ...whole],
    ],
    ['with blank lines between', [...above, title, ...whole.flatMap((line) => [line, '', '　']), ...below]],
  ])('%s', (_, blocks) => {
    const [first, last] = ends(blocks);
    expect(first).toBe(title);
    expect(last).toBe(blocks.includes(whole.at(-1) ?? '') ? whole.at(-1) : fullWidth(whole.at(-1) ?? ''));
  });

  it('takes its list of terms along', () => {
    expect(ends([...above, title, ...whole, ...LIST, ...below])[1]).toBe(LIST.at(-1));
  });

  it('a page without prose is all of it', () => {
    expect(articleOf(['首页', '联系我们'])).toEqual({ start: 0, end: 2 });
    expect(articleOf([])).toEqual({ start: 0, end: 0 });
  });
});

describe('the lead that a summary box repeats', () => {
  const box = `时间：2026-02-01 来源：政府官网 阅读：175 内容摘要：${whole.slice(0, 5).join('').slice(0, 110)}`;
  const summary = whole.find((line) => line.length > 200)?.slice(0, 120) ?? '';

  it.each<[string, string[]]>([
    ['with words before it', [...above, title, box, ...whole, ...below]],
    ['far above the article', [...above, box, ...above, ...above, ...above, title, ...whole, ...below]],
    ['alone', [...above, title, summary, ...whole.slice(5), ...below]],
  ])('is no place for a quote: %s', (_, blocks) => {
    const text = blocks.join('\n');
    const plain = withoutLead(text);
    expect(plain).toHaveLength(text.length);
    const { lead } = articleOf(blocks);
    expect(lead).toBeDefined();
    // Everything else stands where it stood.
    const lines = plain.split('\n');
    expect(lines).toEqual(blocks.map((block, at) => (at === lead ? ' '.repeat(block.length) : block)));
  });

  it('a text without one is left as it is', () => {
    const text = [...above, title, ...whole, ...below].join('\n');
    expect(withoutLead(text)).toBe(text);
  });

  it('catches no anchor of the article’s first sentences', () => {
    const plain = [title, ...whole].join('\n');
    const boxed = [...above, title, box, ...whole, ...below].join('\n');
    const passages = whole.slice(0, 5).filter((line) => line.length > 5 && boxed.split(line).length > 2);
    expect(passages.length).toBeGreaterThan(0);
    const anchors = passages.map((words) => anchorOf(plain, plain.indexOf(words), plain.indexOf(words) + words.length));
    const article = boxed.indexOf(box) + box.length;
    const found = locate(withoutLead(boxed), anchors);
    expect(found.map(({ status }) => status)).toEqual(passages.map(() => 'exact'));
    for (const [index, place] of found.entries())
      if (place.status !== 'lost') expect(place.start).toBe(boxed.indexOf(passages[index] ?? '', article));
  });
});
