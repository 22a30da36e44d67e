import { readFileSync } from 'node:fs';
import { toTraditional } from './traditional.ts';

/**
 * The invented report of 清溪县 in 云岭市: no county or city of today has these names, no sentence is taken from a
 * real report beyond the formulas that all reports share. One paragraph a line, written as the writing-material sites
 * print it: half-width commas, colons and brackets, straight quotes.
 */
export const title = '2026年清溪县政府工作报告';

/** Its two pages, paragraph by paragraph. */
export const parts: readonly [readonly string[], readonly string[]] = [read('report-1.txt'), read('report-2.txt')];

export const whole: readonly string[] = parts.flat();

function read(name: string): string[] {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
}

/** What the edited copy says differently: words and figures, each standing once in the first part. */
export const edits: readonly [was: string, is: string][] = [
  ['地区生产总值达到218.6亿元,增长6.2%', '地区生产总值达到216.9亿元,增长5.9%'],
  ['规模以上工业增加值增长8.4%', '规模以上工业增加值增长8.1%'],
  ['新增规上工业企业19家', '新增规上工业企业18家'],
  ['咬定"山水立县、实业强县"不松劲', '坚持"山水立县、实业强县"不动摇'],
  ['推行"周末工程师"办法,柔性引进专家62名', '推行"候鸟专家"办法,柔性引进专家62名'],
  ['新建高标准农田2.8万亩', '新建成高标准农田2.8万亩'],
  ['柳湾大桥建成通车', '柳湾大桥正式建成通车'],
  ['就业形势保持稳定。', '就业形势总体稳定。'],
];

/** The opening words of the paragraph that the edited copy has lost. */
export const removed = '市场人气持续回升。';

/** The first part as its site revised it afterwards. */
export function edited(): string[] {
  return parts[0]
    .filter((paragraph) => !paragraph.startsWith(removed))
    .map((paragraph) => edits.reduce((text, [was, is]) => text.replace(was, is), paragraph));
}

/** As a government site prints it: full-width punctuation, paired quotes, note marks in 〔〕. */
export function fullWidth(paragraph: string): string {
  const wide: Record<string, string> = { ',': '，', ':': '：', ';': '；', '!': '！', '(': '（', ')': '）' };
  let open = false;
  return paragraph
    .replace(/\[(\d+)\]/g, '〔$1〕')
    .replace(/[,:;!()]/g, (mark) => wide[mark] ?? mark)
    .replace(/"/g, () => {
      open = !open;
      return open ? '“' : '”';
    });
}

export function traditional(): string[] {
  return whole.map((paragraph) => toTraditional(fullWidth(paragraph)));
}

/**
 * As a site with other habits prints it: paragraphs cut and joined anew, advertisements between them and amid them,
 * note marks of its own.
 */
export function restructured(): string[] {
  const sentences = whole.map(fullWidth).flatMap((paragraph) => paragraph.match(/[^。]+。?/g) ?? []);
  const paragraphs: string[] = [];
  for (const [index, sentence] of sentences.entries()) {
    const marked = sentence.replace(/(企业)(\d+家)/g, '$1[3]$2');
    if (index % 4 === 0) paragraphs.push(marked);
    else
      paragraphs.push(
        `${paragraphs.pop() ?? ''}${index % 11 === 0 ? '【广告】公文写作训练营限时报名中' : ''}${marked}`,
      );
    if (index % 9 === 0) paragraphs.push('点击下载全文，扫码关注更多范文');
  }
  return paragraphs;
}

/** So many of the characters of every paragraph but the formulas are others. */
const reworded = (paragraphs: readonly string[], by: string): string[] =>
  paragraphs.map((line) =>
    /我代表|让我们|各位代表/.test(line)
      ? line
      : [...line].map((one, at) => (at % 4 === 1 && /[\u4e00-\u9fff]/.test(one) ? by : one)).join(''),
  );

/** Next year's report: its formulas are this one's, its figures and much else are not. */
export const nextYear: readonly string[] = reworded(
  whole.map((line) => line.replace(/2026/g, '2027').replace(/2025/g, '2026')),
  '新',
);

/** That of a county nearby, of the same year. */
export const neighbours: readonly string[] = reworded(
  whole.map((line) => line.replaceAll('清溪', '柳河')),
  '好',
);

const towns = ['柳湾', '石门', '双桥', '白鹭', '梅岭'];
const roads = towns.map((town, index) => `${town}镇新建改建农村公路${index + 13}公里,惠及群众${index + 2}千人。`);

/** A sentence that has its like before and after it; the site took it out later. */
export const twin = { gone: roads[2] ?? '', kept: roads[3] ?? '' };

/** The first part with sentences that are all alike. */
export function withTwins(without = ''): string[] {
  const [head = [], rest = []] = [parts[0].slice(0, 8), parts[0].slice(8)];
  return [...head, roads.filter((road) => road !== without).join(''), ...rest];
}
