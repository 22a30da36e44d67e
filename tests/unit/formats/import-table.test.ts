import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { makeCsv } from '../../../core/export/csv';
import type { Note } from '../../../core/model';
import { bytesOf, hypothesisTable, readwiseTable } from './foreign';
import { bundle, report } from './invented';
import { told } from './told';

describe('our table', () => {
  const csv = async () => new TextDecoder('utf-8', { ignoreBOM: true }).decode(await makeCsv(bundle));

  test('gives the notes back, formulas as they were written', async () => {
    const { incoming, reports } = await told(bytesOf(await csv()));
    // UTF-8 has no half characters, with which surroundings may begin.
    const shown = ({ anchor: { position, quote }, comment, section, url, id }: Note) => ({
      position,
      exact: quote.exact,
      prefix: quote.prefix.toWellFormed(),
      suffix: quote.suffix.toWellFormed(),
      comment,
      section,
      url,
      id,
    });
    expect(incoming.notes.map(shown)).toEqual(bundle.notes.filter(({ trashed }) => !trashed).map(shown));
    const { pages: _p, memo: _m, corrected: _c, revision: _r, created: _d, updated: _u, ...facts } = report;
    expect(reports).toMatchObject([facts]);
  });

  test('areas and types are ours again', async () => {
    const { notes } = await told(bytesOf(await csv()));
    expect(notes[0]).toMatchObject({ areas: ['粮食安全', '教育'], type: '数据' });
  });

  test('as a spreadsheet saved it: in the local code page, with semicolons', async () => {
    // '摘录;网址;批注' and a row, in GBK.
    const gbk = Uint8Array.from(
      [
        [0xd5, 0xaa, 0xc2, 0xbc, 0x3b, 0xcd, 0xf8, 0xd6, 0xb7, 0x3b, 0xc5, 0xfa, 0xd7, 0xa2, 0x0d, 0x0a],
        [0xc1, 0xb8, 0xca, 0xb3, 0x3b, 0x68, 0x74, 0x74, 0x70, 0x3a, 0x2f, 0x2f, 0x61, 0x2e, 0x63, 0x6e, 0x2f, 0x3b],
      ].flat(),
    );
    expect((await told(gbk)).notes).toEqual([{ quote: '粮食', areas: [], comment: '' }]);
  });

  test('as other programs leave it: Unicode text of Excel, line ends of a Mac, empty cells at the end', async () => {
    const expected = (await told(bytesOf(await csv()))).incoming.notes.map(({ id, anchor }) => [
      id,
      anchor.quote.exact,
    ]);
    const { data } = Papa.parse<string[]>((await csv()).slice(1), { skipEmptyLines: true });
    const utf16 = Buffer.from(`\uFEFF${Papa.unparse(data, { delimiter: '\t' })}`, 'utf16le');
    const mac = bytesOf(Papa.unparse(data, { newline: '\r', delimiter: ';' }));
    const padded = bytesOf(Papa.unparse(data.map((row, at) => (at > 0 ? [...row, '', ''] : row))));
    const separated = bytesOf(`\uFEFFsep=;\r\n${Papa.unparse(data, { delimiter: ';' })}`);
    for (const bytes of [new Uint8Array(utf16), mac, padded, separated]) {
      const { incoming, outcomes } = await told(bytes);
      expect(incoming.notes.map(({ id, anchor }) => [id, anchor.quote.exact])).toEqual(expected);
      expect(new Set(outcomes)).toEqual(new Set(['read']));
    }
  });

  test.each(['2026/1/12', '2026-1-12', '2026.01.12', '2026年1月12日', '2026/1/12 0:00'])(
    'reads the date %s',
    async (date) => {
      const { reports } = await told(bytesOf((await csv()).replaceAll('2026-01-12', date)));
      expect(reports[0]?.date).toBe('2026-01-12');
    },
  );

  test.each([
    ['ours', async () => (await csv()).slice(1), '前文'],
    ['Hypothesis', async () => hypothesisTable, 'Comment'],
    ['Readwise', async () => readwiseTable, 'Amazon Book ID'],
  ])('without the empty cells that Excel leaves away at the end of rows: %s', async (_, written, from) => {
    const { data } = Papa.parse<string[]>(await written(), { skipEmptyLines: true });
    const [headings = [], ...rows] = data;
    const emptied = rows.map((row) => row.map((cell, at) => (at < headings.indexOf(from) ? cell : '')));
    const cut = emptied.map((row) => row.slice(0, headings.indexOf(from)));
    const [whole, short] = await Promise.all(
      [emptied, cut].map((each) => told(bytesOf(Papa.unparse([headings, ...each])))),
    );
    expect(short?.notes.length).toBeGreaterThan(0);
    expect([short?.notes, short?.outcomes]).toEqual([whole?.notes, whole?.outcomes]);
  });

  test('of two rows of one note whose comments have become two, both are kept', async () => {
    const { notes } = await told(bytesOf((await csv()).replace('“较上年”？', '第二行改过')));
    expect(notes[0]?.comment).toBe('=SUM(A1)\n第二行改过\n\n=SUM(A1)\n“较上年”？');
  });

  test('a sub-area known by its slug brings no new area, whatever the file calls the one above it', async () => {
    const [grain] = bundle.notes.map((note): Note => ({ ...note, areas: ['area-grain'] }));
    const rows = new TextDecoder().decode(await makeCsv({ ...bundle, notes: grain ? [grain] : [] }));
    const { notes, settled } = await told(
      bytesOf(rows.replaceAll('农业农村', '三农').replaceAll('Agriculture', 'Farms')),
    );
    expect(notes).toMatchObject([{ areas: ['粮食安全'] }]);
    expect(settled.flatMap((each) => (each.kind === 'codebook' ? each.outcome : []))).toEqual(['duplicate']);
  });

  test.each([100_000, 9])('a path of %i sub-areas is no path', async (levels) => {
    const path = Array.from({ length: levels }, (_, level) => level % 10).join(' › ');
    const { incoming, outcomes } = await told(bytesOf((await csv()).replaceAll(/粮食安全|Food security/g, path)));
    expect(new Set(outcomes)).toEqual(new Set(['read']));
    expect(incoming.codebooks.flatMap(({ codes }) => codes).length).toBeLessThan(6);
  });

  test('a row with other columns than the heading is told', async () => {
    const { outcomes } = await told(bytesOf(`${await csv()}一格\r\n`));
    expect(outcomes.at(-1)).toBe('import_invalid_columns');
  });
});
