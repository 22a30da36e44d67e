import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { chineseNumber } from '../../../core/export/numerals';
import { heightOf, pagesOf } from '../../../core/export/word-pages';
import { xmlSafe } from '../../../core/export/xml';
import type { Bundle } from '../../../core/model';
import { all, anyBundle, commentTexts, type Element, made, readXml } from './export-support';
import { bundle, note, report } from './invented';

async function document(of: Bundle, options = {}): Promise<(path: string) => Element> {
  const files = unzipSync(await made('docx', of, options));
  return (path) => readXml(strFromU8(files[path] ?? new Uint8Array()));
}

/** Each paragraph with its style, as it is read. */
const paragraphs = (root: Element): [style: string, text: string][] =>
  all(root, 'w:p').map((paragraph) => [
    all(paragraph, 'w:pStyle')[0]?.attributes['w:val'] ?? '',
    all(paragraph, 'w:t')
      .map(({ text }) => text)
      .join(''),
  ]);

describe('the document for Word', () => {
  test('has title, contents, numbered headings, and passages with source and comment', async () => {
    const read = await document(bundle);
    expect(paragraphs(read('word/document.xml'))).toEqual([
      ['Title', '青溪县2026年政府工作报告'],
      ['Subtitle', '（共 3 条摘录，2026年11月24日）'],
      ['TOCHeading', '目录'],
      ['TOC1', '一、农业农村2'],
      ['TOC1', '二、教育2'],
      ['TOC1', '三、报告备忘2'],
      ['TOC1', '四、参考文献2'],
      ['', ''],
      ['Heading1', '一、农业农村'],
      ['Passage', '1. 粮食总产量达到31.4万吨'],
      ['Source', '—— 《青溪县2026年政府工作报告》，2026年1月12日，https://www.qingxi.example/report/2026.html'],
      ['Comment', '批注：=SUM(A1)'],
      ['Comment', '“较上年”？'],
      ['Passage', '2. 建成𠮷水灌区😀示范带'],
      ['Source', '—— 《青溪县2026年政府工作报告》，2026年1月12日，https://www.qingxi.example/report/2026.html'],
      ['Heading1', '二、教育'],
      ['Passage', '1. 新增公办幼儿园学位1200个'],
      ['Source', '—— 《青溪县2026年政府工作报告》，2026年1月12日，https://www.qingxi.example/report/2026.html'],
      ['Heading1', '三、报告备忘'],
      ['Comment', '《青溪县2026年政府工作报告》'],
      ['Passage', '与上年对照。'],
      ['Passage', '注意口径。'],
      ['Heading1', '四、参考文献'],
      [
        'Reference',
        '[1] 林知远. 青溪县2026年政府工作报告[EB/OL]. （2026-01-12）[2026-11-20]. https://www.qingxi.example/report/2026.html.',
      ],
    ]);
  });

  test('in English lines break between the words of a source, not within a date', async () => {
    const root = (await document(bundle, { language: 'en' }))('word/document.xml');
    const texts = paragraphs(root).map(([, text]) => text);
    expect(texts[1]).toBe('(3 passages, 24 November 2026)');
    expect(texts).toContain(
      '—— 《青溪县2026年政府工作报告》, 12 January 2026, https://www.qingxi.example/report/2026.html',
    );
  });

  test('a comment has its emphasis, and its lists as lines', async () => {
    const comment = '核对**全县*累计*口径**：\n1. 年鉴\n   - `A`\n2. [公报](https://a.example/b)\n> # 引';
    const root = (await document({ ...bundle, notes: [note(1, '粮食总产量', { comment })] }))('word/document.xml');
    expect(
      paragraphs(root)
        .filter(([style]) => style === 'Comment')
        .map(([, text]) => text)
        .slice(0, -1),
    ).toEqual(['批注：核对全县累计口径：', '1. 年鉴', '\u3000· A', '2. 公报 https://a.example/b', '\u3000引']);
    const set = (look: string) => all(root, 'w:r').filter((run) => all(run, look).length > 0);
    const texts = (runs: Element[]) => runs.flatMap((run) => all(run, 'w:t')).map(({ text }) => text);
    expect(texts(set('w:b'))).toEqual(['全县', '口径', '引']);
    expect(texts(set('w:i'))).toEqual(['累计']);
  });

  test('groups by place, report or area, and once more below', async () => {
    const other = { ...report, id: 'other', region: '云岭市', title: '云岭市2026年政府工作报告', memo: '' };
    const two = {
      ...bundle,
      reports: [report, other],
      notes: [...bundle.notes, note(8, '高标准农田', { report: 'other' })],
    };
    const headings = async (groupBy: string) =>
      paragraphs((await document(two, { groupBy }))('word/document.xml'))
        .filter(([style]) => style.startsWith('Heading'))
        .map(([, text]) => text);
    expect((await headings('area')).slice(0, 4)).toEqual([
      '一、农业农村',
      '（一）青溪县2026年政府工作报告',
      '（二）云岭市2026年政府工作报告',
      '二、教育',
    ]);
    expect((await headings('place')).slice(0, 4)).toEqual(['一、青溪县', '（一）农业农村', '（二）教育', '二、云岭市']);
    expect((await headings('report'))[0]).toBe('一、青溪县2026年政府工作报告');
  });

  test('is laid out as the body of an official document: A4, 37/28/35/26 mm, 22 lines of 28 characters', async () => {
    const read = await document(bundle);
    const [section] = all(read('word/document.xml'), 'w:sectPr');
    const at = (name: string) => section && all(section, name)[0]?.attributes;
    const millimetres = (twips: string | undefined) => Math.round((Number(twips) / 1440) * 25.4);
    expect(at('w:pgSz')).toEqual({ 'w:w': '11906', 'w:h': '16838' });
    const margins = at('w:pgMar');
    expect(['top', 'left', 'bottom', 'right'].map((side) => millimetres(margins?.[`w:${side}`]))).toEqual([
      37, 28, 35, 26,
    ]);
    const type = { width: 11906 - 1588 - 1474, height: 16838 - 2098 - 1984 };
    const pitch = Number(at('w:docGrid')?.['w:linePitch']);
    expect(Math.floor(type.height / pitch)).toBe(22);
    const styles = read('word/styles.xml');
    const passage = all(styles, 'w:style').find(({ attributes }) => attributes['w:styleId'] === 'Passage');
    const size = Number(passage && all(passage, 'w:sz')[0]?.attributes['w:val']);
    const closer = Number(
      passage && all(passage, 'w:rPr').flatMap((run) => all(run, 'w:spacing'))[0]?.attributes['w:val'],
    );
    expect(Math.floor(type.width / (size * 10 + closer))).toBe(28);
  });

  test('sets each level in its font, or in those of every Windows', async () => {
    const fonts = async (commonFonts: boolean) => {
      const styles = all((await document(bundle, { commonFonts }))('word/styles.xml'), 'w:style');
      const fontOf = (id: string) => {
        const style = styles.find(({ attributes }) => attributes['w:styleId'] === id);
        return style && all(style, 'w:rFonts')[0]?.attributes['w:eastAsia'];
      };
      return ['Title', 'Passage', 'Heading1', 'Heading2', 'Footer'].map(fontOf);
    };
    expect(await fonts(false)).toEqual(['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312', '宋体']);
    expect(await fonts(true)).toEqual(['宋体', '仿宋', '黑体', '楷体', '宋体']);
  });

  test('has page numbers outside, and contents whose every line leads to its heading', async () => {
    const read = await document(bundle);
    for (const [path, side] of [
      ['word/footer1.xml', 'right'],
      ['word/footer2.xml', 'left'],
    ] as const) {
      const root = read(path);
      expect(all(root, 'w:jc')[0]?.attributes['w:val']).toBe(side);
      expect(all(root, 'w:instrText')[0]?.text.trim()).toBe('PAGE');
    }
    expect(all(read('word/settings.xml'), 'w:evenAndOddHeaders')).toHaveLength(1);
    const root = read('word/document.xml');
    const marks = all(root, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name']);
    const links = all(root, 'w:hyperlink').map(({ attributes }) => attributes['w:anchor']);
    expect(links).toEqual(marks);
    expect(all(root, 'w:instrText')[0]?.text).toBe(' TOC \\o "1-2" \\h \\z \\u ');
    const fields = all(root, 'w:fldChar').map(({ attributes }) => attributes['w:fldCharType']);
    for (const type of ['begin', 'separate', 'end']) {
      expect(fields.filter((each) => each === type)).toHaveLength(fields.length / 3);
    }
  });

  test('has every part that it refers to', async () => {
    const read = await document(bundle);
    const parts = all(read('word/_rels/document.xml.rels'), 'Relationship').map(({ attributes }) => attributes);
    for (const { Target } of parts) expect(read(`word/${Target}`)).toBeDefined();
    const used = all(read('word/document.xml'), 'w:footerReference').map(({ attributes }) => attributes['r:id']);
    expect(parts.map(({ Id }) => Id)).toEqual(expect.arrayContaining(used));
    const styled = new Set(all(read('word/document.xml'), 'w:pStyle').map(({ attributes }) => attributes['w:val']));
    const known = all(read('word/styles.xml'), 'w:style').map(({ attributes }) => attributes['w:styleId']);
    expect(known).toEqual(expect.arrayContaining([...styled]));
  });

  test('takes every note for text', async () => {
    await fc.assert(
      fc.asyncProperty(anyBundle, async (any) => {
        const root = (await document(any))('word/document.xml');
        const names = new Set([
          'w:p',
          'w:r',
          'w:t',
          'w:pPr',
          'w:rPr',
          'w:pStyle',
          'w:rFonts',
          'w:b',
          'w:i',
          'w:hyperlink',
          'w:tab',
          'w:br',
        ]);
        for (const { name } of all(root, 'w:body')[0]?.children.flatMap(({ children }) => children) ?? []) {
          if (!/^w:(bookmark|fldChar|pg|docGrid|footerReference)/.test(name)) expect(names).toContain(name);
        }
        const squeezed = (text: string) => xmlSafe(text).replace(/[\s\uFFFD]/g, '');
        const whole = squeezed(
          paragraphs(root)
            .map(([, text]) => text)
            .join(''),
        );
        for (const { anchor, comment } of any.notes) {
          expect(whole).toContain(squeezed(anchor.quote.exact));
          for (const line of commentTexts(comment)) expect(whole).toContain(squeezed(line));
        }
      }),
      { numRuns: 100 },
    );
  });
});

test.each([
  [1, '一'],
  [10, '十'],
  [12, '十二'],
  [20, '二十'],
  [22, '二十二'],
  [100, '一百'],
  [105, '一百零五'],
  [110, '一百一十'],
  [116, '一百一十六'],
  [350, '三百五十'],
  [1001, '一千零一'],
  [1010, '一千零一十'],
  [2340, '二千三百四十'],
])('%i is %s', (number, chinese) => {
  expect(chineseNumber(number)).toBe(chinese);
});

describe('the pages that the contents name', () => {
  test('a passage of 26 characters fills a line, one more begins another', () => {
    expect(heightOf('Passage', '字'.repeat(26))).toBe(1);
    expect(heightOf('Passage', '字'.repeat(27))).toBe(2);
    expect(heightOf('Passage', '字\n字')).toBe(2);
    expect(heightOf('Passage', 'ab'.repeat(26))).toBe(1);
    // An address begins a line where it has no room behind the words.
    const address = (length: number) => 'https://'.padEnd(length, 'a');
    expect(heightOf('Source', `${'字'.repeat(20)}${address(18)}`)).toBe(1);
    expect(heightOf('Source', `${'字'.repeat(20)}${address(70)}`)).toBe(3);
  });

  test('a heading on the last line goes with the line that follows', () => {
    const lines = (before: number) => [
      ...Array.from({ length: before }, () => ({ style: 'Passage', text: '字' })),
      { style: 'Heading1', text: '二、教育', mark: 'a' },
      { style: 'Passage', text: '字' },
    ];
    expect(pagesOf(lines(20), 2).get('a')).toBe(2);
    expect(pagesOf(lines(21), 2).get('a')).toBe(3);
    expect(pagesOf(lines(22), 2).get('a')).toBe(3);
  });
});
