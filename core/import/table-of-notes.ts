import { undefused } from '../export/csv-cells';
import { BETWEEN_NAMES, type Column, columns, levels } from '../export/words';
import { guidOf } from '../guid';
import type { Level, ReportFacts } from '../model';
import { type CodeHint, gathering } from './gathering';
import type { Importer } from './importer';
import { invalid } from './outcome';
import { cellsOf, hasColumns, wholeRows } from './table';

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
    const cellsIn =
      (row: readonly string[]): Cell =>
      (column) =>
        undefused(cellOf(row, columns[column].zh, columns[column].en));
    const codes = codesNamed(table.rows.map((row) => codeIn(cellsIn(row))));
    const isWhole = wholeRows(table, columns.id[language], columns.report[language]);
    const into = gathering(file);
    for (const row of table.rows) {
      if (!isWhole(row)) {
        into.row(invalid('import_invalid_columns'));
        continue;
      }
      const cell = cellsIn(row);
      const url = cell('address');
      const exact = cell('quote');
      const area = codes(codeIn(cell));
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
          section: cell('section') ? cell('section').split(BETWEEN_NAMES) : [],
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

/** Deeper than any codebook. */
const DEEPEST = 8;

/** A row's code: the names that lead to it from the top, its area's first, and what it is known by where that is told. */
interface CodeInRow {
  names: Pick<CodeHint, 'zh' | 'en'>[];
  known: Pick<CodeHint, 'id' | 'slug'>;
}

/** The code column is a slug or an id. */
function codeIn(cell: Cell): CodeInRow | undefined {
  const code = cell('areaCode').trim();
  const area = { zh: cell('areaZh'), en: cell('areaEn') };
  const below = subAreas(cell('subAreaZh'), cell('subAreaEn'));
  const [first] = [area.zh, area.en, code].filter(Boolean);
  if (!first) return undefined;
  const named = below.length > 0 ? area : { zh: area.zh || first, en: area.en || first };
  return {
    names: [named, ...below],
    known: code === '' ? {} : /^[A-Z][A-Z0-9]*(?:\.[A-Z0-9]+)*$/.test(code) ? { slug: code } : { id: code },
  };
}

/** Down to the code itself, as many in both languages. */
function subAreas(inZh: string, inEn: string): CodeInRow['names'] {
  const [zh, en] = [inZh, inEn].map((path) => (path ? path.split(BETWEEN_NAMES) : []));
  if (!zh || !en || (zh.length === 0 && en.length === 0)) return [];
  const asMany = zh.length === 0 || en.length === 0 || zh.length === en.length;
  if (!asMany || Math.max(zh.length, en.length) > DEEPEST) return [{ zh: inZh, en: inEn }];
  const longer = zh.length > 0 ? zh : en;
  return longer.map((_, level) => ({ zh: zh[level] ?? '', en: en[level] ?? '' }));
}

/**
 * The hint for a row's code, with those above it. One above it may have rows of its own, which tell what it is known by;
 * where none has, slugs of as many parts as there are names tell it too: ECO.1 is under ECO.
 */
function codesNamed(rows: readonly (CodeInRow | undefined)[]): (code: CodeInRow | undefined) => CodeHint | undefined {
  const keyOf = (names: CodeInRow['names']) => JSON.stringify(names.map(({ zh, en }) => [zh, en]));
  const known = new Map(rows.flatMap((row) => (row ? [[keyOf(row.names), row.known] as const] : [])));
  const hint = ({ names, known: its }: CodeInRow): CodeHint | undefined => {
    const named = names.at(-1);
    if (!named) return undefined;
    const above = names.slice(0, -1);
    const parts = its.slug?.split('.') ?? [];
    const slug = parts.length === names.length ? parts.slice(0, -1).join('.') : '';
    const parent = hint({ names: above, known: known.get(keyOf(above)) ?? (slug ? { slug } : {}) });
    return { ...its, facet: 'area', ...named, ...(parent ? { parent } : {}) };
  };
  return (code) => code && hint(code);
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
