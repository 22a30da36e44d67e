import { type Block, readComment, type Span } from '../comment';
import type { Line, Run } from './word-pages';

/** A comment as paragraphs, the first behind what they are called; none for none. Lists keep their signs as text. */
export const wordComment = (comment: string, name: string): Line[] =>
  behind(name, '', linesOf(readComment(comment))).map((runs) => ({
    style: 'Comment',
    text: runs.map(({ text }) => text).join(''),
    runs,
  }));

const linesOf = (blocks: readonly Block[]): Run[][] => blocks.flatMap(linesIn);

function linesIn(block: Block): Run[][] {
  switch (block.kind) {
    case 'lines':
      return block.lines.map((spans) => runsOf(spans));
    case 'code':
      return block.text.split('\n').map((text) => [{ text }]);
    case 'quote':
      return behind(DEEPER, DEEPER, linesOf(block.blocks));
    case 'list':
      return block.items.flatMap((item, at) =>
        behind(block.start === undefined ? '· ' : `${block.start + at}. `, DEEPER, linesOf(item)),
      );
  }
}

const DEEPER = '\u3000';

const behind = (first: string, other: string, lines: Run[][]): Run[][] =>
  lines.map((runs, at) => [{ text: at === 0 ? first : other }, ...runs]);

const runsOf = (spans: readonly Span[], look?: Run['look']): Run[] =>
  spans.flatMap((span) => {
    if ('spans' in span) return runsOf(span.spans, span.kind);
    const address = span.kind === 'link' && span.text !== span.href ? ` ${span.href}` : '';
    return { text: span.text + address, ...(look && { look }) };
  });
