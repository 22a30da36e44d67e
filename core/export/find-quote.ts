import type { Anchor } from '../model';
import { cutsPair } from './code-points';

/**
 * Where the anchor's quote stands in the text word for word, UTF-16, end exclusive: at its position, or else where the
 * surroundings agree best, the nearest of equals. Not `locate`, which also finds words that only mean the same: a
 * format that carries positions must give exactly the quote back.
 */
export function findQuote(text: string, { quote, position }: Anchor): { start: number; end: number } | undefined {
  const { exact } = quote;
  if (exact === '') return undefined;
  const at = (start: number) => ({ start, end: start + exact.length });
  const whole = (start: number) => !cutsPair(text, start) && !cutsPair(text, start + exact.length);
  if (position && text.startsWith(exact, position.start) && position.end === position.start + exact.length) {
    return whole(position.start) ? at(position.start) : undefined;
  }
  let best: { start: number; agrees: number; far: number } | undefined;
  for (let start = text.indexOf(exact); start >= 0; start = text.indexOf(exact, start + 1)) {
    if (!whole(start)) continue;
    const agrees =
      commonEnd(text.slice(0, start), quote.prefix) + commonStart(text, start + exact.length, quote.suffix);
    const far = Math.abs(start - (position?.start ?? 0));
    if (!best || agrees > best.agrees || (agrees === best.agrees && far < best.far)) best = { start, agrees, far };
  }
  return best && at(best.start);
}

function commonEnd(text: string, prefix: string): number {
  let n = 0;
  while (n < prefix.length && n < text.length && text.at(-1 - n) === prefix.at(-1 - n)) n++;
  return n;
}

function commonStart(text: string, from: number, suffix: string): number {
  let n = 0;
  while (n < suffix.length && text.charAt(from + n) === suffix.charAt(n)) n++;
  return n;
}
