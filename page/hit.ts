import { type DocumentText, offsetOf } from './text';

/**
 * The offset in the text under a point of the window; nothing where the point is beside the text. No element marks a
 * note, so a click is answered by its position.
 */
export function offsetAt(text: DocumentText, x: number, y: number): number | undefined {
  const caret = caretAt(x, y, text.roots);
  if (!caret || caret.node.nodeType !== Node.TEXT_NODE) return;
  // The caret snaps to the nearest character, however far; and it stands before or after the one that was hit.
  for (const start of [caret.offset, caret.offset - 1]) {
    if (start < 0 || start >= (caret.node as Text).length) continue;
    const range = document.createRange();
    range.setStart(caret.node, start);
    range.setEnd(caret.node, start + 1);
    for (const box of range.getClientRects())
      if (x >= box.left - 1 && x <= box.right + 1 && y >= box.top - 2 && y <= box.bottom + 2)
        return offsetOf(text, caret.node, start);
  }
}

/** The offset nearest to a point of the window; nothing where no text of ours is near. */
export function offsetNear(text: DocumentText, x: number, y: number): number | undefined {
  const caret = caretAt(x, y, text.roots);
  return caret?.node.nodeType === Node.TEXT_NODE ? offsetOf(text, caret.node, caret.offset) : undefined;
}

/** The offset of the page's caret, which stands where the reader has clicked or walked to; nothing in fields and selections. */
export function caretIn(text: DocumentText): number | undefined {
  const selection = getSelection();
  const node = selection?.focusNode;
  return selection?.isCollapsed && node?.nodeType === Node.TEXT_NODE
    ? offsetOf(text, node, selection.focusOffset)
    : undefined;
}

/** Where a caret would stand at a point of the window. */
export function caretAt(
  x: number,
  y: number,
  shadowRoots: readonly ShadowRoot[] = [],
): { node: Node; offset: number } | undefined {
  if ('caretPositionFromPoint' in document) {
    const caret = document.caretPositionFromPoint(x, y, { shadowRoots: [...shadowRoots] });
    return caret ? { node: caret.offsetNode, offset: caret.offset } : undefined;
  }
  // Chrome before 128.
  const range = (document as Document).caretRangeFromPoint(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}
