import type { ReportFacts } from './model';

/** The line under a copied passage that tells where it is from: title, place, date (or else year), address. */
export function sourceLine(report: Partial<ReportFacts> | undefined, url: string): string {
  const { title = '', region, date, year } = report ?? {};
  const parts = [title && `《${title}》`, region, date || (year && `${year}年`), url];
  return `—— ${parts.filter((part) => part && !title.includes(part)).join('，')}`;
}

/** Words as they are pasted or dropped, with the line that tells where they are from. */
export const withSource = (words: string, report: Partial<ReportFacts> | undefined, url: string): string =>
  `${words.trim()}\n${sourceLine(report, url)}`;
