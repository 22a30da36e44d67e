import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outline, sectionPath } from './outline';

/** A text, and its outline as a person wrote it down: two spaces a level; notes and appendices with their role. */
const written: [name: string, lines: string[], outlined: string[]][] = [
  [
    'parts and their points',
    [
      '一、2023年工作回顾',
      '一年来，全县生产总值增长6%。',
      '（一）工业更强',
      '新增企业9家。',
      '（二）农业更稳',
      '二、2024年工作安排',
      '（一）抓项目',
    ],
    ['一、2023年工作回顾', '  （一）工业更强', '  （二）农业更稳', '二、2024年工作安排', '  （一）抓项目'],
  ],
  ['half-width brackets', ['一、回顾', '(一)工业', '(二)农业'], ['一、回顾', '  (一)工业', '  (二)农业']],
  [
    'three levels, with 1. below （一）',
    ['一、回顾', '（一）产业', '1.工业更强', '2．农业更稳', '（二）民生', '1、就业', '二、安排'],
    ['一、回顾', '  （一）产业', '    1.工业更强', '    2．农业更稳', '  （二）民生', '    1、就业', '二、安排'],
  ],
  [
    'run-in heads end with their first full stop',
    [
      '一、回顾',
      '（一）坚持稳中求进，发展质量更高。全年生产总值增长6%，投资增长7%。',
      '（二）坚持创新驱动。新增企业9家。',
    ],
    ['一、回顾', '  （一）坚持稳中求进，发展质量更高', '  （二）坚持创新驱动'],
  ],
  [
    'a long run-in head is cut at its first clause',
    [
      '一、过去一年，面对复杂严峻的外部环境和艰巨繁重的改革发展稳定任务，我们在县委的坚强领导下团结奋斗、攻坚克难、砥砺前行，取得了新的成绩',
    ],
    ['一、过去一年'],
  ],
  [
    'the tasks of one part numbered 一、 to 三、 again',
    ['一、2020年工作回顾', '一、工业更强', '二、农业更稳', '三、民生更好', '二、2021年工作安排'],
    ['一、2020年工作回顾', '  一、工业更强', '  二、农业更稳', '  三、民生更好', '二、2021年工作安排'],
  ],
  [
    'unnumbered titles of the parts',
    ['2023年工作回顾', '（一）工业更强', '（二）农业更稳', '2024年工作安排', '（一）抓项目'],
    ['2023年工作回顾', '  （一）工业更强', '  （二）农业更稳', '2024年工作安排', '  （一）抓项目'],
  ],
  [
    'unnumbered parts above numbered ones',
    ['2023年工作回顾', '一、工业更强', '二、农业更稳', '2024年主要任务', '一、抓项目'],
    ['2023年工作回顾', '  一、工业更强', '  二、农业更稳', '2024年主要任务', '  一、抓项目'],
  ],
  [
    'dash bullets below a part',
    ['一、回顾', '——产业强起来。新增企业9家。', '——城乡美起来。新建公园3座。', '二、安排'],
    ['一、回顾', '  ——产业强起来', '  ——城乡美起来', '二、安排'],
  ],
  [
    'five kinds of dash',
    ['一、回顾', '—工业强。好。', '――农业稳。好。', '----民生好。好。'],
    ['一、回顾', '  —工业强', '  ――农业稳', '  ----民生好'],
  ],
  [
    'the session’s line is no bullet',
    ['——2024年1月9日在清溪县第十七届人民代表大会第三次会议上', '一、回顾'],
    ['一、回顾'],
  ],
  [
    '第一，第二',
    ['一、安排', '第一，抓项目。投资增长7%。', '第二，抓改革。'],
    ['一、安排', '  第一，抓项目', '  第二，抓改革'],
  ],
  [
    '一是, 二是',
    ['一、回顾', '一是产业强起来。', '二是城乡美起来。'],
    ['一、回顾', '  一是产业强起来', '  二是城乡美起来'],
  ],
  [
    'a list of terms at the end: its entries are no headings',
    ['一、回顾', '二、安排', '名词解释', '1.双链双强：指两条主导产业链。', '2.九大行动：指九项行动。'],
    ['一、回顾', '二、安排', '名词解释 [notes]'],
  ],
  [
    'an appendix',
    ['一、回顾', '附件：2024年民生实事', '1.改造老旧小区9个'],
    ['一、回顾', '附件：2024年民生实事 [appendix]', '  1.改造老旧小区9个'],
  ],
  [
    'indented by ideographic spaces',
    ['　　一、回顾', '　　（一）工业', '　　全年增长6%。'],
    ['一、回顾', '  （一）工业'],
  ],
  ['a decimal is no number of a head', ['一、回顾', '1.5万亩油茶投产。', '3.2公里道路通车。'], ['一、回顾']],
  ['十一 to 二十一', ['十、交通', '十一、水利', '二十一、结语'], ['十、交通', '十一、水利', '二十一、结语']],
  [
    'a head in the middle of a paragraph is none',
    ['一、回顾', '我们要坚持：一、抓项目；二、抓改革；（一）抓落实。'],
    ['一、回顾'],
  ],
  [
    '第一部分 above 一、',
    ['第一部分 2023年工作回顾', '一、产业', '第二部分 2024年安排', '一、项目'],
    ['第一部分 2023年工作回顾', '  一、产业', '第二部分 2024年安排', '  一、项目'],
  ],
  ['no headings at all', ['各位代表：', '全年生产总值增长6%。'], []],
  ['two heads in one block, broken by <br>', ['一、回顾\n（一）工业\n全年增长6%。'], ['一、回顾', '  （一）工业']],
];

