import type { Bundle, Id, Report } from '../model';
import { byteWriter } from './byte-writer';
import { firstPage } from './first-page';
import { gatherBy } from './gather-by';
import { htmlComment } from './html-comment';
import { escapeHtml, htmlLines } from './html-text';
import { oneLine } from './markdown-text';
import { type ExportOptions, type GivenOptions, readOptions } from './options';
import { paced } from './pace';
import { localDay, titleOf } from './references';
import { governmentOf, responsibleFor } from './responsible';
import { nameOf, type Passage, passages, sectionPath } from './rows';
import { words } from './words';

/**
 * RIS for Zotero and EndNote: one record per report, one N1 per passage, which Zotero makes a child note and keeps as
 * HTML when there is a tag in it (zotero/translators, RIS.js).
 */
export async function makeRis(bundle: Bundle, given?: GivenOptions): Promise<Uint8Array<ArrayBuffer>> {
  const options = readOptions(given);
  const writer = byteWriter();
  const ofReport = gatherBy(passages(bundle), ({ note }) => note.report);
  const reports = new Map<Id, Report | undefined>(
    bundle.reports.filter(({ trashed }) => trashed === undefined).map((report) => [report.id, report]),
  );
  for (const id of ofReport.keys()) if (!reports.has(id)) reports.set(id, undefined);
  const seen = new Map(bundle.texts.map((text) => [text.hash, text.seen]));
  for await (const batch of paced([...reports], options)) {
    for (const [id, report] of batch) {
      const notes = ofReport.get(id) ?? [];
      writer.write(
        [
          ...(report ? reportFields(report, seen) : unknownFields(notes, options)),
          ...keywords(notes, options).map((word) => field('KW', word)),
          ...(report?.memo.trim() ? [field('N1', `<p>${htmlLines(report.memo.trim())}</p>`)] : []),
          ...notes.map((passage) => field('N1', noteOf(passage, options))),
          'ER  - \r\n\r\n',
        ].join(''),
      );
    }
  }
  return writer.bytes();
}

/** One line each: a new line would be read as a new field where it looks like one. */
const field = (tag: string, value: string | undefined): string =>
  value === undefined || value === '' ? '' : `${tag}  - ${oneLine(value.replaceAll('\0', '\uFFFD'))}\r\n`;

const slashes = (date: string): string => date.replaceAll('-', '/');

function reportFields(report: Report, seen: ReadonlyMap<string, string>): string[] {
  const page = firstPage(report);
  return [
    field('TY', 'RPRT'),
    field('TI', titleOf(report, '2025')),
    field('AU', responsibleFor(report)),
    field('PB', governmentOf(report)),
    field('CY', report.region),
    field('PY', report.date?.slice(0, 4) ?? report.year?.toString()),
    field('DA', report.date && slashes(report.date)),
    field('UR', page?.url),
    field('Y2', page && slashes(localDay(seen.get(page.text) ?? report.created))),
    field('LA', 'zh-CN'),
  ];
}

function unknownFields([first]: readonly Passage[], { language }: ExportOptions): string[] {
  return [field('TY', 'ELEC'), field('TI', words.noReport[language]), field('UR', first?.note.url)];
}

function keywords(notes: readonly Passage[], { language }: ExportOptions): string[] {
  return [...new Set(notes.flatMap(({ areas }) => areas.map(({ name }) => nameOf(name, language))))];
}

function noteOf({ note, quote, areas, type }: Passage, { language }: ExportOptions): string {
  const about = [...areas, ...(type ? [type] : [])].map(({ name }) => nameOf(name, language)).join('、');
  const facts = [about, sectionPath(note)].filter(Boolean).join(' · ');
  return [
    `<blockquote><p>${htmlLines(quote)}</p></blockquote>`,
    htmlComment(note.comment),
    facts && `<p>${escapeHtml(oneLine(facts))}</p>`,
  ].join('');
}
