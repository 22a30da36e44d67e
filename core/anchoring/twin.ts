import { ends } from './align';
import type { Evidence } from './evidence';
import type { Folded } from './fold';
import type { Memory, Sought } from './memory';

// Whether a passage that the alignment places was taken out, and what stands there is a sentence much like it.

/** For each unit of memory how far its place has moved, in raw units; NaN where it has none. */
export function shiftsOf(memory: Memory, page: Folded, to: Int32Array): Float64Array {
  const shifts = new Float64Array(to.length).fill(Number.NaN);
  const pieces = new Map(memory.sought.map((one) => [one.first, one]));
  for (const { first, last, origin, base } of pieces.values())
    for (let unit = first; unit < last; unit++) {
      const place = to[unit] ?? -1;
      if (place < 0 || page.units[place] !== memory.folded.units[unit]) continue;
      shifts[unit] = (page.from[place] ?? 0) - ((memory.folded.from[unit] ?? 0) - base + origin);
    }
  return shifts;
}

// A sentence is seldom shorter.
const sentence = 8;
// Units on either side that stand unchanged: far enough to reach the next notes where there are few.
const beyond = 200;

/** Whether the page has lost text near the passage: what follows it has moved up against what goes before. */
export function shortened(shifts: Float64Array, { start, end }: Sought): boolean {
  return shiftFrom(shifts, end - 1, -1) - shiftFrom(shifts, start, 1) >= sentence;
}

function shiftFrom(shifts: Float64Array, from: number, step: number): number {
  let shift = Number.NaN;
  let seen = 0;
  for (let unit = from; unit >= 0 && unit < shifts.length && seen < beyond; unit += step) {
    const here = shifts[unit] ?? Number.NaN;
    if (Number.isNaN(here)) continue;
    shift = here;
    seen++;
  }
  return shift;
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
