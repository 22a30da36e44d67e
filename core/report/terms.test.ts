import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteMarks } from './note-marks';
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

describe('the list of terms', () => {
  const told = (blocks: string[]) =>
    [...terms(blocks).values()].map(({ number, term, explanation }) => [number, term, explanation]);

  it.each<[string, string[], [number, string, string][]]>([
    [
      '1.“X”：指…',
      LIST,
      [
        [1, '“双强”', '产业强、生态强。'],
        [2, '“三园”', '果园、茶园、菜园。'],
        [3, '“两山”', '绿水青山和金山银山。'],
      ],
    ],
    [
      '[1]X：即…',
      ['注释：', '[1]六稳：即稳就业等。', '[2]六保：是指保居民就业等。'],
      [
        [1, '六稳', '稳就业等。'],
        [2, '六保', '保居民就业等。'],
      ],
    ],
    [
      '① X是指…',
      ['名词解释', '① 放管服是指简政放权。', '② 双随机：随机抽查。'],
      [
        [1, '放管服', '简政放权。'],
        [2, '双随机', '随机抽查。'],
      ],
    ],
    [
      'an entry over two lines',
      ['名词解释', '1.六稳：指稳就业、', '稳金融。', '2.六保：指保就业。'],
      [
        [1, '六稳', '稳就业、稳金融。'],
        [2, '六保', '保就业。'],
      ],
    ],
    [
      'without its heading, in brackets',
      ['[1]六稳：指稳就业。', '[2]六保：指保就业。', '[3]两山：即青山。'],
      [
        [1, '六稳', '稳就业。'],
        [2, '六保', '保就业。'],
        [3, '两山', '青山。'],
      ],
    ],
    [
      'a second count with other numbers',
      ['名词解释', '①六稳：指稳就业。', '②六保：指保就业。', '[1]两山：即青山。', '[2]三农：即农业。'],
      [
        [1, '六稳', '稳就业。'],
        [2, '六保', '保就业。'],
        [1, '两山', '青山。'],
        [2, '三农', '农业。'],
      ],
    ],
    [
      'furniture below it',
      [...LIST.slice(0, 3), '上一篇：清溪县统计公报'],
      [
        [1, '“双强”', '产业强、生态强。'],
        [2, '“三园”', '果园、茶园、菜园。'],
      ],
    ],
  ])('%s', (_, blocks, entries) => {
    expect(told(blocks)).toEqual(entries);
  });

  it('numbered tasks are no list of terms', () => {
    expect(told(['一、安排', '1.抓项目：投资增长7%。', '2.抓改革：优化环境。', '3.抓民生：办好十件实事。'])).toEqual(
      [],
    );
  });

  it('one that runs into the page’s foot ends', () => {
    const foot = Array.from({ length: 2000 }, (_, at) => `第${at}县政府工作报告`);
    expect(terms(['名词解释', '1.六稳：指稳就业', ...foot]).get(1)?.explanation.length).toBeLessThan(900);
  });
});
