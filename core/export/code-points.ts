/**
 * Turns UTF-16 offsets in a text into counts of code points, which W3C Web Annotation and REFI-QDA use. Half a
 * surrogate pair on its own counts as one, as the U+FFFD does that UTF-8 makes of it.
 */
export function codePointsIn(text: string): (offset: number) => number {
  const ends: number[] = [];
  for (const { index } of text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)) ends.push(index + 2);
  if (ends.length === 0) return (offset) => offset;
  return (offset) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}

/** Whether the offset cuts a surrogate pair in two: no count of code points stands for such a place. */
export const cutsPair = (text: string, offset: number): boolean =>
  /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(offset - 1, offset + 1));

/** Without the half pairs that a window of so many UTF-16 units leaves at its ends. */
export const wholePairs = (text: string): string => text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
