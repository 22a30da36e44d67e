import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteMarks, unmarkedQuote } from './note-marks';
import { terms } from './terms';

/** The marks of a text as they stand in it. */
const marked = (text: string, list: string[] = []) =>
  noteMarks(text, terms(list)).map(({ number, start, end }) => [number, text.slice(start, end)]);

const LIST = [
  '名词解释',
  '1.“双强”：指产业强、生态强。',
  '2.“三园”：指果园、茶园、菜园。',
  '3.“两山”：即绿水青山和金山银山。',
];

describe('note marks', () => {
  it.each<[string, string, [number, string][]]>([
    [
      'circled',
      '实施“双强”①行动，建设“三园”②。',
      [
        [1, '①'],
        [2, '②'],
      ],
    ],
    [
      'in square brackets',
      '落实“六稳”[1]和“六保”[2]任务。',
      [
        [1, '[1]'],
        [2, '[2]'],
      ],
    ],
    [
      'in full-width brackets, with full-width digits',
      '“六稳”［１］和“六保”〔2〕',
      [
        [1, '［１］'],
        [2, '〔2〕'],
      ],
    ],
    ['in black brackets', '“放管服”【3】改革', [[3, '【3】']]],
    ['with a caret, as converters leave them', '“放管服”^[4]改革', [[4, '^[4]']]],
    ['raised', '“放管服”¹²改革', [[12, '¹²']]],
    [
      'circled beyond twenty',
      '“双强”㉑和“双高”㊱、“双百”㊿',
      [
        [21, '㉑'],
        [36, '㊱'],
        [50, '㊿'],
      ],
    ],
  ])('%s', (_, text, marks) => {
    expect(marked(text)).toEqual(marks);
  });

  it.each([
    ['the number of a document', '清政发〔2024〕5号文件'],
    ['points of a list', '①加强领导；②落实责任；③严格考核。'],
    ['points at lines’ starts', '[1] 加强领导\n[2] 落实责任'],
    ['square metres', '新建厂房3万m²、绿地5千米²'],
    ['numbers of points in round brackets', '一是(1)加强(2)落实'],
    ['figures, where no list explains them', '综合考评进入全市前3，新增企业12家，占比达到15。'],
  ])('are not %s', (_, text) => {
    expect(marked(text)).toEqual([]);
  });

  it('bare digits go on a run of circled ones', () => {
    const run = Array.from(
      { length: 20 },
      (_, at) => `“做法${String.fromCharCode(0x4e00 + at)}”${String.fromCharCode(0x2460 + at)}`,
    ).join('，');
    expect(marked(`${run}，“双强”21机制，“三园”22，新增企业19家，排名全市前23名。`).slice(20)).toEqual([
      [21, '21'],
      [22, '22'],
    ]);
  });

  it('bare digits that a list explains, in its order', () => {
    expect(marked('实施“双强”1行动，建设“三园”2，增长3倍，践行“两山”3理念。', LIST)).toEqual([
      [1, '1'],
      [2, '2'],
      [3, '3'],
    ]);
  });

  it.each(['入全市前3，', '增速列全省第3，', '项目达到3，', '降至3。'])(
    'a figure that happens to be the next is none: %s',
    (figure) => {
      expect(marked(`实施“双强”①行动，建设“三园”②，${figure}践行“两山”3理念。`, LIST)).toEqual([
        [1, '①'],
        [2, '②'],
        [3, '3'],
      ]);
    },
  );

  it('lie in the text, in order, and never overlap', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('“双强”', '①', '[2]', '3', '个', '\n', '，', '²', '全市前', '〔４〕', '😀')),
        (pieces) => {
          const text = pieces.join('');
          let last = 0;
          for (const { start, end } of noteMarks(text, terms(LIST))) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            last = end;
          }
          expect(last).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});

describe('quoted without its marks, away from its page', () => {
  it.each<[string, string, string, string, string]>([
    ['with a mark in it', '落实', '“六稳”①任务', '。', '“六稳”任务'],
    ['with one at its end', '落实', '“六稳”①', '任务。', '“六稳”'],
    // Before the passage stands the word that the mark belongs to.
    ['that begins with one', '落实“六稳”', '①任务', '。', '任务'],
    ['with marks of other kinds', '落实', '“六稳”[1]、“六保”〔12〕和“双碳”²任务', '。', '“六稳”、“六保”和“双碳”任务'],
    ['with a bare digit behind sure marks', '“六稳”①“六保”②', '“双碳”③“双减”4任务', '。', '“双碳”“双减”任务'],
    [
      'with a bare digit and nothing that supports it',
      '落实',
      '“六稳”15任务，进入全市前3',
      '。',
      '“六稳”15任务，进入全市前3',
    ],
    ['that counts its points', '主要任务：', '①抓项目；②抓改革', '。', '①抓项目；②抓改革'],
    [
      'with a document’s number and a unit',
      '按',
      '云政发〔2024〕5号文件，建成3万米²',
      '。',
      '云政发〔2024〕5号文件，建成3万米²',
    ],
  ])('a passage %s', (_, prefix, exact, suffix, quoted) => {
    expect(unmarkedQuote({ prefix, exact, suffix })).toBe(quoted);
  });
});
