import { isDay } from './is-day';
import { attributes, XML_HEAD, xmlText, xmlValue } from './xml';
import { zipWriter } from './zip-writer';

/*
 * A workbook in SpreadsheetML (ECMA-376). Written here and not by write-excel-file: that builds all cells as objects
 * and all sheets as strings first, in one go that nothing can stop (100,000 rows of 25 columns: a minute, a gigabyte),
 * and knows no filters. `npm run bench:export` holds the one against the other.
 *
 * Every text is an inline string: no cell can be a formula.
 */

/** How a column's values are shown: text that wraps, text on one line, a number, a day, a moment. */
export type Kind = 'text' | 'line' | 'number' | 'day' | 'moment';

export interface SheetColumn {
  heading: string;
  /** In characters of Latin digits; a Chinese one takes two. */
  width: number;
  kind: Kind;
}

export interface Sheet {
  name: string;
  columns: readonly SheetColumn[];
  /** Values as texts, which the column's kind makes numbers and dates of where they are such. */
  rows: AsyncIterable<readonly string[][]> | Iterable<readonly string[][]>;
  frozenColumns?: number;
}

/** One file with the sheets, each with a frozen first row and a filter. */
export async function makeWorkbook(sheets: readonly Sheet[], now: Date): Promise<Uint8Array<ArrayBuffer>> {
  const zip = zipWriter(now);
  const ids = sheets.map((_, index) => index + 1);
  zip.whole('[Content_Types].xml', contentTypes(ids));
  zip.whole('_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']]));
  zip.whole('xl/styles.xml', STYLES);
  const rowCounts: number[] = [];
  for (const [index, sheet] of sheets.entries()) {
    const { columns, rows, frozenColumns = 0 } = sheet;
    const file = zip.file(`xl/worksheets/sheet${index + 1}.xml`);
    file.write(
      `${XML_HEAD}<worksheet xmlns="${MAIN}">${fits(columns)}<sheetViews>${view(frozenColumns, index === 0)}</sheetViews><sheetFormatPr defaultRowHeight="15"/>${widths(columns)}<sheetData>`,
    );
    const cells = columns.map(({ kind }, at) => cellWriter(columnName(at), kind));
    file.write(
      row(
        1,
        columns.map(({ heading }, at) => text(`${columnName(at)}1`, heading, STYLE.heading)),
      ),
    );
    let count = 1;
    for await (const batch of rows) {
      for (const values of batch) {
        count++;
        const written = cells.map((cell, at) => cell(count, values[at] ?? ''));
        file.write(row(count, written, linesOf(values, columns)));
      }
    }
    rowCounts.push(count);
    const filtered = area(columns.length, count);
    file.write(`</sheetData><autoFilter ref="${filtered}"/>${PAGE}</worksheet>`);
    file.end();
  }
  zip.whole('xl/workbook.xml', workbook(sheets, rowCounts));
  zip.whole(
    'xl/_rels/workbook.xml.rels',
    relationships([...ids.map((id) => ['worksheet', `worksheets/sheet${id}.xml`] as const), ['styles', 'styles.xml']]),
  );
  return zip.bytes();
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Places in `cellXfs` of STYLES. */
const STYLE = { heading: 1, text: 2, line: 3, number: 4, day: 5, moment: 6 };

function cellWriter(column: string, kind: Kind): (row: number, value: string) => string {
  const style = STYLE[kind];
  const number = { number: numberOf, day: dayOf, moment: momentOf, text: never, line: never }[kind];
  return (row, value) => {
    if (value === '') return '';
    const at = column + row;
    const amount = number(value);
    return amount === undefined
      ? text(at, value, kind === 'line' ? STYLE.line : STYLE.text)
      : `<c r="${at}" s="${style}"><v>${amount}</v></c>`;
  };
}

