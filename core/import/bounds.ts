import { Unreadable } from './outcome';

/** Of one report: with more a backup would not give it back. */
export const MOST_PAGES = 1_000;

/**
 * Refuses a text in which a sign stands more often than it does in any honest file: each stands for a row, a cell or an
 * object that is made before anything can be known of it, and a few bytes make one that takes a hundred.
 * @throws Unreadable
 */
export function atMost(most: number, sign: string, text: string): void {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1))
    if (++count > most) throw new Unreadable('import_tooLarge');
}
