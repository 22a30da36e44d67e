import type { Bundle, Report } from '../model';
import { reportName } from '../report/name';
import { sourceLine } from '../source-line';
import { chineseDay } from './chinese-day';
import { type Group, grouped } from './groups';
import { isDay } from './is-day';
import { chineseNumber } from './numerals';
import { type ExportOptions, type GivenOptions, readOptions } from './options';
import { inParts, paced } from './pace';
import { localDay, reference } from './references';
import { type Language, type Passage, passages } from './rows';
import { wordComment } from './word-comment';
import { type Line, pagesOf, type Run } from './word-pages';
import { footer, sectionElement, settings, styles, WORD } from './word-style';
import { aside, colon, words } from './words';
import { XML_HEAD, xmlText } from './xml';
import { zipWriter } from './zip-writer';

/*
 * A collection of passages for writers, as WordprocessingML (ECMA-376): title, contents, passages under numbered
 * headings, each with its source and comment, memos, references. Written here and not by the docx library, which
 * builds every paragraph as a tree of objects and all of them as one string, in one go that nothing can stop; see
 * `npm run bench:export`.
 */
export async function makeDocx(bundle: Bundle, given?: GivenOptions): Promise<Uint8Array<ArrayBuffer>> {
  const options = readOptions(given);
  options.signal?.throwIfAborted();
  const { language } = options;
  const all = passages(bundle);
  const reports = bundle.reports.filter(({ trashed }) => trashed === undefined);
  const chapters = chaptersOf(bundle, all, reports, options);
  const title = titleOf(reports, language);

  const zip = zipWriter(new Date(options.now));
  zip.whole('[Content_Types].xml', CONTENT_TYPES);
  zip.whole('_rels/.rels', relationships({ rId1: ['officeDocument', 'word/document.xml'] }));
  zip.whole('word/_rels/document.xml.rels', relationships(PARTS));
  zip.whole('word/styles.xml', styles(options.commonFonts));
  zip.whole('word/settings.xml', settings);
  zip.whole('word/footer1.xml', footer('right'));
  zip.whole('word/footer2.xml', footer('left'));

  const file = zip.file('word/document.xml');
  file.write(`${XML_HEAD}<w:document xmlns:w="${WORD}" xmlns:r="${RELATIONSHIPS}"><w:body>`);
  file.write(paragraph('Title', title));
  file.write(
    paragraph(
      'Subtitle',
      aside(language, words.count[language].replace('{n}', String(all.length)), dayIn(language, localDay(options.now))),
    ),
  );
  if (chapters.length > 0) file.write(contents(chapters, language));
  const part = inParts(all.length, options);
  for (const chapter of chapters) {
    file.write(written(headingOf('Heading1', chapter)));
    for (const section of chapter.sections) {
      if (section.title) file.write(written(headingOf('Heading2', section)));
      file.write(section.lines.map(written).join(''));
      let number = 0;
      for await (const batch of paced(section.passages, part(section.passages.length))) {
        for (const passage of batch) file.write(linesOf(passage, ++number, language).map(written).join(''));
      }
    }
  }
  file.write(`${sectionElement('rId3', 'rId4')}</w:body></w:document>`);
  file.end();
  if (all.length === 0) options.progress?.(1, 1);
  return zip.bytes();
}

interface Section {
  /** '' for one without a heading. */
  title: string;
  mark: string;
  lines: Line[];
  passages: readonly Passage[];
}

interface Chapter {
  title: string;
  mark: string;
  sections: Section[];
}

/** What stands below a heading of the first level is told apart once more, by the other of area and report. */
const INNER: Record<ExportOptions['groupBy'], ExportOptions['groupBy']> = {
  area: 'report',
  place: 'area',
  report: 'area',
  none: 'none',
};

function chaptersOf(bundle: Bundle, all: Passage[], reports: readonly Report[], options: ExportOptions): Chapter[] {
  const { language, groupBy } = options;
  let marks = 0;
  const mark = () => `_Toc${String(++marks).padStart(6, '0')}`;
  const bare = (lines: Line[]): Section => ({ title: '', mark: '', lines, passages: [] });
  const numbered = (title: string, sections: Section[], index: number): Chapter => ({
    title: language === 'zh' ? `${chineseNumber(index + 1)}、${title}` : `${index + 1}. ${title}`,
    mark: mark(),
    sections,
  });
  const inner = (group: Group): Section[] => {
    const groups = grouped(bundle, group.passages, { groupBy: INNER[groupBy], language });
    const only = groups.length === 1 && (INNER[groupBy] === 'none' || reports.length <= 1);
    return groups.map(({ title, passages: of }, index) => ({
      title: only ? '' : language === 'zh' ? `（${chineseNumber(index + 1)}）${title}` : title,
      mark: only ? '' : mark(),
      lines: [],
      passages: of,
    }));
  };
  const chapters: [string, Section[]][] = grouped(bundle, all, options).map((group) => [group.title, inner(group)]);
  const memos = reports.filter(({ memo }) => memo.trim());
  if (memos.length > 0) {
    const lines = memos.flatMap((report) => [
      { style: 'Comment', text: `《${reportName(report)}》` },
      { style: 'Passage', text: report.memo.trim() },
    ]);
    chapters.push([words.memo[language], [bare(lines)]]);
  }
  if (reports.length > 0) {
    const texts = new Map(bundle.texts.map((text) => [text.hash, text]));
    const list = reports.map((report, index) => `[${index + 1}] ${reference(report, texts, options.standard)}`);
    chapters.push([words.references[language], [bare(list.map((text) => ({ style: 'Reference', text })))]]);
  }
  return chapters.map(([title, sections], index) => numbered(title, sections, index));
}

