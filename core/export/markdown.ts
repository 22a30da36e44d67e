import type { Bundle, Report } from '../model';
import { reportName } from '../report/name';
import { sourceLine } from '../source-line';
import { byteWriter } from './byte-writer';
import { firstPage } from './first-page';
import { grouped } from './groups';
import { commentMarkdown } from './markdown-comment';
import { blockquote, link, oneLine, plainText, tag, yaml } from './markdown-text';
import { type ExportOptions, type GivenOptions, readOptions } from './options';
import { inParts, paced } from './pace';
import { nameOf, type Passage, passages, sectionPath } from './rows';
import { fill } from './template';
import { blockId, templateValues } from './template-values';
import { colon, words } from './words';

/** How a dialect writes: the head of the file, the heading of a group, a note. Each ends with an empty line. */
interface Dialect {
  head(bundle: Bundle, title: string, options: ExportOptions): string;
  heading(title: string): string;
  note(passage: Passage, options: ExportOptions): string;
}

/** Passages under headings, in the dialect asked for, or each by the reader's own template. */
export async function makeMarkdown(bundle: Bundle, given?: GivenOptions): Promise<Uint8Array<ArrayBuffer>> {
  const options = readOptions(given);
  const dialect = options.template ? ownTemplate : dialects[options.preset];
  const writer = byteWriter();
  const kept = bundle.reports.filter(({ trashed }) => trashed === undefined);
  const [only] = kept;
  const title = (kept.length === 1 && only && reportName(only)) || words.collection[options.language];
  writer.write(dialect.head(bundle, oneLine(title), options));
  const all = passages(bundle);
  const part = inParts(all.length, options);
  for (const group of grouped(bundle, all, options)) {
    writer.write(dialect.heading(oneLine(group.title)));
    for await (const batch of paced(group.passages, part(group.passages.length))) {
      for (const passage of batch) writer.write(dialect.note(passage, options));
    }
  }
  return writer.bytes();
}

const plain: Dialect = {
  head: (bundle, title, options) => `# ${plainText(title)}\n\n${memos(bundle.reports, options)}`,
  heading: (title) => `## ${plainText(title)}\n\n`,
  note: (passage, options) =>
    joined([blockquote(plainText(passage.quote)), facts(passage, options), comment(passage), sourceOf(passage)]),
};

const obsidian: Dialect = {
  head(bundle, title, options) {
    const tags = new Set(passages(bundle).flatMap((passage) => tagsOf(passage, options)));
    const [report, ...others] = bundle.reports;
    const only = others.length === 0 ? report : undefined;
    const properties: [string, string | number | undefined][] = [
      ['title', title],
      ['region', only?.region],
      ['year', only?.year],
      ['source', only && firstPage(only)?.url],
    ];
    const lines = properties.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${yaml(value)}`]));
    // A date without quotes is a date to Obsidian; with them it is text.
    if (only?.date && /^\d{4}-\d\d-\d\d$/.test(only.date)) lines.push(`date: ${only.date}`);
    if (tags.size > 0) lines.push('tags:', ...[...tags].map((each) => `  - ${yaml(each)}`));
    return `---\n${lines.join('\n')}\n---\n\n# ${plainText(title)}\n\n${memos(bundle.reports, options)}`;
  },
  heading: (title) => `## ${plainText(title)}\n\n`,
  note(passage, options) {
    const section = oneLine(sectionPath(passage.note));
    const callout = blockquote(`[!quote]${section ? ` ${plainText(section)}` : ''}\n${plainText(passage.quote)}`);
    // A callout's block id stands on its own line, with an empty one before and after.
    return joined([
      callout,
      `^${blockId(passage.note.id)}`,
      tagsOf(passage, options)
        .map((each) => `#${each}`)
        .join(' '),
      comment(passage),
      sourceOf(passage),
    ]);
  },
};

const logseq: Dialect = {
  head: ({ reports }, title, options) =>
    `title:: ${propertyText(title)}\n\n${memosOf(reports, options)
      .map(([name, memo]) => `- **${name}**\n\t- ${memo.split(LINE).join('\n\t  ')}\n`)
      .join('')}`,
  heading: (title) => `- ## ${plainText(title)}\n`,
  note(passage, options) {
    const { note } = passage;
    const [first = '', ...rest] = blockquote(plainText(passage.quote)).split('\n');
    const tags = tagsOf(passage, options).join(', ');
    const block = [`\t- ${first}`, ...rest.map((line) => `\t  ${line}`), `\t  id:: ${note.id}`];
    if (tags) block.push(`\t  tags:: ${tags}`);
    if (note.comment.trim()) {
      const [start = '', ...more] = commentMarkdown(note.comment).split('\n');
      block.push(`\t\t- ${start}`, ...more.map((line) => `\t\t  ${line}`));
    }
    // Behind a Chinese comma Logseq sees no link.
    block.push(`\t\t- ${sourceOf(passage, ' ')}`);
    return `${block.join('\n')}\n`;
  },
};

const ownTemplate: Dialect = {
  head: () => '',
  heading: (title) => `## ${plainText(title)}\n\n`,
  note: (passage, { template, language }) => `${fill(template, templateValues(passage, language))}\n\n`,
};

const dialects = { plain, obsidian, logseq };

const joined = (parts: readonly string[]): string =>
  parts.reduce((all, part) => (part ? `${all}${part}\n\n` : all), '');
const comment = ({ note }: Passage): string => commentMarkdown(note.comment);
/** As `sourceLine` has it, the address as a link. */
function sourceOf({ report, note }: Passage, between = report ? '，' : ''): string {
  return `${report ? namedOf(report) : plainText(sourceLine(undefined, ''))}${between}${link(note.url)}`;
}
/** The same for all notes of a report. */
const named = new WeakMap<Report, string>();
function namedOf(report: Report): string {
  const before = named.get(report);
  if (before !== undefined) return before;
  const now = plainText(oneLine(sourceLine(report, '')));
  named.set(report, now);
  return now;
}
/** Areas, then the type. */
const tagsOf = ({ areas, type }: Passage, { language }: ExportOptions): string[] =>
  (type ? [...areas, type] : areas).map(({ name }) => tag(nameOf(name, language)));
const propertyText = (text: string): string => oneLine(text).replaceAll('::', ': :');

function facts({ areas, type, note }: Passage, { language }: ExportOptions): string {
  const fact = (name: string, value: string) => value && `- ${name}${colon[language]}${plainText(oneLine(value))}`;
  return [
    fact(words.areas[language], areas.map(({ name }) => nameOf(name, language)).join('、')),
    fact(words.type[language], type ? nameOf(type.name, language) : ''),
    fact(words.section[language], sectionPath(note)),
  ]
    .filter(Boolean)
    .join('\n');
}

const LINE = /\r\n|[\n\r\u2028\u2029]/;

const memos = (reports: readonly Report[], options: ExportOptions): string =>
  memosOf(reports, options)
    .map(([name, memo]) => `**${name}**\n\n${memo}\n\n`)
    .join('');

function memosOf(reports: readonly Report[], { language }: ExportOptions): [name: string, memo: string][] {
  return reports
    .filter(({ memo, trashed }) => memo.trim() && trashed === undefined)
    .map((report) => [
      `${words.memo[language]}${colon[language]}${plainText(oneLine(reportName(report)))}`,
      plainText(report.memo.trim()),
    ]);
}
