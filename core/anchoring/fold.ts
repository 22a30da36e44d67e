import { bracket, dash, dot, folds } from './table';

/** A text with everything folded away that reprints change; each folded unit knows the raw unit it came from. */
export interface Folded {
  /** UTF-16 units. */
  units: Uint16Array;
  /** Raw offset of each folded unit; strictly increasing, so the raw end of unit i is `from[i] + 1`. */
  from: Uint32Array;
}

// Note marks; and pinyin, which a tone mark tells from an abbreviation such as (GDP).
const mark =
  /[[［〔【]\s?\d{1,2}\s?[\]］〕】]|[(（](?=[^)）]{0,40}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])[a-zA-Zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü'’ ·]{1,40}[)）]/y;

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
      const folded = folds[unit] ?? unit;
      if (folded === bracket) {
        mark.lastIndex = at;
        if (mark.test(raw)) {
          at = mark.lastIndex - 1;
          continue;
        }
      }
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
