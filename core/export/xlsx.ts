import type { Bundle, Code, Id, Report } from '../model';
import { describe } from './code-tree';
import { gatherBy } from './gather-by';
import { type ExportOptions, type GivenOptions, readOptions } from './options';
import { paced } from './pace';
import { ancestorsOf, codesById, colourOf, type Language, nameOf, type Passage, passages, rowsOf, topOf } from './rows';
import { codeOf, headings, tableColumns, valueIn } from './table';
import { type Column, columns, levels, words } from './words';
import { type Kind, makeWorkbook, type Sheet, type SheetColumn } from './workbook';

/** Notes, reports, codebook, and how often each area is met in each report. */
export async function makeXlsx(bundle: Bundle, given?: GivenOptions): Promise<Uint8Array<ArrayBuffer>> {
  const options = readOptions(given);
  options.signal?.throwIfAborted();
  const all = passages(bundle);
  const reports = bundle.reports.filter(({ trashed }) => trashed === undefined);
  const sheets = [
    notesSheet(bundle, all, options),
    reportsSheet(reports, all, options),
    codebookSheet(bundle, all, options),
    countsSheet(bundle, reports, all, options),
  ];
  return makeWorkbook(sheets, new Date(options.now));
}

const looks: Partial<Record<Column, [width: number, kind: Kind]>> = {
  quote: [60, 'text'],
  comment: [40, 'text'],
  section: [36, 'text'],
  title: [34, 'text'],
  session: [34, 'text'],
  areaCode: [14, 'line'],
  areaZh: [20, 'text'],
  areaEn: [24, 'text'],
  subAreaZh: [18, 'text'],
  subAreaEn: [22, 'text'],
  type: [8, 'line'],
  place: [14, 'text'],
  level: [8, 'line'],
  year: [8, 'number'],
  date: [12, 'day'],
  speaker: [16, 'text'],
  address: [40, 'line'],
  start: [9, 'number'],
  end: [9, 'number'],
  created: [17, 'moment'],
  updated: [17, 'moment'],
};

function notesSheet(bundle: Bundle, all: Passage[], options: ExportOptions): Sheet {
  const { language } = options;
  const codes = codesById(bundle);
  const names = headings(language);
  async function* rows() {
    for await (const batch of paced(all, options)) {
      yield batch.flatMap((passage) =>
        rowsOf(passage, codes).map((row) => tableColumns.map((column) => valueIn(column, row, language))),
      );
    }
  }
  const look = (column: Column, at: number): SheetColumn => {
    const [width, kind] = looks[column] ?? [20, 'line'];
    return { heading: names[at] ?? '', width, kind };
  };
  return { name: words.notes[language], columns: tableColumns.map(look), rows: rows(), frozenColumns: 1 };
}

function reportsSheet(reports: readonly Report[], all: readonly Passage[], { language }: ExportOptions): Sheet {
  const counts = countBy(all, ({ note }) => note.report);
  const name = (column: Column) => columns[column][language];
  return {
    name: words.reports[language],
    columns: [
      { heading: name('title'), width: 34, kind: 'text' },
      { heading: name('place'), width: 14, kind: 'text' },
      { heading: name('level'), width: 8, kind: 'line' },
      { heading: name('year'), width: 8, kind: 'number' },
      { heading: name('date'), width: 12, kind: 'day' },
      { heading: name('session'), width: 30, kind: 'text' },
      { heading: name('speaker'), width: 16, kind: 'text' },
      { heading: words.noteCount[language], width: 9, kind: 'number' },
      { heading: name('address'), width: 36, kind: 'text' },
      { heading: words.memo[language], width: 30, kind: 'text' },
      { heading: name('created'), width: 17, kind: 'moment' },
      { heading: name('updated'), width: 17, kind: 'moment' },
      { heading: name('id'), width: 20, kind: 'line' },
    ],
    rows: [
      reports.map((report) => [
        report.title,
        report.region ?? '',
        report.level ? levels[report.level][language] : '',
        String(report.year ?? ''),
        report.date ?? '',
        report.session ?? '',
        report.speaker ?? '',
        String(counts.get(report.id) ?? 0),
        report.pages.map(({ url }) => url).join('\n'),
        report.memo,
        report.created,
        report.updated,
        report.id,
      ]),
    ],
  };
}

