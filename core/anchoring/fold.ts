import { dash, dot, folds } from './table';

/** A text with everything folded away that reprints change; each folded unit knows the raw unit it came from. */
export interface Folded {
  /** UTF-16 units. */
  units: Uint16Array;
  /** Raw offset of each folded unit; strictly increasing, so the raw end of unit i is `from[i] + 1`. */
  from: Uint32Array;
}

const noteMark = /[[［〔【]\s?\d{1,2}\s?[\]］〕】]/y;
// Letters alone are an abbreviation, such as (GDP); a tone mark makes it pinyin.
const pinyin = /[(（](?=[^)）]{0,40}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])[a-zA-Zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü'’ ·]{1,40}[)）]/y;

// Units folded before the page may go on with its own work: about a third of a millisecond.
const portion = 8192;

/**
 * Folds `raw`: widths, quotes, dashes, traditional characters to one form each; spaces, invisible characters, note
 * marks and pinyin to nothing; runs of dashes and of dots to one, as —— and —, …… and ... are the same mark.
 */
export function* folding(raw: string): Generator<void, Folded> {
  const units = new Uint16Array(raw.length);
  const from = new Uint32Array(raw.length);
  let length = 0;
  for (let at = 0; at < raw.length; ) {
    const until = Math.min(raw.length, at + portion);
    for (; at < until; at++) {
      const unit = raw.charCodeAt(at);
      if (unit < 0x5c || unit > 0x3013) {
        const mark = markAt(raw, at, unit);
        if (mark) {
          at = mark - 1;
          continue;
        }
      }
      const folded = folds[unit] ?? unit;
      if (folded === 0 || ((folded === dash || folded === dot) && length > 0 && units[length - 1] === folded)) continue;
      units[length] = folded;
      from[length++] = at;
    }
    if (at < raw.length) yield;
  }
  return { units: units.slice(0, length), from: from.slice(0, length) };
}

/** `folding` run to its end. */
export function fold(raw: string): Folded {
  return finish(folding(raw));
}

/** Runs work that is offered in slices to its end, in one go. */
export function finish<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Where the note mark or pinyin in brackets that begins at `at` ends; 0 where none begins. */
function markAt(raw: string, at: number, unit: number): number {
  const round = unit === 0x28 || unit === 0xff08;
  if (!round && unit !== 0x5b && unit !== 0xff3b && unit !== 0x3014 && unit !== 0x3010) return 0;
  const mark = round ? pinyin : noteMark;
  mark.lastIndex = at;
  return mark.test(raw) ? mark.lastIndex : 0;
}
