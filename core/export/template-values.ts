import { type Language, nameOf, type Passage, sectionPath } from './rows';
import { levels } from './words';

/** What a template may name. All but `areas` are single texts, '' where not known. */
export const variables = [
  'quote',
  'areas',
  'area',
  'type',
  'comment',
  'section',
  'source',
  'title',
  'place',
  'level',
  'year',
  'date',
  'session',
  'speaker',
  'url',
  'prefix',
  'suffix',
  'created',
  'updated',
  'id',
  'block',
] as const;

export type Variable = (typeof variables)[number];

export function templateValues(passage: Passage, language: Language): Record<Variable, string | string[]> {
  const { note, report } = passage;
  const areas = passage.areas.map(({ name }) => nameOf(name, language));
  return {
    quote: passage.quote,
    areas,
    area: areas[0] ?? '',
    type: passage.type ? nameOf(passage.type.name, language) : '',
    comment: note.comment,
    section: sectionPath(note),
    source: passage.source,
    title: report?.title ?? '',
    place: report?.region ?? '',
    level: report?.level ? levels[report.level][language] : '',
    year: report?.year?.toString() ?? '',
    date: report?.date ?? '',
    session: report?.session ?? '',
    speaker: report?.speaker ?? '',
    url: note.url,
    prefix: note.anchor.quote.prefix,
    suffix: note.anchor.quote.suffix,
    created: note.created,
    updated: note.updated,
    id: note.id,
    block: blockId(note.id),
  };
}

/** `n-1a2b3c4d`: the note's block in Obsidian, the same in each export. */
export const blockId = (id: string): string =>
  `n-${id
    .replace(/[^0-9a-zA-Z]/g, '')
    .slice(0, 8)
    .toLowerCase()}`;
