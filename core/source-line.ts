import type { ReportFacts } from './model';

/** The line under a copied passage that tells where it is from: title, place, date, address. */
export function sourceLine(report: Partial<ReportFacts> | undefined, url: string): string {
  const { title, region, date } = report ?? {};
  const named = [title && `《${title}》`, region && !title?.includes(region) && region, date, url];
  return `—— ${named.filter(Boolean).join('，')}`;
}

/** Words as they are pasted or dropped, with the line that tells where they are from. */
export const withSource = (words: string, report: Partial<ReportFacts> | undefined, url: string): string =>
  `${words.trim()}\n${sourceLine(report, url)}`;
