import type { Code } from '../model';
import type { Language, Row } from './rows';
import { nameOf, sectionPath } from './rows';
import { BETWEEN_NAMES, type Column, columns, levels } from './words';

/** The columns of the table of notes, in order. */
export const tableColumns: readonly Column[] = [
  'quote',
  'areaCode',
  'areaZh',
  'areaEn',
  'subAreaZh',
  'subAreaEn',
  'type',
  'comment',
  'section',
  'title',
  'place',
  'level',
  'year',
  'date',
  'session',
  'speaker',
  'address',
  'start',
  'end',
  'created',
  'updated',
  'id',
  'report',
  'prefix',
  'suffix',
];

export const headings = (language: Language): string[] => tableColumns.map((column) => columns[column][language]);

/** A row's value in one column, as text; start and end are UTF-16 offsets in the page's text, end exclusive. */
export function valueIn(column: Column, row: Row, language: Language): string {
  const { note, report, area, subAreas = [] } = row;
  switch (column) {
    case 'quote':
      return row.quote;
    case 'areaCode':
      return codeOf(subAreas.at(-1) ?? area);
    case 'areaZh':
      return area?.name.zh ?? '';
    case 'areaEn':
      return area?.name.en ?? '';
    case 'subAreaZh':
      return namesOf(subAreas, 'zh');
    case 'subAreaEn':
      return namesOf(subAreas, 'en');
    case 'type':
      return row.type ? nameOf(row.type.name, language) : '';
    case 'comment':
      return note.comment;
    case 'section':
      return sectionPath(note);
    case 'title':
      return report?.title ?? '';
    case 'place':
      return report?.region ?? '';
    case 'level':
      return report?.level ? levels[report.level][language] : '';
    case 'year':
      return report?.year?.toString() ?? '';
    case 'date':
      return report?.date ?? '';
    case 'session':
      return report?.session ?? '';
    case 'speaker':
      return report?.speaker ?? '';
    case 'address':
      return note.url;
    case 'start':
      return note.anchor.position?.start.toString() ?? '';
    case 'end':
      return note.anchor.position?.end.toString() ?? '';
    case 'created':
      return note.created;
    case 'updated':
      return note.updated;
    case 'id':
      return note.id;
    case 'report':
      return note.report;
    case 'prefix':
      return note.anchor.quote.prefix;
    case 'suffix':
      return note.anchor.quote.suffix;
  }
}

/** `综合 › 其他`: as a path where there is more than one, so that none of it is lost. */
const namesOf = (codes: readonly Code[], language: Language): string =>
  codes.length > 1
    ? codes.map(({ name }) => nameOf(name, language)).join(BETWEEN_NAMES)
    : (codes[0]?.name[language] ?? '');

/** What a code is called in a table: its slug where it is built in, its id otherwise. */
export const codeOf = (code: { id: string; slug?: string } | undefined): string => code?.slug ?? code?.id ?? '';
