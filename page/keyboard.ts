import type { Id } from '../core/model';
import { contentsOf } from './follow';
import { bringTo, liveOf } from './lines';
import type { Restored } from './restore';
import { readSelection } from './selection';
import { offsetOf, rangesOf } from './text';
import { grow, type Passage, paragraphAt, step } from './units';

/** Reading by keyboard: selecting by sentence, paragraph and section, without a mouse and without caret browsing. */

/** Where the reader is: what is selected, else the caret, else the first paragraph in view. */
export function current(restored: Restored): Passage | undefined {
  const { text } = restored;
  const selected = readSelection(text);
  if (selected) return selected;
  const caret = getSelection()?.focusNode;
  if (caret && caret !== document.body && isInView(caret)) {
    const at = offsetOf(text, caret, getSelection()?.focusOffset ?? 0);
    return { start: at, end: at };
  }
  const seen = text.starts[text.nodes.findIndex(isInView)];
  if (seen === undefined) return undefined;
  const { start } = paragraphAt(text.text, seen);
  return { start, end: start };
}

function isInView(node: Node): boolean {
  const range = document.createRange();
  range.selectNodeContents(node);
  const { top, bottom, height } = range.getBoundingClientRect();
  return height > 0 && bottom > 60 && top < innerHeight;
}

/** Selects the next larger unit around what is selected. False where there is none. */
export function selectMore(restored: Restored): boolean {
  const at = current(restored);
  const starts = contentsOf(restored).sections.map(({ start }) => start);
  const next = at && grow(restored.text.text, starts, at);
  return next !== undefined && select(restored, next);
}

/** Selects the sentence after (or before) what is selected, or the caret's; without either, the first one in view. */
export function selectNext(restored: Restored, way: 1 | -1): boolean {
  const at = current(restored);
  if (!at) return false;
  const next = step(restored.text.text, at, way);
  return next !== undefined && select(restored, next);
}

/** Makes a passage the page's selection. */
export function selectWords({ text }: Restored, { start, end }: Passage): StaticRange | undefined {
  const ranges = rangesOf(text, start, end);
  const first = ranges[0];
  const last = ranges.at(-1);
  if (first && last)
    getSelection()?.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
  return first;
}

/** Makes a passage the page's selection, and brings it into view. */
function select(restored: Restored, passage: Passage): boolean {
  const first = selectWords(restored, passage);
  if (!first) return false;
  const { top, bottom } = liveOf(first).getBoundingClientRect();
  if (top < 80 || bottom > innerHeight - 120) bringTo(innerHeight / 3, top);
  return true;
}

/** The painted note after (or before) one, or after (before) where the reader is; at the end, the first again. */
export function neighbour(restored: Restored, from: Id | undefined, way: 1 | -1): Id | undefined {
  const placed = restored.placed.sort((a, b) => a.start - b.start);
  const known = placed.findIndex(({ note }) => note.id === from);
  if (known >= 0) return placed[(known + way + placed.length) % placed.length]?.note.id;
  const here = current(restored)?.start ?? 0;
  const next = way > 0 ? placed.find(({ start }) => start >= here) : placed.findLast(({ start }) => start < here);
  return (next ?? placed.at(way > 0 ? 0 : -1))?.note.id;
}
