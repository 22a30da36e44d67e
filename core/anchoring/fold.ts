import { bracket, dash, dot, folds } from './table';

/** A text with everything folded away that reprints change; each folded unit knows the raw unit it came from. */
export interface Folded {
  /** UTF-16 units. */
  units: Uint16Array;
  /** Raw offset of each folded unit; strictly increasing, so the raw end of unit i is `from[i] + 1`. */
  from: Uint32Array;
}

// Note marks of up to three digits, since 〔2024〕 is a document's year; and pinyin, which a mark above a letter
// tells from an abbreviation such as (GDP).
const mark = /[[［〔【]注?\s?[\d０-９]{1,3}\s?[\]］〕】]|[(（](?=[^)）]{0,40}[à-ǜ])[a-zA-Zà-ǜ'’ ·]{1,40}[)）]/y;

// Units folded before the page may go on with its own work: about a third of a millisecond.
const portion = 8192;

/**
 * Folds `raw`: widths, quotes, dashes, traditional characters to one form each; spaces, invisible characters, note
 * marks and pinyin to nothing; runs of dashes and of dots to one, as —— and —, …… and ... are the same mark.
 */
export function* folding(raw: string): Generator<void, Folded> {
  const folded = { raw, at: 0, units: new Uint16Array(raw.length), from: new Uint32Array(raw.length), length: 0 };
  for (;;) {
    foldOn(folded);
    if (folded.at >= raw.length) break;
    yield;
  }
  const { units, from, length } = folded;
  return { units: units.subarray(0, length), from: from.subarray(0, length) };
}

function foldOn(folded: Folded & { raw: string; at: number; length: number }): void {
  const { raw, units, from } = folded;
  let { at, length } = folded;
  for (const until = Math.min(raw.length, at + portion); at < until; at++) {
    const unit = raw.charCodeAt(at);
    const kept = folds[unit] ?? unit;
    if (kept === bracket) {
      mark.lastIndex = at;
      if (mark.test(raw)) {
        at = mark.lastIndex - 1;
        continue;
      }
    }
    if (kept === 0 || ((kept === dash || kept === dot) && length > 0 && units[length - 1] === kept)) continue;
    units[length] = kept;
    from[length++] = at;
  }
  folded.at = at;
  folded.length = length;
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
