/** How a note's extent is changed by key or button: which end, which way, by how much. */
export type Stretch = { end: 'start' | 'end'; way: 'grow' | 'shrink'; by: 'character' | 'clause' };

/** A clause ends after its punctuation. Figures keep their decimal point: 3.5%. */
const CLAUSE_END = /[，。；：？！、\n]|[,;:?!](?!\d)/;

/**
 * Moves one end of [start, end) in `text`. Never empties it, never leaves the text, never halves a surrogate pair.
 */
export function stretch(text: string, start: number, end: number, { end: which, way, by }: Stretch) {
  const outward = way === 'grow' ? 1 : -1;
  const direction = which === 'end' ? outward : -outward;
  const from = which === 'end' ? end : start;
  const to = by === 'character' ? from + direction : clauseFrom(text, from, direction);
  const moved = whole(text, Math.max(0, Math.min(text.length, to)), direction);
  const next = which === 'end' ? { start, end: moved } : { start: moved, end };
  return next.start < next.end ? next : { start, end };
}

/** The next clause boundary after (or before) `from`; boundaries stand behind the punctuation. */
function clauseFrom(text: string, from: number, direction: number): number {
  for (let at = from + direction; at > 0 && at < text.length; at += direction) if (isClauseEnd(text, at - 1)) return at;
  return direction > 0 ? text.length : 0;
}

export const isClauseEnd = (text: string, at: number): boolean => CLAUSE_END.exec(text.slice(at, at + 2))?.index === 0;

export const whole = (text: string, at: number, direction: number): number =>
  /[\udc00-\udfff]/.test(text[at] ?? '') && /[\ud800-\udbff]/.test(text[at - 1] ?? '') ? at + direction : at;
