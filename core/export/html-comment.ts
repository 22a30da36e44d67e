import { type Block, readComment, type Span } from '../comment';
import { escapeHtml, htmlLines } from './html-text';

/** A comment as HTML; '' for none. Its links are http(s) only, since nothing else is read as one. */
export const htmlComment = (comment: string): string => blocks(readComment(comment));

const blocks = (all: readonly Block[]): string => all.map(block).join('');

function block(of: Block): string {
  switch (of.kind) {
    case 'lines':
      return `<p>${of.lines.map(spans).join('<br>')}</p>`;
    case 'quote':
      return `<blockquote>${blocks(of.blocks)}</blockquote>`;
    case 'code':
      return `<pre><code>${htmlLines(of.text)}</code></pre>`;
    case 'list': {
      const items = of.items.map((item) => `<li>${inner(item)}</li>`).join('');
      return of.start === undefined ? `<ul>${items}</ul>` : `<ol start="${of.start}">${items}</ol>`;
    }
  }
}

/** What an item begins with stands in it without a paragraph. */
const inner = ([first, ...rest]: readonly Block[]): string =>
  first?.kind === 'lines'
    ? first.lines.map(spans).join('<br>') + blocks(rest)
    : blocks(first ? [first, ...rest] : rest);

const spans = (all: readonly Span[]): string => all.map(span).join('');

function span(of: Span): string {
  switch (of.kind) {
    case 'text':
      return escapeHtml(of.text);
    case 'code':
      return `<code>${escapeHtml(of.text)}</code>`;
    case 'link':
      return `<a href="${escapeHtml(of.href)}">${escapeHtml(of.text)}</a>`;
    case 'strong':
    case 'em':
      return `<${of.kind}>${spans(of.spans)}</${of.kind}>`;
  }
}
