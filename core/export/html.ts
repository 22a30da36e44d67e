import type { Bundle, Code, Id } from '../model';
import { byteWriter } from './byte-writer';
import { type Group, grouped } from './groups';
import { htmlStyle } from './html-style';
import { escapeHtml, htmlLines, isLink } from './html-text';
import { type ExportOptions, type GivenOptions, readOptions } from './options';
import { inParts, paced } from './pace';
import { localDay } from './references';
import { codesById, colourOf, nameOf, type Passage, passages, sectionPath, topOf } from './rows';
import { colon, comma, words } from './words';

/** One file to read offline and to print: no script, nothing loaded, and a policy that says so. */
export async function makeHtml(bundle: Bundle, given?: GivenOptions): Promise<Uint8Array> {
  const options = readOptions(given);
  const { language } = options;
  const codes = codesById(bundle);
  const all = passages(bundle);
  const groups = grouped(bundle, all, options);
  const kept = bundle.reports.filter(({ trashed }) => trashed === undefined);
  const title = kept.length === 1 && kept[0] ? kept[0].title : words.collection[language];
  const writer = byteWriter();
  writer.write(headOf(title, options));
  writer.write(
    `<header>\n<h1>${escapeHtml(title)}</h1>\n<p>${words.count[language].replace('{n}', String(all.length))}${comma[language]}`,
  );
  writer.write(`<time datetime="${escapeHtml(options.now)}">${localDay(options.now)}</time></p>\n</header>\n`);
  if (groups.length > 1) writer.write(contents(groups, language));
  writer.write('<main>\n');
  const memos = kept.filter(({ memo }) => memo.trim());
  for (const { title: of, memo } of memos) {
    writer.write(
      `<aside><h2>${words.memo[language]}${colon[language]}${escapeHtml(of)}</h2>\n<p>${htmlLines(memo.trim())}</p></aside>\n`,
    );
  }
  const part = inParts(all.length, options);
  for (const [index, group] of groups.entries()) {
    writer.write(`<section id="g${index + 1}">\n<h2>${escapeHtml(group.title)}</h2>\n`);
    for await (const batch of paced(group.passages, part(group.passages.length))) {
      for (const passage of batch) writer.write(article(passage, codes, options));
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

function article(passage: Passage, codes: ReadonlyMap<Id, Code>, { language }: ExportOptions): string {
  const { note, report, quote } = passage;
  const cite = isLink(note.url) ? ` cite="${escapeHtml(note.url)}"` : '';
  const tags = passage.areas.map((code) => chip(code, codes, language));
  const facts = [passage.type && nameOf(passage.type.name, language), sectionPath(note)].filter(Boolean).join(' · ');
  const date = report?.date && `<time datetime="${escapeHtml(report.date)}">${escapeHtml(report.date)}</time>`;
  const region = report?.region && !report.title.includes(report.region) && escapeHtml(report.region);
  const from = [report && `《${escapeHtml(report.title)}》`, region, date];
  const link = isLink(note.url)
    ? `<a href="${escapeHtml(note.url)}">${escapeHtml(note.url)}</a>`
    : escapeHtml(note.url);
  return [
    `<article id="n-${escapeHtml(note.id)}">`,
    `<blockquote${cite}><p>${htmlLines(quote)}</p></blockquote>`,
    note.comment.trim() && `<p class="comment">${htmlLines(note.comment.trim())}</p>`,
    (tags.length > 0 || facts) && `<p class="facts">${tags.join(' ')} ${escapeHtml(facts)}</p>`,
    `<p class="source">—— ${[...from, link].filter(Boolean).join('，')}</p>`,
    '</article>\n',
  ]
    .filter(Boolean)
    .join('\n');
}

function chip(code: Code, codes: ReadonlyMap<Id, Code>, language: ExportOptions['language']): string {
  const colour = colourOf(code, codes);
  const style = colour && /^#[0-9a-f]{6}$/i.test(colour) ? ` style="--area: ${colour}"` : '';
  const top = topOf(code, codes);
  const name =
    top === code ? nameOf(code.name, language) : `${nameOf(top.name, language)} › ${nameOf(code.name, language)}`;
  return `<span class="area"${style}>${escapeHtml(name)}</span>`;
}
