/** A box in the window, in CSS pixels. */
interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const GAP = 8;

/**
 * Where a panel of this size stands by a selection: above its first line, so that the line read next stays free; where
 * there is no room above, below the line that follows its last one; a selection taller than the window gets it at the
 * window's foot.
 */
export function placeBy(
  selection: { firstLine: Box; lastLine: Box },
  panel: { width: number; height: number },
  window: { width: number; height: number },
): { left: number; top: number } {
  const { firstLine, lastLine } = selection;
  const left = Math.max(GAP, Math.min(firstLine.left, window.width - panel.width - GAP));
  const above = firstLine.top - panel.height - GAP;
  if (above >= GAP) return { left, top: above };
  const lineHeight = (lastLine.bottom - lastLine.top) * 1.9;
  const below = lastLine.bottom + lineHeight;
  if (below + panel.height + GAP <= window.height) return { left, top: Math.max(GAP, below) };
  return { left, top: window.height - panel.height - GAP };
}