function titleOf(reports: readonly Report[], language: Language): string {
  const [only, ...others] = reports;
  return (only && others.length === 0 && reportName(only)) || words.collection[language];
}

const headingOf = (style: string, { title, mark }: { title: string; mark: string }): Line => ({
  style,
  text: oneLine(title),
  mark,
});

function linesOf({ note, quote, report }: Passage, number: number, language: Language): Line[] {
  return [
    { style: 'Passage', text: `${number}. ${quote.trim()}` },
    { style: 'Source', text: sourceOf(report, note.url, language) },
    ...wordComment(note.comment, words.comment[language] + colon[language]),
  ];
}

function sourceOf(report: Report | undefined, url: string, language: Language): string {
  const line = sourceLine(report?.date ? { ...report, date: dayIn(language, report.date) } : report, url);
  // Between title and address; without a space the year and the address would be one word, broken anywhere.
  return language === 'zh' ? line : line.replace(/(?<=》[^:]*)，/g, ', ');
}

/** A date as such documents have it; 2026-01-12 would also be broken after a hyphen. */
function dayIn(language: Language, date: string): string {
  if (!isDay(date)) return date;
  if (language === 'zh') return chineseDay(date);
  return new Date(date).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
}

/** The chapters as they are written, one after the other. */
function* linesIn(chapters: readonly Chapter[], language: Language): Generator<Line> {
  for (const chapter of chapters) {
    yield headingOf('Heading1', chapter);
    for (const section of chapter.sections) {
      if (section.title) yield headingOf('Heading2', section);
      yield* section.lines;
      for (const [index, passage] of section.passages.entries()) yield* linesOf(passage, index + 1, language);
    }
  }
}

/** A paragraph for each line: a break within a justified one would stretch the line before it. */
const paragraph = (style: string, text: string): string =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => paragraphOf(style, run(line)))
    .join('');

const paragraphOf = (style: string, content: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${content}</w:p>`;

/** The hint has …, — and quotation marks set in the Chinese font. */
const run = (text: string, look?: Run['look']): string =>
  `<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>${look ? LOOKS[look] : ''}</w:rPr><w:t xml:space="preserve">${xmlText(text.replaceAll('\t', ' '))}</w:t></w:r>`;

const LOOKS = { strong: '<w:b/>', em: '<w:i/>' };

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

function written({ style, text, runs, mark }: Line): string {
  if (runs) return paragraphOf(style, runs.map((each) => run(each.text, each.look)).join(''));
  if (mark === undefined) return paragraph(style, text);
  const id = Number(mark.replace(/\D/g, ''));
  return paragraphOf(
    style,
    `<w:bookmarkStart w:id="${id}" w:name="${mark}"/>${run(text)}<w:bookmarkEnd w:id="${id}"/>`,
  );
}

/** Longer contents than this name the chapters alone. */
const LONGEST_CONTENTS = 80;

/** The contents as a field that Word fills again, with its lines already there for programs that do not. */
function contents(chapters: readonly Chapter[], language: Language): string {
  const both = chapters.flatMap(({ title, mark, sections }) => [
    { style: 'TOC1', title, mark },
    ...sections.flatMap((section) => (section.title ? { ...section, style: 'TOC2' } : [])),
  ]);
  const short = both.length > LONGEST_CONTENTS;
  const lines = short ? both.filter(({ style }) => style === 'TOC1') : both;
  // The title, what is below it, the heading, and the break.
  const pages = pagesOf(linesIn(chapters, language), 1 + Math.ceil((lines.length + 4) / 22));
  const begin = field(` TOC \\o "1-${short ? 1 : 2}" \\h \\z \\u `);
  const entries = lines.map(({ style, title, mark }, index) => {
    const page = `${field(` PAGEREF ${mark} \\h `)}<w:r><w:t>${pages.get(mark) ?? ''}</w:t></w:r>${END}`;
    const link = `<w:hyperlink w:anchor="${mark}" w:history="1">${run(oneLine(title))}<w:r><w:tab/></w:r>${page}</w:hyperlink>`;
    return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${index === 0 ? begin : ''}${link}</w:p>`;
  });
  return `${paragraph('TOCHeading', words.contents[language])}${entries.join('')}<w:p>${END}<w:r><w:br w:type="page"/></w:r></w:p>`;
}

const field = (code: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`;
const END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const PARTS = {
  rId1: ['styles', 'styles.xml'],
  rId2: ['settings', 'settings.xml'],
  rId3: ['footer', 'footer1.xml'],
  rId4: ['footer', 'footer2.xml'],
} as const;

const relationships = (parts: Record<string, readonly [type: string, target: string]>): string =>
  `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${Object.entries(
    parts,
  )
    .map(([id, [type, target]]) => `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const WORD_ML = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const CONTENT_TYPES = `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD_ML}.document.main+xml"/>${[
  ['styles', 'styles'],
  ['settings', 'settings'],
  ['footer1', 'footer'],
  ['footer2', 'footer'],
]
  .map(([name, type]) => `<Override PartName="/word/${name}.xml" ContentType="${WORD_ML}.${type}+xml"/>`)
  .join('')}</Types>`;
