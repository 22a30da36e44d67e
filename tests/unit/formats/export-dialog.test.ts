import { describe, expect, test } from 'vitest';
import { exporterOf, exporters, purposes } from '../../../core/export';
import { copiesAs } from '../../../core/export/copies';
import { makeCopy } from '../../../core/export/copy';
import { makePreview } from '../../../core/export/preview';
import { filtered } from '../../../core/export/scope';
import { now } from './export-support';
import { bundle, note, report } from './invented';

const preview = (format: string, options = {}) => makePreview(exporterOf(format), bundle, { now, ...options });
const copy = (format: string, options = {}) => makeCopy(exporterOf(format), bundle, { now, ...options });

describe('what the dialog is told of a format', () => {
  test('each purpose has a format, and each format a purpose that is offered', () => {
    expect(new Set(exporters.map(({ purpose }) => purpose))).toEqual(new Set(purposes));
  });

  test.each(exporters.map((each) => [each.id, each] as const))(
    '%s: the options named change the file, and no others do',
    async (_, exporter) => {
      const others = {
        language: 'en',
        groupBy: 'report',
        preset: 'obsidian',
        template: '{{quote}}',
        commonFonts: true,
        standard: '2015',
      };
      const plain = await exporter.make(bundle, { now });
      for (const [name, value] of Object.entries(others)) {
        const changed = await exporter.make(bundle, { now, [name]: value });
        const takes = exporter.takes.some((each) => each === name);
        expect([name, Buffer.compare(plain, changed) !== 0]).toEqual([name, takes]);
      }
    },
  );
});

describe('a preview', () => {
  test.each(['markdown', 'references', 'ris', 'qdc', 'jsonld', 'hypothesis'])(
    '%s is shown as its text',
    async (format) => {
      const text = new TextDecoder().decode(await exporterOf(format).make(bundle, { now }));
      const shown = await preview(format);
      expect(shown.shown === 'text' && text.startsWith(shown.text.replace(/…$/, ''))).toBe(true);
    },
  );

  test.each(['docx', 'html'])('%s is shown as a page that runs nothing and leads nowhere', async (format) => {
    const hostile = {
      ...bundle,
      notes: [note(1, '粮食总产量', { comment: '<script>alert(1)</script><a href="https://x.example">' })],
    };
    const shown = await makePreview(exporterOf(format), hostile, { now });
    if (shown.shown !== 'page') throw new Error(shown.shown);
    expect(shown.html).toContain('&lt;a href=&quot;<a>https://x.example</a>&quot;&gt;');
    expect(shown.html).not.toMatch(/<script|href="(?!#)/);
    expect(shown.html).toContain('https://www.qingxi.example/report/2026.html</a>');
  });

  test.each(['csv', 'xlsx'])('%s is shown as a table with its headings', async (format) => {
    const shown = await preview(format, { language: 'en' });
    if (shown.shown !== 'table') throw new Error(shown.shown);
    expect(shown.head.slice(0, 2)).toEqual(['quote', 'area code']);
    expect(shown.rows.map(([quote, area]) => [quote, area])).toEqual([
      ['粮食总产量达到31.4万吨', 'AGRI.GRAIN'],
      ['粮食总产量达到31.4万吨', 'EDU'],
      ['建成𠮷水灌区😀示范带', 'AGRI'],
      ['新增公办幼儿园学位1200个', 'EDU'],
    ]);
  });

  test.each(['qdpx', 'json'])('%s has none', async (format) => {
    expect(await preview(format)).toEqual({ shown: 'none' });
  });
});

describe('a copy', () => {
  test('of a table is cells between tabs; formulas are defused, line breaks stay in their cell', async () => {
    const { text, html } = await copy('xlsx');
    expect(html).toBeUndefined();
    const [head, first] = text.split('\r\n');
    expect(head?.split('\t').slice(0, 2)).toEqual(['摘录', '领域代码']);
    expect(first).toContain(`\t"'=SUM(A1)\n“较上年”？"\t`);
  });

  test('of a Word file is a page, and as text passages with headings, comments and sources', async () => {
    const { text, html } = await copy('docx');
    expect(html).toContain('<blockquote');
    expect(html).not.toMatch(/<style|<nav|href="#/);
    expect(text.split('\n\n').slice(0, 2)).toEqual([
      '农业农村',
      '粮食总产量达到31.4万吨\n=SUM(A1)\n“较上年”？\n—— 《青溪县2026年政府工作报告》，2026-01-12，https://www.qingxi.example/report/2026.html',
    ]);
  });

  test('of Markdown is formatted too, but not of a dialect or a template: note programs would take the formatted one', async () => {
    const markdown = exporterOf('markdown');
    expect(copiesAs(markdown, {})).toBe('rich');
    expect(copiesAs(markdown, { preset: 'obsidian' })).toBe('text');
    expect(copiesAs(markdown, { template: '{{quote}}' })).toBe('text');
    expect(Object.keys(await copy('markdown')).sort()).toEqual(['html', 'text']);
    expect(Object.keys(await copy('markdown', { preset: 'logseq' }))).toEqual(['text']);
  });

  test('of a binary file or a backup there is none', () => {
    expect(exporters.filter((each) => copiesAs(each, {}) === 'no').map(({ id }) => id)).toEqual(['qdpx', 'json']);
  });
});

test('a filter takes notes, their reports and these reports’ texts', () => {
  const other = { ...report, id: 'r2', region: '白石市', pages: [] };
  const both = {
    ...bundle,
    reports: [report, other],
    notes: [...bundle.notes, note(9, '学位', { report: 'r2', text: 'gone' })],
  };
  const kept = filtered(both, { query: '', region: '白石市' });
  expect([kept.notes.map(({ report }) => report), kept.reports, kept.texts]).toEqual([['r2'], [other], []]);
  expect(filtered(both, { query: '', area: 'area-agri' }).notes.map(({ id }) => id.at(-1))).toEqual(['1', '2', '9']);
});
