import type { ReportFacts } from '../model';

/** How a report is called among others: its title, with place and year where the title has them not. */
export function reportName({ title, region, year }: Partial<Pick<ReportFacts, 'title' | 'region' | 'year'>>): string {
  const name = title ?? '';
  const place = region && !name.includes(region) ? region : '';
  const when = year !== undefined && !name.includes(String(year)) ? `${year} ` : '';
  return [place, when + name].filter(Boolean).join(' ').trim();
}
