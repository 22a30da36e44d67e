import type { Anchor, Bundle, Id, Report, Text } from '../model';
import { findQuote } from './find-quote';
import { gatherBy } from './gather-by';
import { type Passage, passages } from './rows';
import { xmlSafe } from './xml';

/** A text as a file of its own, with the passages that stand in it. */
export interface Source {
  hash: string;
  url: string;
  report?: Report;
  /** As it is written: LF, no BOM, nothing that XML cannot hold. Offsets of the passages are UTF-16 in this. */
  text: string;
  passages: Placed[];
}

export interface Placed {
  passage: Passage;
  start: number;
  end: number;
  /** How many passages before it are the same words at the same place. */
  again: number;
}

/** QualCoder shifts every coding after a CR or a BOM, and a quote must be the same in the text and in XML. */
export const sourceText = (text: string): string =>
  xmlSafe(text)
    .replace(/\r\n?/g, '\n')
    .replace(/^\uFEFF+/, '');

/**
 * The full texts of the reports: one source for each text that notes were made on, and for each page without notes its
 * newest text. A passage whose quote is not in its own text is looked for in its report's others, and is unplaced where
 * none has it.
 */
export function sourcesOf(bundle: Bundle): { sources: Source[]; unplaced: Passage[] } {
  const texts = new Map(bundle.texts.map((text) => [text.hash, text]));
  const reports = new Map(bundle.reports.filter(({ trashed }) => trashed === undefined).map((each) => [each.id, each]));
  const sources = new Map<string, Source>();
  const written = new Map<string, string>();
  const unplaced: Passage[] = [];
  const marked = new Map<string, number>();

  const textOf = (text: Text): string => {
    const known = written.get(text.hash) ?? sourceText(text.text);
    written.set(text.hash, known);
    return known;
  };
  const sourceOf = (text: Text, report: Report | undefined): Source => {
    const known = sources.get(text.hash);
    if (known) return known;
    const { hash, url } = text;
    const source = { hash, url, text: textOf(text), passages: [], ...(report ? { report } : {}) };
    sources.set(hash, source);
    return source;
  };

  const candidates = textsByReport(bundle, texts);
  for (const passage of passages(bundle)) {
    const { note, report } = passage;
    const { exact, prefix, suffix } = note.anchor.quote;
    const quote = { exact: sourceText(exact), prefix: sourceText(prefix), suffix: sourceText(suffix) };
    const own = texts.get(note.text);
    // A text of which nothing was taken is not searched for CRs with each of its notes.
    const anchor = { ...note.anchor, quote, ...(own && textOf(own) !== own.text && moved(note.anchor, own.text)) };
    let placed = false;
    for (const text of own ? [own, ...(candidates.get(note.report) ?? [])] : (candidates.get(note.report) ?? [])) {
      const place = findQuote(textOf(text), anchor);
      if (!place) continue;
      const key = `${text.hash} ${place.start} ${place.end}`;
      const again = marked.get(key) ?? 0;
      marked.set(key, again + 1);
      sourceOf(text, report && reports.get(report.id)).passages.push({ passage, ...place, again });
      placed = true;
      break;
    }
    if (!placed) unplaced.push(passage);
  }

  for (const report of reports.values()) {
    const shown = new Set([...sources.values()].filter((source) => source.report === report).map(({ url }) => url));
    for (const page of report.pages) {
      const text = texts.get(page.text);
      if (text && !shown.has(page.url)) sourceOf(text, report);
    }
  }
  return { sources: inOrder([...sources.values()], bundle), unplaced };
}

/** The position in what `sourceText` makes of the text, where that is shorter. */
function moved({ position }: Anchor, text: string): Pick<Anchor, 'position'> {
  if (!position || !/\r|^\uFEFF/.test(text)) return {};
  const at = (offset: number) => sourceText(text.slice(0, offset)).length;
  return { position: { start: at(position.start), end: at(position.end) } };
}

/** All texts that stand, stood or were noted on at a report's pages. */
function textsByReport(bundle: Bundle, texts: ReadonlyMap<string, Text>): Map<Id, Text[]> {
  const hashes = new Map<Id, Set<string>>();
  const add = (report: Id, hash: string) => {
    const known = hashes.get(report) ?? new Set();
    hashes.set(report, known.add(hash));
  };
  const atUrl = gatherBy(bundle.texts, ({ url }) => url);
  for (const { id, pages } of bundle.reports) {
    for (const page of pages) {
      add(id, page.text);
      for (const { hash } of atUrl.get(page.url) ?? []) add(id, hash);
    }
  }
  for (const { report, text, trashed } of bundle.notes) if (trashed === undefined) add(report, text);
  return new Map([...hashes].map(([id, found]) => [id, [...found].flatMap((hash) => texts.get(hash) ?? [])]));
}

/** Report by report, and page by page as the report has them. */
function inOrder(sources: Source[], { reports }: Bundle): Source[] {
  const place = new Map<Report | undefined, number>(reports.map((report, index) => [report, index]));
  const page = ({ report, url }: Source) => report?.pages.findIndex((each) => each.url === url) ?? 0;
  const of = ({ report }: Source) => place.get(report) ?? reports.length;
  return sources.sort((a, b) => of(a) - of(b) || page(a) - page(b));
}
