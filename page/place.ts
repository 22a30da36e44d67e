/** A box in the window, in CSS pixels. */
interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export type Side = 'above' | 'below';

/** Where a panel stands, in CSS pixels of the window. */
export interface Place {
  side: Side;
  left: number;
  /** Of its lower edge where it stands above, of its upper one below: it grows away from the passage. */
  edge: number;
  /** As high as it may become; what is higher scrolls inside. */
  room: number;
  /** Where a part that comes late moves nothing: before all others where the panel grows upwards, else after them. */
  late: 'first' | 'last';
}

const GAP = 8;
/** Less than this is no room: one row of controls, and to be seen that there are more. */
export const LEAST = 72;
/** As high as a panel is where there is room for more. */
const TALLEST = 560;
/** So much may come late. */
const LATE = 100;
/** The line after the passage, by the height of its last line's box. */
const PITCH = 1.9;

/**
 * Where a panel of this size stands by a passage: above its first line, so that the line read next stays free; where
 * that is no room, below the line that follows its last one; where it fits on neither side, on the one with more room,
 * scrolling inside. A passage that leaves no room on either side is taller than the window, and has the panel at the
 * window's foot, half as high as the window.
 * @param kept the side on which it stands: left only where there is no room any more (`moved`: where it no longer fits)
 */
export function placeBy(
  { firstLine, lastLine }: { firstLine: Box; lastLine: Box },
  panel: { width: number; height: number },
  window: { width: number; height: number },
  kept?: Side,
  moved = false,
): Place {
  const left = Math.max(GAP, Math.min(firstLine.left, window.width - panel.width - GAP));
  const height = Math.min(panel.height, TALLEST);
  const foot = window.height - GAP;
  const edges = {
    above: Math.min(foot, firstLine.top - GAP),
    below: Math.max(GAP, lastLine.bottom + (lastLine.bottom - lastLine.top) * PITCH),
  };
  const rooms = { above: edges.above - GAP, below: foot - edges.below };
  const holds = (side: Side | undefined, most: number) => side && rooms[side] >= Math.min(height, most);
  const wider = rooms.above >= rooms.below ? 'above' : 'below';
  const stays = holds(kept, moved ? height : LEAST) ? kept : undefined;
  const side = stays ?? (['above', 'below'] as const).find((each) => holds(each, each === wider ? LEAST : height));
  if (!side) return { side: 'above', left, edge: foot, room: window.height / 2, late: 'last' };
  const room = Math.min(rooms[side], TALLEST);
  if (side === 'below') return { side, left, edge: edges.below, room, late: 'last' };
  // Not into the little that may be left above: what is about to be clicked would move.
  const grows = room >= height + LATE;
  return { side, left, edge: edges.above, room: grows ? room : Math.min(room, height), late: grows ? 'first' : 'last' };
}