const print = (lines: readonly string[]) =>
  outline(lines).map(({ level, title, role }) => `${'  '.repeat(level - 1)}${title}${role ? ` [${role}]` : ''}`);

describe('outlines', () => {
  it.each(written)('%s', (_, lines, outlined) => {
    expect(print(lines)).toEqual(outlined);
  });

  it('says where each title stands: its block, and its UTF-16 offset in it', () => {
    const lines = ['各位代表：', '　　一、回顾\n　　（一）工业'];
    expect(outline(lines)).toMatchObject([
      { block: 1, offset: 2 },
      { block: 1, offset: 9 },
    ]);
    for (const { title, block, offset } of outline(lines)) expect(lines[block]?.slice(offset)).toMatch(title);
  });

  it('gives a passage the headings above it, outermost first', () => {
    const sections = outline(['一、回顾', '（一）工业', '新增企业9家。', '二、安排', '抓项目。']);
    expect(sectionPath(sections, 2, 0)).toEqual(['一、回顾', '（一）工业']);
    expect(sectionPath(sections, 4, 2)).toEqual(['二、安排']);
    expect(sectionPath(sections, 0, 0)).toEqual(['一、回顾']);
  });
});

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const sentence = fc
  .array(
    fc.constantFrom(
      '全年生产总值增长6%，',
      '我们抓项目、促投资，',
      '（一）之类的话，',
      '新增企业9家。',
      '“十四五”收官。',
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => `我县${parts.join('')}。`);
const line = fc.oneof(
  sentence.map((text) => ({ text, head: false })),
  fc
    .record({
      n: fc.constantFrom(...NUMERALS),
      kind: fc.constantFrom('一、', '（一）', '(一)'),
      text: sentence,
      indent: fc.constantFrom('', '　　', '  '),
    })
    .map(({ n, kind, text, indent }) => ({ text: indent + kind.replace('一', n) + text, head: true })),
);

/** The slow oracle: a line is a head of these kinds when it begins as one, character by character. */
function headsByHand(text: string): boolean {
  let at = 0;
  while (/\s/.test(text.charAt(at))) at++;
  const bracket = '（('.includes(text.charAt(at));
  if (bracket) at++;
  const from = at;
  while (text.charAt(at) && '一二三四五六七八九十'.includes(text.charAt(at))) at++;
  return at > from && (bracket ? '）)' : '、').includes(text.charAt(at));
}

describe('generated texts', () => {
  it('every 一、 and （一） at a line’s start is found, and no sentence is taken for one', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const texts = lines.map(({ text }) => text);
        const expected = texts.flatMap((text, block) => (headsByHand(text) ? [block] : []));
        expect(expected).toEqual(lines.flatMap(({ head }, block) => (head ? [block] : [])));
        expect(outline(texts).map(({ block }) => block)).toEqual(expected);
      }),
    );
  });

  it('levels never skip one going down, and titles stand where they are said to', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            line.map(({ text }) => text),
            fc.string({ unit: 'binary' }),
          ),
          { maxLength: 30 },
        ),
        (texts) => {
          let above = 0;
          for (const { level, title, block, offset } of outline(texts)) {
            expect(level).toBeGreaterThan(0);
            expect(level).toBeLessThanOrEqual(above + 1);
            expect(texts[block]?.startsWith(title, offset)).toBe(true);
            above = level;
          }
        },
      ),
    );
  });
});
