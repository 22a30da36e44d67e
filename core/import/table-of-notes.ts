import { undefused } from '../export/csv-cells';
import { type Column, columns, levels } from '../export/words';
import { guidOf } from '../guid';
import type { Level, ReportFacts } from '../model';
import { type CodeHint, gathering } from './gathering';
import type { Importer } from './importer';
import { invalid } from './outcome';
import { cellsOf, hasColumns } from './table';

/**
 * Our own table of notes, in either language, as a spreadsheet may have saved it again: with other dates, other
 * delimiters, fewer columns. One row a note and area: rows of one id are one note.
 */
export const tableOfNotes: Importer = {
  id: 'csv',
  read(content, file) {
    if (content.is !== 'table') return undefined;
    const { table } = content;
    const language = (['zh', 'en'] as const).find((each) =>
      hasColumns(table, columns.quote[each], columns.address[each], columns.comment[each]),
    );
    if (!language) return undefined;
    const cellOf = cellsOf(table);
    const into = gathering(file);
    for (const row of table.rows) {
      if (row.length !== table.headings.length) {
        into.row(invalid('import_invalid_columns'));
        continue;
      }
      const cell = (column: Column) => undefused(cellOf(row, columns[column].zh, columns[column].en));
      const url = cell('address');
      const exact = cell('quote');
      const area = areaOf(cell);
      const type = cell('type');
      const position = positionOf(cell('start'), cell('end'), exact);
      into.row(
        into.passage({
          id: cell('id') || guidOf('table of notes', url, exact, cell('section')),
          report: { id: cell('report') || undefined, url, title: cell('title'), facts: factsOf(cell) },
          anchor: {
            quote: { exact, prefix: cell('prefix'), suffix: cell('suffix') },
            ...(position ? { position } : {}),
          },
          section: cell('section') ? cell('section').split(' › ') : [],
          areas: area ? [area] : [],
          ...(type ? { type: { facet: 'type', zh: type, en: type } } : {}),
          comment: cell('comment'),
          created: cell('created'),
          updated: cell('updated'),
        }),
      );
    }
    return into.parsed();
  },
};

type Cell = (column: Column) => string;

/** The area of a row: the sub-area where there is one. Its code column is a slug or an id. */
function areaOf(cell: Cell): CodeHint | undefined {
  const [zh, en] = [cell('areaZh'), cell('areaEn')];
  const [subZh, subEn] = [cell('subAreaZh'), cell('subAreaEn')];
  const code = cell('areaCode').trim();
  const named = code === '' ? {} : /^[A-Z][A-Z0-9]*(?:\.[A-Z0-9]+)*$/.test(code) ? { slug: code } : { id: code };
  if (!zh && !en && !code) return undefined;
  if (!subZh && !subEn) return { ...named, facet: 'area', zh: zh || en || code, en: en || zh || code };
  const [slug] = code.split('.');
  const parent: CodeHint = { ...('slug' in named ? { slug } : {}), facet: 'area', zh, en };
  return { ...named, facet: 'area', zh: subZh, en: subEn, parent };
}

function factsOf(cell: Cell): Partial<ReportFacts> {
  const texts = {
    region: cell('place'),
    date: dateOf(cell('date')),
    session: cell('session'),
    speaker: cell('speaker'),
  };
  const level = cell('level').trim().toLowerCase();
  const known = levelNames.find((each) => levels[each].zh === level || levels[each].en === level);
  const year = cell('year').trim();
  return {
    ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== '')),
    ...(known ? { level: known } : {}),
    ...(/^-?\d{1,6}$/.test(year) ? { year: Number(year) } : {}),
  };
}

const levelNames: readonly Level[] = ['national', 'province', 'city', 'county', 'town', 'zone'];

/** A spreadsheet writes the date in its own way: 2026/1/12, 2026年1月12日, 2026/1/12 0:00. */
function dateOf(date: string): string {
  const [, year, month = '', day = ''] =
    /^(\d{4})[/.年-](\d{1,2})[/.月-](\d{1,2})日?(?: 0?0:00(?::00)?)?$/.exec(date.trim()) ?? [];
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : date;
}

function positionOf(from: string, to: string, exact: string): { start: number; end: number } | undefined {
  if (!/^\d{1,12}$/.test(from) || !/^\d{1,12}$/.test(to)) return undefined;
  const [start, end] = [Number(from), Number(to)];
  return end - start === exact.length ? { start, end } : undefined;
}
