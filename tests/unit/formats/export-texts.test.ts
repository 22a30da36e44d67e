import fc from 'fast-check';
import { Window } from 'happy-dom';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { exporters } from '../../../core/export';
import { BOM, undefused } from '../../../core/export/csv-cells';
import { fileName, safeName } from '../../../core/export/file-name';
import { plainText } from '../../../core/export/markdown-text';
import { faults, fill } from '../../../core/export/template';
import { variables } from '../../../core/export/template-values';
import { xmlSafe } from '../../../core/export/xml';
import { anyBundle, anyText, made, madeText, readXml } from './export-support';
import { areas, bundle, note, report } from './invented';

const hostile = note(9, '持续改善民生', {
  comment: '<script>alert(1)</script>\n# 标题 #标签 [[链接]] ==亮== `x` 1*2*3',
});

describe('every format', () => {
  test.each(exporters.map(({ id }) => id))('%s stops at once when cancelled, and tells its progress', async (id) => {
    const reason = new Error('cancelled by the reader');
    await expect(made(id, bundle, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const told: number[] = [];
    await made(id, bundle, { progress: (done, of) => told.push(done / of) });
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  });

  test.each(exporters.map(({ id }) => id))('%s is made of nothing as well', async (id) => {
    expect(await made(id, { reports: [], texts: [], notes: [], codebooks: [] })).toBeInstanceOf(Uint8Array);
  });

  test.each(exporters.filter(({ id }) => id !== 'json').map(({ id }) => id))('%s leaves out the trash', async (id) => {
    expect(new TextDecoder().decode(await made(id, { ...bundle, texts: [] }))).not.toContain('持续改善民生，');
  });
});

function rowsOf(csv: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(csv.slice(1), {
    delimiter: ',',
    newline: '\r\n',
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  return data;
}

describe('CSV', () => {
  test('begins with a BOM, ends lines with CR LF, has a row per note and area', async () => {
    const csv = await madeText('csv', bundle);
    expect(csv.startsWith(`${BOM}摘录,领域代码,`)).toBe(true);
    expect(rowsOf(csv).map(([quote, code]) => [quote, code])).toEqual([
      ['摘录', '领域代码'],
      ['粮食总产量达到31.4万吨', 'AGRI.GRAIN'],
      ['粮食总产量达到31.4万吨', 'EDU'],
      ['建成𠮷水灌区😀示范带', 'AGRI'],
      ['新增公办幼儿园学位1200个', 'EDU'],
    ]);
  });

  test.each(['=1+1', '\n=1+1', ' =1+1', '\t=1+1', '＝1+1', '＋1', '－1', '＠SUM(A1)', '+1', '-1', '@x', '\r=1', "'=1"])(
    'defuses %j and gives it back',
    async (formula) => {
      const csv = await madeText('csv', { ...bundle, notes: [note(1, '粮食总产量', { comment: formula })] });
      const [, row] = rowsOf(csv);
      expect(row?.[7]?.startsWith("'")).toBe(true);
      expect(undefused(row?.[7] ?? '')).toBe(formula);
    },
  );

  test('has no cell that a spreadsheet takes for a formula, and loses nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyBundle, async (any) => {
        const csv = await madeText('csv', any);
        const rows = rowsOf(csv);
        for (const cell of rows.flat()) expect(cell).not.toMatch(/^[\s\0]*[=+\-@\t\r\n＝＋－＠]/);
        const comments = new Set(rows.slice(1).map((row) => undefused(row[7] ?? '')));
        for (const { comment } of any.notes)
          expect(comments).toContain(comment.toWellFormed().replaceAll('\0', '\uFFFD'));
      }),
      { numRuns: 100 },
    );
  });
});

