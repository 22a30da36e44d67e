import Papa from 'papaparse';
import { atMost } from './bounds';
import { Unreadable } from './outcome';

/** A CSV file. Cells are found by their heading; what rows are whole, `wholeRows` says. */
export interface Table {
  headings: string[];
  rows: string[][];
}

const MOST_COLUMNS = 500;
/** Of 100,000 notes in three areas each there are a tenth of these. */
const MOST_ROWS = 3_000_000;
const MOST_CELLS = 75_000_000;

export function readTable(given: string): Table {
  // A line for Excel alone, which says what stands between the cells.
  const [said = '', separator] = /^"?sep=([,;\t])"?\r?\n/i.exec(given) ?? [];
  const text = given.slice(said.length);
  const [, head = ''] = /^([^\n]{0,20000})/.exec(text) ?? [];
  const delimiter = separator ?? delimiterOf(head);
  for (const end of ['\n', '\r']) atMost(MOST_ROWS, end, text);
  atMost(MOST_CELLS, delimiter, text);
  const { data } = Papa.parse<string[]>(text, {
    delimiter,
    skipEmptyLines: 'greedy',
  });
  const [headings = [], ...rows] = data;
  if (headings.length > MOST_COLUMNS) throw new Unreadable('import_notOurs');
  return { headings: headings.map((heading) => heading.trim()), rows: rows.map((row) => within(headings, row)) };
}

/** Without the empty cells that some programs leave beyond the last heading. */
function within({ length }: readonly string[], row: string[]): string[] {
  return row.length > length && row.slice(length).every((cell) => cell === '') ? row.slice(0, length) : row;
}

/** Spreadsheets of some countries write semicolons; what is copied from one has tabs. */
function delimiterOf(head: string): string {
  const count = (sign: string) => head.split(sign).length - 1;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** Gives the cell under a heading, by any of its names, whatever the case. '' where there is none. */
export function cellsOf({ headings }: Table): (row: readonly string[], ...names: readonly string[]) => string {
  const places = new Map(headings.map((heading, index) => [heading.toLowerCase(), index]));
  return (row, ...names) => {
    for (const name of names) {
      const place = places.get(name.toLowerCase());
      const cell = place === undefined ? undefined : row[place];
      if (cell) return cell;
    }
    return '';
  };
}

/**
 * Whether a row holds all that it may not be without: Excel writes the empty cells at the end of a row, or does not,
 * sixteen rows at a time. The columns named are those that have something in every row; where the table has none of
 * them, a row is as long as the headings.
 */
export function wholeRows({ headings }: Table, ...names: readonly string[]): (row: readonly string[]) => boolean {
  const known = headings.map((heading) => heading.toLowerCase());
  const least = Math.max(...names.map((name) => known.lastIndexOf(name.toLowerCase()))) + 1;
  return ({ length }) => (least === 0 ? length === headings.length : length >= least && length <= headings.length);
}

export const hasColumns = ({ headings }: Table, ...names: readonly string[]): boolean => {
  const known = new Set(headings.map((heading) => heading.toLowerCase()));
  return names.every((name) => known.has(name.toLowerCase()));
};
