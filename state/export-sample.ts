import type { Exporter } from '../core/export';
import type { Scope } from '../core/export/scope';
import type { Id, Note, Report } from '../core/model';

/** So many notes, and reports where a format lists them, are enough to judge a file by. */
export const SAMPLE = 30;

export interface Sample {
  notes: Id[];
  reports: Id[];
}

/**
 * What a preview is made of: the first notes of those that go into the file, so that it comes at once. References list
 * reports, noted or not; a codebook has neither.
 */
export function sampleOf(
  { id }: Pick<Exporter, 'id'>,
  scope: Scope,
  notes: readonly Note[],
  reports: readonly Report[],
): Sample {
  if (id !== 'references') return { notes: notes.slice(0, SAMPLE).map((note) => note.id), reports: [] };
  const listed =
    scope.of === 'all'
      ? reports.map((report) => report.id)
      : scope.of === 'report'
        ? [scope.report]
        : [...new Set(notes.map(({ report }) => report))];
  return { notes: [], reports: listed.slice(0, SAMPLE) };
}
