import { ends } from './align';
import type { Evidence } from './evidence';
import type { Folded } from './fold';
import type { Memory, Sought } from './memory';

// Whether a passage that the alignment places was taken out, and what stands there is a sentence much like it.

// A sentence is seldom shorter.
const sentence = 8;
// Units on either side that stand unchanged: far enough to reach the next notes where there are few.
const beyond = 200;

/** Whether the page has lost text near the passage: what follows it has moved up against what goes before. */
export function shortened(memory: Memory, page: Folded, to: Int32Array, { start, end }: Sought): boolean {
  const { was, folded } = memory;
  /** How far the last of the units from here on that stand unchanged has moved. */
  const shift = (from: number, step: number): number => {
    let shift = Number.NaN;
    let seen = 0;
    for (let unit = from; unit >= 0 && unit < to.length && seen < beyond; unit += step) {
      const place = to[unit] ?? -1;
      if (place < 0 || page.units[place] !== folded.units[unit]) continue;
      shift = (page.from[place] ?? 0) - (was[unit] ?? 0);
      seen++;
    }
    return shift;
  };
  return shift(end - 1, -1) - shift(start, 1) >= sentence;
}

/**
 * Whether the words that followed the passage, and now do not, stand before it in the same sentence, or the other way
 * round. So it is with the twin that came next: 一镇修路，群众满意。二镇修路，群众满意。 without its first sentence.
 */
export function followsItself(memory: Uint16Array, page: Uint16Array, { start, end }: Sought, here: Evidence): boolean {
  return (
    (here.right < 0.5 && inSentence(memory, page, end, end + here.rightLength, here.start, -1)) ||
    (here.left < 0.5 && inSentence(memory, page, start - here.leftLength, start, here.end, 1))
  );
}

const word = 8;

/** Whether one of the words that units a…b of memory consist of stands in the page's sentence, on from a place. */
function inSentence(
  memory: Uint16Array,
  page: Uint16Array,
  a: number,
  b: number,
  place: number,
  step: number,
): boolean {
  for (let at = place; at > 0 && at < page.length && ends(page, at) < 2; ) {
    at += step;
    for (let unit = a; unit + word <= b; unit += word) {
      let same = 0;
      while (same < word && memory[unit + same] === page[at + same]) same++;
      if (same === word) return true;
    }
  }
  return false;
}
