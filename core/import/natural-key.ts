import type { Report } from '../model';

/**
 * What a report is known by in any file: kind, place and year. None where one of them is not known: of documents of no
 * known kind a place has many in a year.
 */
export const naturalKey = ({ kind, region, year }: Pick<Report, 'kind' | 'region' | 'year'>): string | undefined =>
  kind && kind !== 'other' && region && year !== undefined ? [kind, region, year].join('|') : undefined;
