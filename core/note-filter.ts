import type { Code, Id, Note, Report } from './model';
import { searching } from './search';

/** What a list of notes is narrowed by; absent means any. */
export interface NoteFilter {
  query: string;
  /** An area, its sub-areas with it. */
  area?: Id;
  type?: Id;
  report?: Id;
  region?: string;
  year?: number;
}

export function filterNotes(
  notes: readonly Note[],
  filter: NoteFilter,
  codes: readonly Code[],
  reports: ReadonlyMap<Id, Report>,
): Note[] {
  const found = searching(filter.query);
  const areas = filter.area === undefined ? undefined : withDescendants(codes, filter.area);
  return notes.filter((note) => {
    const report = reports.get(note.report);
    return (
      (!areas || note.areas.some((id) => areas.has(id))) &&
      (filter.type === undefined || note.type === filter.type) &&
      (filter.report === undefined || note.report === filter.report) &&
      (filter.region === undefined || report?.region === filter.region) &&
      (filter.year === undefined || report?.year === filter.year) &&
      found(note, report)
    );
  });
}

/** Without the members that are undefined, so that a filter says only what it narrows by. */
export function narrowed(
  filter: NoteFilter,
  change: { [K in keyof NoteFilter]?: NoteFilter[K] | undefined },
): NoteFilter {
  const next = { ...filter, ...change };
  const { query, area, type, report, region, year } = next;
  return {
    query: query ?? '',
    ...(area === undefined ? {} : { area }),
    ...(type === undefined ? {} : { type }),
    ...(report === undefined ? {} : { report }),
    ...(region === undefined ? {} : { region }),
    ...(year === undefined ? {} : { year }),
  };
}

export const isNarrow = ({ query, ...rest }: NoteFilter): boolean =>
  query.trim() !== '' || Object.keys(rest).length > 0;

/** A code and all below it. Children are told by their parent; a cycle in a broken codebook ends. */
function withDescendants(codes: readonly Code[], id: Id): Set<Id> {
  const found = new Set([id]);
  for (let grown = true; grown; ) {
    const size = found.size;
    for (const { id: each, parent } of codes) if (parent !== undefined && found.has(parent)) found.add(each);
    grown = found.size > size;
  }
  return found;
}

/** Notes by their main area (a sub-area counts for the area above it), the most frequent first; of equals, as in the codebook. */
export function countByArea(notes: readonly Note[], codes: readonly Code[]): { area: Id; count: number }[] {
  const parents = new Map(codes.map(({ id, parent }) => [id, parent]));
  const top = (id: Id): Id => {
    const seen = new Set<Id>();
    let at = id;
    for (let up = parents.get(at); up !== undefined && !seen.has(up); up = parents.get(at)) {
      seen.add(up);
      at = up;
    }
    return at;
  };
  const counts = new Map<Id, number>();
  for (const note of notes)
    for (const area of new Set(note.areas.map(top))) counts.set(area, (counts.get(area) ?? 0) + 1);
  const places = new Map(codes.map(({ id }, place) => [id, place]));
  const placeOf = (area: Id) => places.get(area) ?? codes.length;
  return [...counts]
    .map(([area, count]) => ({ area, count }))
    .sort((a, b) => b.count - a.count || placeOf(a.area) - placeOf(b.area));
}
