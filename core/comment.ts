/*
 * A comment is written in Markdown: this reads the part of it that a remark beside a passage needs. Everything else is
 * text as it was typed, HTML among it, so that no export is broken by what a comment holds.
 *
 * Not marked (15 KB), nor mdast-util-from-markdown with its rules for CJK (22 KB): by CommonMark's rules `**重点：**后文`
 * is not strong, while 3*4*5 is half slanted, `2026. 年` and four spaces make lists and code, and `[甲]: …` vanishes. To
 * keep what was typed, this code and what writes its tree would stand all the same, with a case for each form of theirs.
 * marked also overflows the stack at 2,000 `>`, and takes time by the square of a run of `a_`.
 */

/** Part of a line. `href` is an http(s) address. */
export type Span =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'link'; href: string; text: string }
  | { kind: 'strong' | 'em'; spans: Span[] };

export type Block =
  | { kind: 'lines'; lines: Span[][] }
  | { kind: 'code'; text: string }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'list'; start: number | undefined; items: Block[][] };

/** Deeper than this, signs of lists and quotations are text. */
const DEEPEST = 4;

const FENCE = /^\s*(`{3,})[^`]*$/;
const HEADING = /^\s*#{1,6}\s+(?=\S)/;
const QUOTE = /^\s*> ?/;
/** A year or a figure at the head of a line is no number of a list. */
const ITEM = /^(\s*)(?:[-*+]|(\d{1,2})[.)])\s+(?=\S)/;

/** Headings are lines set strong: what a comment stands in has headings of its own. */
export const readComment = (comment: string): Block[] =>
  blocksOf(comment.trim().split(/\r\n|[\n\r\u2028\u2029]/), DEEPEST);

function blocksOf(lines: readonly string[], depth: number): Block[] {
  const blocks: Block[] = [];
  let open: Span[][] | undefined;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const part = partAt(lines, at, depth);
    if (part) {
      blocks.push(part.block);
      at = part.next;
      open = undefined;
      continue;
    }
    at++;
    if (!line.trim()) {
      open = undefined;
      continue;
    }
    if (!open) {
      open = [];
      blocks.push({ kind: 'lines', lines: open });
    }
    open.push(lineOf(line.trim()));
  }
  return blocks;
}

/** The block that begins at a line and is more than lines of text; and the line after it. */
function partAt(lines: readonly string[], at: number, depth: number): { block: Block; next: number } | undefined {
  const line = lines[at] ?? '';
  const fence = FENCE.exec(line)?.[1];
  let next = at + 1;
  if (fence) {
    while (next < lines.length && lines[next]?.trim() !== fence) next++;
    return { block: { kind: 'code', text: lines.slice(at + 1, next).join('\n') }, next: next + 1 };
  }
  if (depth === 0) return undefined;
  if (QUOTE.test(line)) {
    while (QUOTE.test(lines[next] ?? '')) next++;
    const inner = lines.slice(at, next).map((each) => each.replace(QUOTE, ''));
    const blocks = blocksOf(inner, depth - 1);
    return blocks.length > 0 ? { block: { kind: 'quote', blocks }, next } : undefined;
  }
  const first = ITEM.exec(line);
  if (!first) return undefined;
  const items: Block[][] = [];
  const [, indent = '', number] = first;
  for (next = at; next < lines.length; ) {
    const mark = ITEM.exec(lines[next] ?? '');
    if (!mark || mark[1] !== indent || (mark[2] === undefined) !== (number === undefined)) break;
    const inner = [(lines[next] ?? '').slice(mark[0].length)];
    // What is indented further belongs to the item.
    for (next++; indentOf(lines[next]) > indent.length; next++) inner.push(lines[next] ?? '');
    items.push(blocksOf(inner, depth - 1));
  }
  return { block: { kind: 'list', start: number === undefined ? undefined : Number(number), items }, next };
}

const indentOf = (line = ''): number => line.length - line.trimStart().length;

const lineOf = (line: string): Span[] => {
  const [heading] = HEADING.exec(line) ?? [];
  return heading ? [{ kind: 'strong', spans: spansOf(line.slice(heading.length)) }] : spansOf(line);
};

/** No part of it runs over another of its kind, so that it takes time in proportion to the line. 1*2*3 is no emphasis. */
const SPAN =
  /\\([!-/:-@[-`{-~])|`([^`]+)`|(?<![\w*])\*\*(?![\s*])((?:[^*]|\*(?!\*))+)(?<!\s)\*\*(?![\w*])|(?<![\w*])\*(?![\s*])([^*]+)(?<!\s)\*(?![\w*])|\[([^[\]]+)\]\((https?:\/\/[^\s()<>]+)\)|https?:\/\/[!#-)+-;=?-_a-~]*[\w/#=&-]/gi;

function spansOf(line: string): Span[] {
  const spans: Span[] = [];
  let text = '';
  const flush = () => {
    if (text) spans.push({ kind: 'text', text });
    text = '';
  };
  let from = 0;
  for (const match of line.matchAll(SPAN)) {
    const [whole, sign, code, strong, em, name, href] = match;
    text += line.slice(from, match.index) + (sign ?? '');
    from = match.index + whole.length;
    if (sign !== undefined) continue;
    flush();
    if (code !== undefined) spans.push({ kind: 'code', text: code });
    else if (strong !== undefined) spans.push({ kind: 'strong', spans: spansOf(strong) });
    else if (em !== undefined) spans.push({ kind: 'em', spans: spansOf(em) });
    else if (name !== undefined && href !== undefined) spans.push({ kind: 'link', href, text: name });
    else spans.push({ kind: 'link', href: whole, text: whole });
  }
  text += line.slice(from);
  flush();
  return spans;
}
