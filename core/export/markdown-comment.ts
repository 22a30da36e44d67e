import { type Block, readComment, type Span } from '../comment';
import { blockquote, lineHeads, partOfLine } from './markdown-text';

/**
 * A comment as Markdown of its own: what it was read as is written anew, and all else escaped, so that no heading, HTML
 * or open block of it reaches what stands around.
 */
export const commentMarkdown = (comment: string): string => blocks(readComment(comment.replaceAll('\0', '\uFFFD')));

const blocks = (all: readonly Block[]): string => all.map(block).join('\n\n');

function block(of: Block): string {
  switch (of.kind) {
    case 'lines':
      return of.lines.map((spans) => lineHeads(spans.map(span).join(''))).join('\n');
    case 'quote':
      return blockquote(blocks(of.blocks));
    case 'code': {
      const longest = Math.max(2, ...[...of.text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
      const fence = '`'.repeat(longest + 1);
      return `${fence}\n${of.text}\n${fence}`;
    }
    case 'list':
      // Not `-`, which would carry on the list of facts before it, and is a block to Logseq.
      return of.items
        .map((item, at) => `${of.start === undefined ? '*' : `${of.start + at}.`} ${indented(blocks(item))}`)
        .join('\n');
  }
}

/** Four spaces are enough below each number, and too few for code. */
const indented = (markdown: string): string => markdown.replace(/\n(?!\n)/g, '\n    ');

function span(of: Span): string {
  switch (of.kind) {
    case 'text':
      return partOfLine(of.text);
    case 'code':
      return `\`${of.text}\``;
    case 'link':
      // Not `<https://…>`, which is no link to Logseq where there is no space before it.
      return `[${partOfLine(of.text)}](${address(of.href)})`;
    case 'strong':
      return `**${of.spans.map(span).join('')}**`;
    case 'em':
      return `*${of.spans.map(span).join('')}*`;
  }
}

/** Without what ends a link, or is a sign to Obsidian or Logseq even within one. */
const address = (href: string): string =>
  href.replace(
    /[\\()[\]{}<>`$|^]|%(?![0-9a-f]{2})|(?<=&#?\w+);|(?<=:):|(?<==)=/gi,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