describe('what a library should not hold, and may', () => {
  test('a NUL is in no file of text', async () => {
    const notes = [note(1, '粮食总产量', { comment: '甲\0乙' })];
    for (const id of ['csv', 'markdown', 'html', 'ris']) {
      const text = await madeText(id, { ...bundle, notes });
      expect([id, text.includes('\0'), text.includes('甲\uFFFD乙')]).toEqual([id, false, true]);
    }
  });

  test('a code without a name is called by its slug, or its id', async () => {
    const codes = [
      { id: 'c-1', slug: 'AGRI', facet: 'area' as const, order: 1, name: { zh: '', en: '' } },
      { id: 'c-2', facet: 'area' as const, order: 2, name: { zh: '', en: '' } },
    ];
    const nameless = {
      ...bundle,
      notes: [note(1, '粮食总产量', { areas: ['c-1'] }), note(2, '高标准农田', { areas: ['c-2'] })],
      codebooks: [{ id: 'b', name: { zh: '', en: '' }, codes }],
    };
    expect(await madeText('markdown', nameless)).toMatch(/## AGRI\n[\s\S]*## c-2\n/);
    expect(await madeText('hypothesis', nameless)).toMatch(/"tags":\["AGRI"\][\s\S]*"tags":\["c-2"\]/);
  });
});

describe('HTML', () => {
  const read = async (...given: Parameters<typeof madeText> extends [string, ...infer Rest] ? Rest : never) => {
    const html = await madeText('html', ...given);
    const window = new Window();
    window.document.write(html);
    return { html, document: window.document };
  };

  test('is one file that loads nothing, with what each passage needs', async () => {
    const { html, document } = await read(bundle);
    expect(html).toMatch(/^<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">/);
    expect(html).not.toMatch(/<script|<link|<img|src=|url\(/);
    expect(document.querySelector('h1')?.textContent).toBe('青溪县2026年政府工作报告');
    expect([...document.querySelectorAll('section > h2')].map((h2) => h2.textContent)).toEqual(['农业农村', '教育']);
    const [first] = document.querySelectorAll('article');
    expect(first?.querySelector('blockquote')?.textContent).toBe('粮食总产量达到31.4万吨');
    expect(first?.querySelector('.comment')?.innerHTML).toBe('<p>=SUM(A1)<br>“较上年”？</p>');
    expect([...(first?.querySelectorAll('.area') ?? [])].map((area) => area.textContent)).toEqual([
      '农业农村 › 粮食安全',
      '教育',
    ]);
    expect(first?.querySelector('.source')?.textContent).toBe(
      '—— 《青溪县2026年政府工作报告》，2026-01-12，https://www.qingxi.example/report/2026.html',
    );
  });

  test('names an area with all that stands above it', async () => {
    const code = { facet: 'area' as const, order: 9 };
    const codes = [...areas, { ...code, id: 'farm', parent: 'area-grain', name: { zh: '耕地', en: '' } }];
    const codebooks = [{ id: 'areas', name: { zh: '', en: '' }, codes }];
    const { document } = await read({ ...bundle, notes: [note(1, '粮食总产量', { areas: ['farm'] })], codebooks });
    expect(document.querySelector('.area')?.textContent).toBe('农业农村 › 粮食安全 › 耕地');
  });

  test('tells the year of a report whose date is not known, as other formats do', async () => {
    const { date, ...undated } = { ...report, title: '政府工作报告' };
    const of = { ...bundle, reports: [undated] };
    const said = '—— 《政府工作报告》，青溪县，2026年，';
    expect((await read(of)).document.querySelector('.source')?.textContent).toContain(`${said}https://`);
    expect(await madeText('markdown', of)).toContain(`${said}<https://`);
    const { document } = await read({ ...bundle, reports: [{ ...undated, title: '2026年政府工作报告' }] });
    expect(document.querySelector('.source')?.textContent).toContain('—— 《2026年政府工作报告》，青溪县，https://');
  });

  test('groups by report too, and tells reports of one name apart', async () => {
    const other = { ...report, id: 'other', region: '云岭市', title: '政府工作报告' };
    const reports = [{ ...report, title: '政府工作报告' }, other];
    const notes = [note(1, '粮食总产量'), note(2, '持续改善民生', { report: 'other' })];
    const { document } = await read({ ...bundle, reports, notes }, { groupBy: 'report' });
    expect([...document.querySelectorAll('section > h2')].map((h2) => h2.textContent)).toEqual([
      '青溪县2026年政府工作报告',
      '云岭市2026年政府工作报告',
    ]);
  });

  test('has no element, link or style that a note brought', async () => {
    await fc.assert(
      fc.asyncProperty(anyBundle, anyText, async (any, address) => {
        const notes = any.notes.map((each) => ({ ...each, url: `javascript:alert(1)${address}` }));
        const { document } = await read({ ...any, notes });
        expect(document.querySelectorAll('script, img, a[href^="javascript"]')).toHaveLength(0);
        const shown = [...document.querySelectorAll('blockquote')].map((quote) => quote.textContent);
        const squeezed = (text: string) => text.replace(/[\s\uFFFD]+/g, '');
        for (const { anchor } of notes) {
          expect(shown.map(squeezed)).toContain(squeezed(xmlSafe(anchor.quote.exact)));
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('Markdown', () => {
  test('plain: quotations under headings, with their source', async () => {
    const markdown = await madeText('markdown', { ...bundle, notes: [note(1, '粮食总产量', { comment: '一\n二' })] });
    expect(markdown).toContain('# 青溪县2026年政府工作报告\n');
    expect(markdown).toContain(
      '## 农业农村\n\n> 粮食总产量\n\n- 领域：农业农村\n- 所在章节：二、2026年重点工作 › （一）全面推进乡村振兴\n\n',
    );
    expect(markdown).toContain('\n\n一\n二\n\n—— 《青溪县2026年政府工作报告》，2026-01-12，<https://');
  });

  test('Obsidian: front matter, callouts, block ids on lines of their own', async () => {
    const markdown = await madeText('markdown', bundle, { preset: 'obsidian' });
    expect(markdown).toMatch(/^---\ntitle: "青溪县2026年政府工作报告"\nregion: "青溪县"\nyear: 2026\n/);
    expect(markdown).toContain('\ndate: 2026-01-12\ntags:\n  - "粮食安全"\n  - "教育"\n  - "数据"\n');
    expect(markdown).toContain(
      '> [!quote] 一、2025年工作回顾\n> 粮食总产量达到31.4万吨\n\n^n-00000000\n\n#粮食安全 #教育 #数据\n',
    );
  });

  test('Logseq: a block a note, with its id and tags as properties', async () => {
    const markdown = await madeText('markdown', bundle, { preset: 'logseq' });
    expect(markdown).toMatch(/^title:: 青溪县2026年政府工作报告\n\n/);
    expect(markdown).toContain(
      '\t- > 粮食总产量达到31.4万吨\n\t  id:: 00000000-0000-4000-8000-000000000001\n\t  tags:: 粮食安全, 教育, 数据\n',
    );
    // A link only behind a space.
    expect(markdown).toContain('\t\t- —— 《青溪县2026年政府工作报告》，2026-01-12 <https://');
  });

  test('what a comment holds beyond its Markdown is text', async () => {
    for (const preset of ['plain', 'obsidian', 'logseq']) {
      const markdown = await madeText('markdown', { ...bundle, notes: [hostile] }, { preset });
      expect(markdown).toContain('\\<script\\>alert(1)\\</script\\>');
      expect(markdown).toContain('**标题 \\#标签 \\[\\[链接\\]\\] \\=\\=亮\\=\\= `x` 1\\*2\\*3**');
    }
  });

  test.each([
    ['- 一', '\\- 一'],
    ['1. 一', '1\\. 一'],
    ['    缩进', '缩进'],
    ['a_b', 'a\\_b'],
    ['&lt;', '\\&lt;'],
    ['见 ^abc', '见 \\^abc'],
    ['增长6.2%、$5', '增长6.2%、\\$5'],
  ])('%j is written %j', (text, written) => {
    expect(plainText(text)).toBe(written);
  });
});

describe('templates of the reader’s own', () => {
  const values = {
    quote: '第一行\n- 第二行',
    areas: ['教育', '粮食安全'],
    url: 'https://qingxi.example/a_b',
    comment: '',
  };

  test.each([
    ['{{quote}}', '第一行\n\\- 第二行'],
    ['{{quote|raw}}', '第一行\n- 第二行'],
    ['{{ quote | blockquote }}', '> 第一行\n> \\- 第二行'],
    ['{{areas}}', '教育、粮食安全'],
    ['{{areas|join:"; "}}', '教育; 粮食安全'],
    ['{{areas|tag|join:" "}}', '#教育 #粮食安全'],
    ['{{areas|first|wikilink}}', '[[教育]]'],
    ['{{url}}', 'https://qingxi.example/a_b'],
    ['{{ areas | join : ; | raw }}', '教育;粮食安全'],
    ["{{areas|join: '、' |default:无}}", '教育、粮食安全'],
    ['{{areas|join:"|}}"}}', '教育|}}粮食安全'],
    ['{{comment|default:"无"}}', '无'],
    ['{{quote|nothing}} {{constructor}}', '{{quote|nothing}} {{constructor}}'],
  ])('%s', (template, filled) => {
    expect(fill(template, values)).toBe(filled);
  });

  test('say which places cannot be filled', () => {
    expect(faults('{{quote}} {{qoute}} {{title|big}}', variables)).toEqual([
      { at: 10, text: '{{qoute}}', fault: 'unknown variable' },
      { at: 20, text: '{{title|big}}', fault: 'unknown filter' },
    ]);
    expect(faults('{{quote} {{title', variables)).toEqual([
      { at: 0, text: '{{quote}', fault: 'not a place' },
      { at: 9, text: '{{title', fault: 'not a place' },
    ]);
    expect(faults('{{quote|blockquote}}\n{{areas|join:" / "}} {one}', variables)).toEqual([]);
  });

  test('nothing but white space takes no longer than any other text', () => {
    const [spaces, lines] = [' '.repeat(500_000), '\n'.repeat(500_000)];
    expect(faults(`{{quote|date:${spaces}`, variables)).toMatchObject([{ fault: 'not a place' }]);
    expect(fill('{{quote|oneline}}', { ...values, quote: `甲${spaces}乙` })).toBe(`甲${spaces}乙`);
    expect(plainText(`甲${lines}- 乙`)).toBe(`甲${lines}\\- 乙`);
  });

  test('make the file', async () => {
    const template = '{{quote}}（{{title}}，{{date|date:"YYYY年M月D日"}}）';
    const notes = [note(1, '粮食总产量')];
    expect(await madeText('markdown', { ...bundle, notes }, { template, groupBy: 'none' })).toBe(
      '## 全部摘录\n\n粮食总产量（青溪县2026年政府工作报告，2026年1月12日）\n\n',
    );
  });
});

describe('names of files', () => {
  const day = new Date(2026, 10, 24);

  test('are the day and the title', () => {
    expect(fileName(bundle, 'csv', day)).toBe('20261124-青溪县2026年政府工作报告.csv');
    expect(fileName({ reports: [{ ...report, title: '政府工作报告' }] }, 'csv', day)).toBe(
      '20261124-青溪县2026年政府工作报告.csv',
    );
    expect(fileName({ reports: [] }, 'csv', day)).toBe('20261124-政府工作报告摘录.csv');
  });

  test('are safe on Windows', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.string({ unit: 'binary' }), fc.constantFrom('CON', 'nul.txt', 'LPT1', 'aux .x', 'com²')),
        (title) => {
          const name = safeName(title);
          expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]|[. ]$|^[. ]/u);
          expect(name).not.toMatch(/^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]) *(\.|$)/i);
          expect([...name].length).toBeLessThanOrEqual(61);
        },
      ),
    );
  });
});

test('XML keeps no character that it cannot hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(readXml(`<a>${xmlSafe(text).replace(/[&<>\r]/g, '')}</a>`).text).toBe(
        xmlSafe(text).replace(/[&<>\r]/g, ''),
      );
      expect([...xmlSafe(text)]).toHaveLength([...text].length);
    }),
  );
});
