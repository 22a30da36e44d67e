import type { Bundle, Report, ReportFacts, Text, Time } from '../model';
import { byteWriter } from './byte-writer';
import { chineseDay } from './chinese-day';
import { firstPage } from './first-page';
import { oneLine } from './markdown-text';
import { type ExportOptions, type GivenOptions, readOptions } from './options';
import { paced } from './pace';
import { responsibleFor } from './responsible';

type Standard = ExportOptions['standard'];

/** A reference for each report, numbered, as lists in theses want it: GB/T 7714, of 2025 or of 2015. */
export async function makeReferences(bundle: Bundle, given?: GivenOptions): Promise<Uint8Array<ArrayBuffer>> {
  const options = readOptions(given);
  const texts = new Map(bundle.texts.map((text) => [text.hash, text]));
  const writer = byteWriter();
  let number = 0;
  for await (const batch of paced(
    bundle.reports.filter(({ trashed }) => trashed === undefined),
    options,
  )) {
    for (const report of batch) writer.write(`[${++number}] ${reference(report, texts, options.standard)}\n`);
  }
  return writer.bytes();
}

export function reference(report: Report, texts: ReadonlyMap<string, Text>, standard: Standard): string {
  const page = firstPage(report);
  return referenceTo(report, page && { url: page.url, read: texts.get(page.text)?.seen ?? report.created }, standard);
}

/**
 * `林知远. 青溪县2026年政府工作报告[EB/OL]. （2026-01-12）[2026-11-20]. https://…`: read on a web page, so an electronic
 * resource (8.11 of the 2025 standard, 4.6 of 2015's); one without an address is a report. 2025 has full-width brackets
 * and colons where 2015 has half-width ones.
 */
export function referenceTo(
  facts: Partial<ReportFacts>,
  page: { url: string; read: Time } | undefined,
  standard: Standard,
): string {
  const { date = '' } = facts;
  const parts = [responsibleFor(facts) ?? '', `${titleOf(facts, standard)}[${page ? 'EB/OL' : 'R'}]`];
  if (page) {
    const issued = date && (standard === '2025' ? `（${date}）` : `(${date})`);
    parts.push(`${issued}[${localDay(page.read)}]`, page.url);
  } else {
    parts.push(standard === '2025' ? date : date.slice(0, 4));
  }
  return `${parts.filter(Boolean).map(oneLine).join('. ')}.`;
}

/** Most are called 政府工作报告 and no more: session and date then say which one. */
export function titleOf({ title = '', region, session, date }: Partial<ReportFacts>, standard: Standard): string {
  if (!session || title.includes('：') || (region && title.includes(region))) return title;
  return `${title}${standard === '2025' ? '：' : ': '}${chineseDay(date)}在${session}上`;
}

/** The day where the reader was, who writes it as the day of reading. */
export function localDay(time: string): string {
  const at = new Date(time);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
