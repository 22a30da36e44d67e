import type { Anchor, Located } from '../model';
import { approximate } from './approximate';
import { exactly } from './exactly';
import { type Folded, fold } from './fold';
import { type Grams, indexGrams } from './grams';

export type { Anchor, Located } from '../model';

/** The page's text, folded and indexed; made once, and only when a stored position fails. */
export interface Page {
  folded: Folded;
  grams: Grams;
}

/** An anchor's words, folded: `pattern` is prefix + quote + suffix, the quote standing at start…end in it. */
export interface Sought {
  pattern: Uint16Array;
  start: number;
  end: number;
  /** The stored raw start, or -1. */
  position: number;
}

/**
 * Locates all anchors in one text, in the order given; yields after each small slice of work.
 * Stored position first (quote and both contexts must agree), then the exact folded words, then the nearest passage.
 */
export function* locating(text: string, anchors: readonly Anchor[]): Generator<void, Located[]> {
  const found: Located[] = [];
  let page: Page | undefined;
  let work = 0;
  for (const anchor of anchors) {
    let here = atPosition(text, anchor);
    if (here) work += 1;
    else {
      if (!page) {
        const folded = fold(text);
        yield;
        page = { folded, grams: indexGrams(folded) };
        yield;
      }
      const sought = folding(anchor);
      if (sought.start === sought.end) here = { status: 'lost', reason: 'nothing to look for' };
      else here = exactly(page, sought) ?? approximate(page, sought);
      work += 50;
    }
    found.push(here);
    if (work >= 250) {
      work = 0;
      yield;
    }
  }
  return found;
}

function atPosition(text: string, { quote, position }: Anchor): Located | undefined {
  if (!position || quote.exact.length === 0) return undefined;
  const { start } = position;
  const end = start + quote.exact.length;
  const stands =
    start >= quote.prefix.length &&
    text.startsWith(quote.exact, start) &&
    text.startsWith(quote.prefix, start - quote.prefix.length) &&
    text.startsWith(quote.suffix, end);
  return stands ? { status: 'exact', start, end, score: 1, similarity: 1 } : undefined;
}

function folding({ quote, position }: Anchor): Sought {
  const prefix = fold(quote.prefix).units;
  const exact = fold(quote.exact).units;
  const suffix = fold(quote.suffix).units;
  const pattern = new Uint16Array(prefix.length + exact.length + suffix.length);
  pattern.set(prefix);
  pattern.set(exact, prefix.length);
  pattern.set(suffix, prefix.length + exact.length);
  return { pattern, start: prefix.length, end: prefix.length + exact.length, position: position?.start ?? -1 };
}
