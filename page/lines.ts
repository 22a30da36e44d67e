import type { DocumentText } from './text';
import { rangesOf } from './text';

/** A range that can be measured, over what a static one covers. */
export function liveOf({ startContainer, startOffset, endContainer, endOffset }: AbstractRange): Range {
  const live = document.createRange();
  live.setStart(startContainer, startOffset);
  live.setEnd(endContainer, endOffset);
  return live;
}

/** How far below the window's top a range begins, in CSS pixels. */
export function topOf(range: AbstractRange): number {
  const live = liveOf(range);
  live.collapse(true);
  return live.getBoundingClientRect().top;
}

/** Scrolls what stands at one height of the window to another, at once, also where the page would have it glide. */
export const bringTo = (to: number, top: number): void => scrollBy({ top: top - to, behavior: 'instant' });

/** The boxes of a range's lines, in CSS pixels of the window; none where it is not rendered. */
export const boxesOf = (range: AbstractRange): DOMRect[] =>
  Array.from(liveOf(range).getClientRects()).filter(({ width, height }) => width > 0 && height > 0);

export interface Lines {
  firstLine: DOMRect;
  lastLine: DOMRect;
}

/** The boxes of a passage's first and last line, in CSS pixels of the window; nothing where it is not rendered. */
export function linesOf(text: DocumentText, { start, end }: { start: number; end: number }): Lines | undefined {
  const boxes = rangesOf(text, start, end).flatMap(boxesOf);
  const firstLine = boxes[0];
  const lastLine = boxes.at(-1);
  return firstLine && lastLine ? { firstLine, lastLine } : undefined;
}