const text = (at: string, value: string, style: number): string =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cellText(value))}</t></is></c>`;

const LINE_POINTS = 15;
const TALLEST_POINTS = 409;

/** Excel fits a row to its text when it opens the file; LibreOffice wants to be told. */
function row(number: number, cells: string[], lines = 1): string {
  const height = lines > 1 ? ` ht="${Math.min(TALLEST_POINTS, lines * LINE_POINTS)}"` : '';
  return `<row r="${number}"${height}>${cells.join('')}</row>`;
}

/** How many lines the row's longest wrapped text takes, about: Chinese characters are two wide, others one. */
function linesOf(values: readonly string[], columns: readonly SheetColumn[]): number {
  let most = 1;
  for (const [at, { kind, width }] of columns.entries()) {
    const value = values[at] ?? '';
    if (kind !== 'text' || (value.length * 2 < width && !value.includes('\n'))) continue;
    let lines = 0;
    for (const line of value.split('\n', TALLEST_POINTS / LINE_POINTS)) {
      const wide = line.length + (line.match(/[^\x20-\xff]/g)?.length ?? 0);
      lines += Math.max(1, Math.ceil(wide / (width - 2)));
    }
    most = Math.max(most, lines);
  }
  return most;
}

/** Excel calls a file with a longer cell broken. */
const LONGEST = 32_767;

/** What Excel will show as the value: shortened where it must be, and without its own escapes (`_x000D_` is a CR). */
function cellText(value: string): string {
  const plain = value.replace(/\r\n?/g, '\n').replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
  return plain.length <= LONGEST ? plain : `${plain.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

const never = (): undefined => undefined;
const numberOf = (value: string): number | undefined =>
  /^-?\d{1,15}(\.\d+)?$/.test(value) ? Number(value) : undefined;

const DAY_MS = 86_400_000;
/** Excel's day 0 (1900 was no leap year, for all that Excel thinks). */
const EPOCH = Date.UTC(1899, 11, 30);

function dayOf(value: string): number | undefined {
  const time = isDay(value) ? Date.parse(value) : Number.NaN;
  return time > EPOCH ? (time - EPOCH) / DAY_MS : undefined;
}

/** By the clock of the reader, to the second: sheets know no time zones. */
function momentOf(value: string): number | undefined {
  const time = /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : Number.NaN;
  if (!(time > EPOCH)) return undefined;
  const local = time - new Date(time).getTimezoneOffset() * 60_000;
  return Math.round((local - EPOCH) / 1000) / (DAY_MS / 1000);
}

/** 0 → A, 26 → AA. */
function columnName(index: number): string {
  const before = Math.floor(index / 26);
  return (before > 0 ? columnName(before - 1) : '') + String.fromCharCode(65 + (index % 26));
}

const area = (columns: number, rows: number): string => `A1:${columnName(columns - 1)}${rows}`;

function view(frozenColumns: number, selected: boolean): string {
  const pane = attributes({
    xSplit: frozenColumns || undefined,
    ySplit: 1,
    topLeftCell: `${columnName(frozenColumns)}2`,
    activePane: frozenColumns ? 'bottomRight' : 'bottomLeft',
    state: 'frozen',
  });
  return `<sheetView${selected ? ' tabSelected="1"' : ''} workbookViewId="0"><pane${pane}/></sheetView>`;
}

const widths = (columns: readonly SheetColumn[]): string =>
  `<cols>${columns.map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`;

/** On paper a sheet is as wide as a page, unless that would make it too small to read. */
const fits = (columns: readonly SheetColumn[]): string =>
  columns.reduce((sum, { width }) => sum + width, 0) <= 260 ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : '';

const PAGE =
  '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>';

function workbook(sheets: readonly Sheet[], rowCounts: readonly number[]): string {
  const names = sheets.map(
    ({ name }, at) => `<sheet name="${xmlValue(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  // Excel keeps a filter's range under this name, and calls some files without it broken.
  const filters = sheets.map(({ name, columns }, at) => {
    const range = area(columns.length, rowCounts[at] ?? 1).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">'${xmlText(name)}'!${range}</definedName>`;
  });
  return `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets>${names.join('')}</sheets><definedNames>${filters.join('')}</definedNames></workbook>`;
}

const relationships = (all: readonly (readonly [type: string, target: string])[]): string =>
  `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
    .map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const SHEET_ML = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const contentTypes = (ids: readonly number[]): string =>
  `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_ML}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_ML}.styles+xml"/>${ids
    .map((id) => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${SHEET_ML}.worksheet+xml"/>`)
    .join('')}</Types>`;

const font = (bold: string): string => `<font>${bold}<sz val="11"/><color rgb="FF22201C"/><name val="宋体"/></font>`;
const top = (wrap: boolean): string => `<alignment vertical="top"${wrap ? ' wrapText="1"' : ''}/>`;
const xf = (format: number, fontId: number, fillId: number, borderId: number, alignment: string): string =>
  `<xf numFmtId="${format}" fontId="${fontId}" fillId="${fillId}" borderId="${borderId}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`;

/** Fonts, fills, borders and the formats of STYLE, in its order after the default. */
const STYLES = `${XML_HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2">${font('')}${font('<b/>')}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF3EFE6"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FFB5342A"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${xf(0, 1, 2, 1, '<alignment vertical="center" wrapText="1"/>')}${xf(49, 0, 0, 0, top(true))}${xf(49, 0, 0, 0, top(false))}${xf(0, 0, 0, 0, top(false))}${xf(164, 0, 0, 0, top(false))}${xf(165, 0, 0, 0, top(false))}</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
