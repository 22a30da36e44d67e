import type { ReportFacts } from '../model';

/**
 * How a report is called among others: its title, with place and year where the title has them not, as such titles have
 * them: 清溪县2025年政府工作报告.
 */
export function reportName({ title, region, year }: Partial<Pick<ReportFacts, 'title' | 'region' | 'year'>>): string {
  const name = title ?? '';
  const place = region && !name.includes(region) ? region : '';
  const when = year !== undefined && !name.includes(String(year)) ? `${year}年` : '';
  return [place + when, name].filter(Boolean).join(/^[\p{sc=Han}\p{P}]/u.test(name) ? '' : ' ');
}
