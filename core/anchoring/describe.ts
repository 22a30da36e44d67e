import type { Anchor } from '../model';
import { fold } from './fold';

const contextLength = 32;

/** Thrown by `describe`: nothing that could be found again is selected. */
export class NothingToAnchor extends Error {
  override name = 'NothingToAnchor';
  readonly reason: 'outside the text' | 'empty' | 'nothing to look for';
  constructor(reason: NothingToAnchor['reason']) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Describes the passage `text.slice(start, end)` (UTF-16 offsets, end exclusive) so that it can be found on a changed page.
 * @throws NothingToAnchor when the passage lies outside the text, is empty or folds to nothing.
 */
export function describe(text: string, start: number, end: number): Anchor {
  if (!(start >= 0 && end <= text.length)) throw new NothingToAnchor('outside the text');
  if (!(start < end)) throw new NothingToAnchor('empty');
  const exact = text.slice(start, end);
  if (fold(exact).units.length === 0) throw new NothingToAnchor('nothing to look for');
  return {
    quote: {
      exact,
      prefix: text.slice(Math.max(0, start - contextLength), start),
      suffix: text.slice(end, end + contextLength),
    },
    position: { start, end },
  };
}
