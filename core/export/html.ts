import type { Bundle, Code, Id, Report } from '../model';
import { reportName } from '../report/name';
import { byteWriter } from './byte-writer';
import { type Group, grouped } from './groups';
import { htmlComment } from './html-comment';
import { htmlStyle } from './html-style';
import { escapeHtml, htmlLines, isLink } from './html-text';
import { type ExportOptions, type GivenOptions, readOptions } from './options';
import { inParts, paced } from './pace';
import { localDay } from './references';
import { ancestorsOf, codesById, colourOf, nameOf, type Passage, passages, sectionPath } from './rows';
import { BETWEEN_NAMES, colon, comma, words } from './words';

/** One file to read offline and to print: no script, nothing loaded, and a policy that says so. */
export async function makeHtml(bundle: Bundle, given?: GivenOptions): Promise<Uint8Array<ArrayBuffer>> {
  const options = readOptions(given);
  const { language } = options;
  const codes = codesById(bundle);
  const all = passages(bundle);
  const groups = grouped(bundle, all, options);
  const kept = bundle.reports.filter(({ trashed }) => trashed === undefined);
  const [only, ...others] = kept;
  const title = (only && others.length === 0 && reportName(only)) || words.collection[language];
  const writer = byteWriter();
  writer.write(headOf(title, options));
  writer.write(
    `<header>\n<h1>${escapeHtml(title)}</h1>\n<p>${words.count[language].replace('{n}', String(all.length))}${comma[language]}`,
  );
  writer.write(`<time datetime="${escapeHtml(options.now)}">${localDay(options.now)}</time></p>\n</header>\n`);
  if (groups.length > 1) writer.write(contents(groups, language));
  writer.write('<main>\n');
  const memos = kept.filter(({ memo }) => memo.trim());
  for (const report of memos) {
    writer.write(
      `<aside><h2>${words.memo[language]}${colon[language]}${escapeHtml(reportName(report))}</h2>\n<p>${htmlLines(report.memo.trim())}</p></aside>\n`,
    );
  }
  const said = saying(codes, language);
  const part = inParts(all.length, options);
  for (const [index, group] of groups.entries()) {
    writer.write(`<section id="g${index + 1}">\n<h2>${escapeHtml(group.title)}</h2>\n`);
    for await (const batch of paced(group.passages, part(group.passages.length))) {
      for (const passage of batch) writer.write(article(passage, said, options));
    }
    writer.write('</section>\n');
  }
  writer.write('</main>\n</body>\n</html>\n');
  return writer.bytes();
}

const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

const headOf = (title: string, { language }: ExportOptions): string => `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${escapeHtml(title)}</title>
<style>
${htmlStyle}</style>
</head>
<body>
`;

const contents = (groups: readonly Group[], language: ExportOptions['language']): string =>
  `<nav>\n<h2>${words.contents[language]}</h2>\n<ol>\n${groups
    .map(
      ({ title, passages }, index) =>
        `<li><a href="#g${index + 1}">${escapeHtml(title)}</a> <span>${passages.length}</span></li>\n`,
    )
    .join('')}</ol>\n</nav>\n`;

/** What is said again and again, made once: chips of areas, and sources but for the address. */
interface Said {
  chip(code: Code): string;
  source(report: Report | undefined): string;
}

function saying(codes: ReadonlyMap<Id, Code>, language: ExportOptions['language']): Said {
  const chips = new Map<Code, string>();
  const sources = new Map<Report | undefined, string>();
  return {
    chip(code) {
      const said = chips.get(code) ?? chip(code, codes, language);
      chips.set(code, said);
      return said;
    },
    source(report) {
      const said = sources.get(report) ?? sourceOf(report);
      sources.set(report, said);
      return said;
    },
  };
}

function article({ note, report, quote, areas, type }: Passage, said: Said, { language }: ExportOptions): string {
  const url = escapeHtml(note.url);
  const linked = isLink(note.url);
  const comment = htmlComment(note.comment);
  const facts = [type && nameOf(type.name, language), sectionPath(note)].filter(Boolean).join(' · ');
  return [
    `<article id="n-${escapeHtml(note.id)}">\n<blockquote${linked ? ` cite="${url}"` : ''}><p>${htmlLines(quote)}</p></blockquote>\n`,
    comment && `<div class="comment">${comment}</div>\n`,
    (areas.length > 0 || facts) && `<p class="facts">${areas.map(said.chip).join(' ')} ${escapeHtml(facts)}</p>\n`,
    `<p class="source">—— ${said.source(report)}${linked ? `<a href="${url}">${url}</a>` : url}</p>\n</article>\n`,
  ]
    .filter(Boolean)
    .join('');
}

/** As `sourceLine` has it, up to the address. */
function sourceOf(report: Report | undefined): string {
  if (!report) return '';
  const { title, region, date, year } = report;
  const day = date
    ? `<time datetime="${escapeHtml(date)}">${escapeHtml(date)}</time>`
    : year && !title.includes(`${year}年`) && `${year}年`;
  const place = region && !title.includes(region) && escapeHtml(region);
  return [`《${escapeHtml(title)}》`, place, day, ''].filter((part) => part !== undefined && part !== false).join('，');
}

function chip(code: Code, codes: ReadonlyMap<Id, Code>, language: ExportOptions['language']): string {
  const colour = colourOf(code, codes);
  const style = colour && /^#[0-9a-f]{6}$/i.test(colour) ? ` style="--area: ${colour}"` : '';
  const path = [code, ...ancestorsOf(code, codes)].reverse();
  const name = path.map((each) => nameOf(each.name, language)).join(BETWEEN_NAMES);
  return `<span class="area"${style}>${escapeHtml(name)}</span>`;
}
