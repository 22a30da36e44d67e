import { boxesOf } from './lines';
import { type DocumentText, HOST, offsetOf } from './text';
import { trim } from './units';

/** A selection in the page's text, as offsets, end exclusive. */
export interface Selected {
  start: number;
  end: number;
  /** The boxes of the line where it begins and of the one where it ends, in CSS pixels of the window. */
  firstLine: DOMRect;
  lastLine: DOMRect;
}

export type Place = Pick<Selected, 'start' | 'end'>;

export const isPlace = (one: Place, other: Place | undefined): boolean =>
  one.start === other?.start && one.end === other.end;

/** Composed events end in our shadow root with our host as the first element that the page may see. */
export function isOurs(event: Event): boolean {
  return event.composedPath().some((node) => node instanceof Element && node.localName === HOST);
}

/** Whether keys typed now would land in a field or an editor. */
export function isTyping(event: Event): boolean {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && isEditable(target);
}

function isEditable(element: Element): boolean {
  return element.matches('input, textarea, select') || (element instanceof HTMLElement && element.isContentEditable);
}

/** The selection as DOM positions, also inside open shadow roots. */
function composed(roots: readonly ShadowRoot[]): StaticRange | Range | undefined {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0) return;
  if (roots.length && 'getComposedRanges' in selection) {
    const range = selection.getComposedRanges({ shadowRoots: [...roots] })[0];
    if (range && !range.collapsed) return range;
  }
  return selection.isCollapsed ? undefined : selection.getRangeAt(0);
}

/** What is selected in the page's text now; nothing in fields, editors, whitespace, or outside the text. */
export function readSelection(text: DocumentText): Selected | undefined {
  const range = composed(text.roots);
  if (!range || document.designMode === 'on') return;
  const holder = range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement;
  const ender = range.endContainer instanceof Element ? range.endContainer : range.endContainer.parentElement;
  if (!holder || !ender || isEditable(holder) || isEditable(ender)) return;
  // The selection inside a field lies, for the document, beside that field.
  if (document.activeElement?.matches('input, textarea')) return;
  // A triple click selects the paragraph's end and the next one's beginning; spaces at the edges are nobody's quote.
  const { start, end } = trim(
    text.text,
    offsetOf(text, range.startContainer, range.startOffset),
    offsetOf(text, range.endContainer, range.endOffset, true),
  );
  if (start >= end) return;
  const boxes = boxesOf(range);
  const firstLine = boxes[0];
  const lastLine = boxes.at(-1);
  if (!firstLine || !lastLine) return;
  return { start, end, firstLine, lastLine };
}

/**
 * Calls `settled` when the reader has finished selecting: at once when the mouse or finger is lifted or the key let
 * go; a selection made by other means (touch handles, the browser's menu, assistive software) when it has rested. One
 * that was just made rests as well, a little later: `rested` tells which it is.
 */
export function watchSelection(settled: (rested: boolean) => void, signal: AbortSignal): void {
  let pressed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const settle = (delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => settled(delay > 0), delay);
  };
  const options = { capture: true, passive: true, signal };
  window.addEventListener(
    'pointerdown',
    (event) => {
      if (isOurs(event)) return;
      pressed = true;
      clearTimeout(timer);
    },
    options,
  );
  for (const type of ['pointerup', 'pointercancel', 'dragend'] as const)
    window.addEventListener(
      type,
      (event) => {
        if (!pressed) return;
        pressed = false;
        // After this event's default action: a click on a selection collapses it only then.
        if (!isOurs(event)) settle(0);
      },
      options,
    );
  window.addEventListener(
    'keyup',
    (event) => {
      if (!isOurs(event) && (event.shiftKey || event.key === 'Shift' || event.ctrlKey || event.metaKey)) settle(0);
    },
    options,
  );
  document.addEventListener(
    'selectionchange',
    () => {
      if (!pressed) settle(250);
    },
    options,
  );
}
