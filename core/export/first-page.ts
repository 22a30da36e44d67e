import type { Report, ReportPage } from '../model';

/** Where a report begins, whichever of its pages was read first. */
export const firstPage = ({ pages: [first, ...others] }: Pick<Report, 'pages'>): ReportPage | undefined =>
  others.reduce((before, page) => (before && partOf(page) < partOf(before) ? page : before), first);

const partOf = ({ part = 1 }: ReportPage): number => part;
