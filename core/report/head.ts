import type { Opening } from './opening';

/** What stands above the opening: titles, session, speaker, salutation. Folded, line by line, nearest last. */
export interface Head {
  lines: string[];
  /** The same in one string, with the session's line joined where it was broken. */
  text: string;
  salutation: boolean;
}

export const SALUTATION = /各位(?:代表|委员|主任)[^\n。，,；;]{0,10}[:：!！]?(?=\n|$|[:：])|^[位]?代表[:：]$/m;
const REACH = 900;

/** The session's line is broken over two on some sites: 在宁海县⏎第十九届…, …届⏎人民代表大会…, …人民⏎代表大会…, …⏎第六次会议上. */
const join = (text: string): string =>
  text
    .replace(/(在[^\n，。]{1,14}|人民代表大会|[届次])\n(?=第?[一二三四五六七八九十\d]{1,4}[届次])/g, '$1')
    .replace(/(届(?:全国)?(?:人民)?(?:代表)?)\n(?=(?:全国)?(?:人民)?(?:代表)?大会)/g, '$1');

/** The head above an opening; without one, the text above the first heading or paragraph. */
export function headOf(text: string, opening: Opening | undefined): Head {
  const end = opening ? opening.at : Math.max(0, Math.min(text.search(/^一[、.．]|^[^\n]{80}/m), REACH));
  // A salutation a long introduction away (the outline for five years first) is taken along by the reach.
  const lines = join(text.slice(Math.max(0, end - REACH), end).replace(/\n+/g, '\n'))
    .split('\n')
    .filter(Boolean);
  return { lines, text: lines.join('\n'), salutation: SALUTATION.test(lines.slice(-3).join('\n')) };
}