function codebookSheet(bundle: Bundle, all: readonly Passage[], { language }: ExportOptions): Sheet {
  const codes = codesById(bundle);
  const counts = countEach(all, ({ areas, type }) => [...areas, ...(type ? [type] : [])].map(({ id }) => id));
  const heading = (name: keyof typeof words) => words[name][language];
  return {
    name: words.codebook[language],
    columns: [
      { heading: columns.areaCode[language], width: 16, kind: 'line' },
      { heading: heading('facet'), width: 8, kind: 'line' },
      { heading: heading('parent'), width: 22, kind: 'text' },
      { heading: heading('nameZh'), width: 24, kind: 'text' },
      { heading: heading('nameEn'), width: 28, kind: 'text' },
      { heading: heading('badge'), width: 7, kind: 'line' },
      { heading: heading('colour'), width: 10, kind: 'line' },
      { heading: heading('definition'), width: 50, kind: 'text' },
      { heading: heading('noteCount'), width: 9, kind: 'number' },
      { heading: columns.id[language], width: 20, kind: 'line' },
    ],
    rows: [
      [...codes.values()].sort(byTree(codes)).map((code) => {
        const parent = code.parent === undefined ? undefined : codes.get(code.parent);
        return [
          codeOf(code),
          code.facet === 'area' ? words.areas[language] : words.type[language],
          parent ? nameOf(parent.name, language) : '',
          code.name.zh,
          code.name.en,
          code.badge ?? topOf(code, codes).badge ?? '',
          colourOf(code, codes) ?? '',
          describe(code, language),
          String(counts.get(code.id) ?? 0),
          code.id,
        ];
      }),
    ],
  };
}

/** The largest number of columns is 16,384. */
const MOST_REPORTS = 16_000;

/**
 * How many notes of each report are in each area and in each of its sub-areas that is met, each with all below it. A
 * note in two areas counts in both, once in the last row.
 */
function countsSheet(
  bundle: Bundle,
  reports: readonly Report[],
  all: readonly Passage[],
  { language }: ExportOptions,
): Sheet {
  const codes = codesById(bundle);
  const shown = reports.slice(0, MOST_REPORTS);
  const met = (passage: Passage): Id[] => {
    const ids = passage.areas.flatMap((code) => [code, ...ancestorsOf(code, codes)]).map(({ id }) => id);
    return ids.length > 0 ? [...new Set(ids)] : [NO_AREA];
  };
  const byReport = new Map(
    [...gatherBy(all, ({ note }) => note.report)].map(([id, of]) => [id, { of: of.length, met: countEach(of, met) }]),
  );
  const line = (title: string, count: (report: Report) => number): string[] => {
    const counts = shown.map(count);
    return [title, String(counts.reduce((sum, n) => sum + n, 0)), ...counts.map(String)];
  };
  const countOf = (id: Id) => (report: Report) => byReport.get(report.id)?.met.get(id) ?? 0;
  const used = new Set([...byReport.values()].flatMap(({ met }) => [...met.keys()]));
  const areas = [...codes.values()]
    .filter((code) => code.facet === 'area' && (used.has(code.id) || topOf(code, codes) === code))
    .sort(byTree(codes));
  const rows = areas.map((code) => {
    const indent = '　　'.repeat(ancestorsOf(code, codes).length);
    return line(indent + nameOf(code.name, language), countOf(code.id));
  });
  if (used.has(NO_AREA)) rows.push(line(words.noArea[language], countOf(NO_AREA)));
  rows.push(line(words.allNotes[language], ({ id }) => byReport.get(id)?.of ?? 0));
  return {
    name: words.counts[language],
    columns: [
      { heading: words.areas[language], width: 30, kind: 'text' },
      { heading: words.total[language], width: 8, kind: 'number' },
      ...shown.map((report): SheetColumn => ({ heading: shortName(report, language), width: 14, kind: 'number' })),
    ],
    rows: [rows],
    frozenColumns: 1,
  };
}

const NO_AREA = '';

const shortName = ({ region, year, title }: Report, language: Language): string =>
  region && year !== undefined ? `${region} ${year}` : title || words.noReport[language];

/** Areas before types, each with its sub-areas behind it. */
function byTree(codes: ReadonlyMap<Id, Code>): (a: Code, b: Code) => number {
  const place = new Map<Code, number>();
  const facets = [...codes.values()].sort(
    (a, b) => Number(a.facet === 'type') - Number(b.facet === 'type') || a.order - b.order,
  );
  const children = gatherBy(facets, (code) => (code.parent !== undefined && codes.get(code.parent)) || undefined);
  const visit = (code: Code) => {
    if (place.has(code)) return;
    place.set(code, place.size);
    for (const child of children.get(code) ?? []) visit(child);
  };
  for (const code of children.get(undefined) ?? []) visit(code);
  for (const code of facets) visit(code);
  return (a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0);
}

const countBy = <T>(items: readonly T[], key: (item: T) => Id): Map<Id, number> =>
  countEach(items, (item) => [key(item)]);

function countEach<T>(items: readonly T[], keys: (item: T) => readonly Id[]): Map<Id, number> {
  const counts = new Map<Id, number>();
  for (const item of items) for (const key of keys(item)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
