import type { DocumentText } from './text';
import { rangesOf } from './text';

export interface Lines {
  firstLine: DOMRect;
  lastLine: DOMRect;
}

/** The boxes of a passage's first and last line, in CSS pixels of the window; nothing where it is not rendered. */
export function linesOf(text: DocumentText, { start, end }: { start: number; end: number }): Lines | undefined {
  const boxes = rangesOf(text, start, end).flatMap((range) => {
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    return Array.from(live.getClientRects()).filter(({ width }) => width > 0);
  });
  const firstLine = boxes[0];
  const lastLine = boxes.at(-1);
  return firstLine && lastLine ? { firstLine, lastLine } : undefined;
}
