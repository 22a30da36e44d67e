import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { xmlSafe } from '../../../core/export/xml';
import type { Bundle } from '../../../core/model';
import { all, anyBundle, type Element, made, readXml } from './export-support';
import { areas, bundle, note, report } from './invented';

async function workbook(of: Bundle): Promise<(path: string) => Element> {
  const files = unzipSync(await made('xlsx', of));
  return (path) => readXml(strFromU8(files[path] ?? new Uint8Array()));
}

/** A sheet as its reader sees it: text, or the number with the name of its format. */
async function sheet(of: Bundle, number: number): Promise<string[][]> {
  const read = await workbook(of);
  const formats = all(read('xl/styles.xml'), 'cellXfs')[0]?.children.map(({ attributes }) => attributes.numFmtId) ?? [];
  return all(read(`xl/worksheets/sheet${number}.xml`), 'row').map((row) => {
    const values: string[] = [];
    for (const cell of row.children) {
      const [, column = ''] = /^([A-Z]+)\d+$/.exec(cell.attributes.r ?? '') ?? [];
      const at = [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      const format = formats[Number(cell.attributes.s)];
      const shown = { '164': 'day ', '165': 'moment ' }[format ?? ''] ?? '';
      values[at] =
        cell.attributes.t === 'inlineStr' ? (all(cell, 't')[0]?.text ?? '') : shown + all(cell, 'v')[0]?.text;
    }
    return Array.from(values, (value) => value ?? '');
  });
}

describe('the workbook', () => {
  test('has four sheets, each with a frozen heading, a filter and widths', async () => {
    const read = await workbook(bundle);
    expect(all(read('xl/workbook.xml'), 'sheet').map(({ attributes }) => attributes.name)).toEqual([
      '摘录',
      '报告',
      '编码本',
      '领域分布',
    ]);
    for (const number of [1, 2, 3, 4]) {
      const root = read(`xl/worksheets/sheet${number}.xml`);
      expect(all(root, 'pane')[0]?.attributes).toMatchObject({ ySplit: '1', state: 'frozen' });
      expect(all(root, 'autoFilter')[0]?.attributes.ref).toMatch(/^A1:[A-Z]+\d+$/);
      expect(all(root, 'col')).toHaveLength(all(root, 'row')[0]?.children.length ?? 0);
    }
  });

  test('has a row per note and area, dates as dates, numbers as numbers', async () => {
    const [heading = [], ...rows] = await sheet(bundle, 1);
    expect(rows).toHaveLength(4);
    const first = Object.fromEntries(heading.map((name, at) => [name, rows[0]?.[at]]));
    expect(first).toMatchObject({
      摘录: '粮食总产量达到31.4万吨',
      领域代码: 'AGRI.GRAIN',
      领域: '农业农村',
      子领域: '粮食安全',
      类型: '数据',
      批注: '=SUM(A1)\n“较上年”？',
      所在章节: '一、2025年工作回顾',
      地区: '青溪县',
      级别: '县级',
      年份: '2026',
      日期: 'day 46034',
      报告人: '县长林知远',
      起点: '75',
      编号: '00000000-0000-4000-8000-000000000001',
    });
    expect(first.创建时间).toMatch(/^moment 463\d\d/);
    const [, { 13: date } = []] = await sheet({ ...bundle, reports: [{ ...report, date: '2026-02-30' }] }, 1);
    expect(date).toBe('2026-02-30');
  });

  test('counts notes by area and report: with all below, then by sub-area, each note once in the last row', async () => {
    const other = { ...report, id: 'other', region: '云岭市', year: 2025 };
    const notes = [
      ...bundle.notes,
      note(8, '高标准农田', { report: 'other' }),
      note(9, '示范带', { report: 'other', areas: [] }),
    ];
    expect(await sheet({ ...bundle, reports: [report, other], notes }, 4)).toEqual([
      ['领域', '合计', '青溪县 2026', '云岭市 2025'],
      ['农业农村', '3', '2', '1'],
      ['　　粮食安全', '1', '1', '0'],
      ['教育', '2', '2', '0'],
      ['未标领域', '1', '0', '1'],
      ['摘录总数', '5', '3', '2'],
    ]);
  });

  test('counts each level of a codebook with all below it', async () => {
    const code = { facet: 'area' as const, order: 9 };
    const own = [
      { ...code, id: 'farm', parent: 'area-grain', name: { zh: '耕地', en: '' } },
      { ...code, id: 'field', parent: 'farm', name: { zh: '高标准农田', en: '' } },
    ];
    const codebooks = [{ id: 'areas', name: { zh: '', en: '' }, codes: [...areas, ...own] }];
    const notes = [
      note(1, '粮食总产量', { areas: ['field', 'area-grain'] }),
      note(2, '高标准农田', { areas: ['field'] }),
    ];
    expect((await sheet({ ...bundle, notes, codebooks }, 4)).map(([name, total]) => [name, total])).toEqual([
      ['领域', '合计'],
      ['农业农村', '2'],
      ['　　粮食安全', '2'],
      ['　　　　耕地', '2'],
      ['　　　　　　高标准农田', '2'],
      ['教育', '0'],
      ['摘录总数', '2'],
    ]);
  });

  test('lists reports and codes', async () => {
    const [, first] = await sheet(bundle, 2);
    expect(first?.slice(0, 5)).toEqual(['青溪县2026年政府工作报告', '青溪县', '县级', '2026', 'day 46034']);
    const codes = await sheet(bundle, 3);
    expect(codes.map(([code, , parent]) => [code, parent])).toEqual([
      ['领域代码', '上级'],
      ['AGRI', ''],
      ['AGRI.GRAIN', '农业农村'],
      ['EDU', ''],
      ['FIGURE', ''],
    ]);
  });

  test('a code is defined by what belongs to it and what does not, too', async () => {
    const [first, ...others] = areas;
    const codes = first
      ? [{ ...first, include: { zh: '种植、养殖。', en: '' }, exclude: { zh: '涉农贷款。', en: '' } }, ...others]
      : [];
    const [, told] = await sheet({ ...bundle, codebooks: [{ id: 'areas', name: { zh: '', en: '' }, codes }] }, 3);
    expect(told).toContain('农业、农村与农民。\n包括：种植、养殖。\n不包括：涉农贷款。');
  });

  test('evaluates nothing, and shows every comment as it was typed', async () => {
    await fc.assert(
      fc.asyncProperty(anyBundle, async (any) => {
        const read = await workbook(any);
        for (const number of [1, 2, 3, 4]) {
          const root = read(`xl/worksheets/sheet${number}.xml`);
          expect(all(root, 'f')).toEqual([]);
          const numbers = all(root, 'v').map(({ text }) => text);
          expect(numbers.every((text) => /^-?\d+(\.\d+)?$/.test(text))).toBe(true);
        }
        const comments = new Set((await sheet(any, 1)).map((row) => row[7] ?? ''));
        for (const { comment } of any.notes) expect(comments).toContain(xmlSafe(comment.replace(/\r\n?/g, '\n')));
      }),
      { numRuns: 100 },
    );
  });

  test('escapes what Excel itself reads as an escape, and cuts what Excel refuses', async () => {
    const comments = ['_x000D_', '😀'.repeat(20_000)];
    const rows = await sheet(
      { ...bundle, notes: comments.map((comment, at) => note(at, '粮食总产量', { comment })) },
      1,
    );
    const [, first, second] = rows.map((row) => row[7] ?? '');
    expect(first).toBe('_x005F_x000D_');
    expect(second).toBe(`${'😀'.repeat(16_383)}…`);
    expect(second?.length).toBeLessThanOrEqual(32_767);
  });
});
