import { fold } from './fold';
import { judge } from './judge';
import type { Recognition } from './types';

/** 我代表…, 受…委托: the second word, searched for plainly (a regular expression took longer than the browser's own reading). */
const OPENS: [word: string, before: RegExp, within: number][] = [
  ['代表', /我[^。\n]{0,8}$/, 10],
  ['委托', /受[^。\n]{2,40}$/, 42],
];
/** How much is read around it: head, salutation, what is asked. */
const ABOVE = 240;
const BELOW = 280;
/** So many such places are looked at; a report says 我代表 again when it thanks, long after it was opened. */
const PLACES = 8;
/** What a page may be called that is worth reading as a whole. */
const NAMED = /报告|要点|纲要|名词|報告/;
/** Of a text without opening and without such a name: deputies are spoken to, or a year's work is looked back on. */
const SPEAKS = /各位代表|工作(?:的)?回[顾忆顧]/;
const LONG = 3000;
/** So much is judged as a whole: any report, and of a list of thousands enough. */
const WHOLE = 60_000;

/**
 * The detector's first look. Most pages are no reports, and reports say so in one sentence: the text is searched for
 * that sentence, and only its surroundings are judged; all of it only where nothing else decides. (Judging every page
 * whole cost twenty times `innerText` on a short page.) The annotator's `recognise` has the last word.
 */
export function glance(page: { url: string; title: string; text: string }): Recognition {
  const { url, title, text } = page;
  for (const at of placesIn(text)) {
    const around = text.slice(Math.max(0, at - ABOVE), at + BELOW);
    const recognition = judge({ url, title, blocks: [around] }, true);
    if (recognition.verdict !== 'none') return recognition;
  }
  const worth = NAMED.test(fold(title)) || (text.length >= LONG && SPEAKS.test(text));
  return worth ? judge({ url, title, blocks: [text.slice(0, WHOLE)] }) : { verdict: 'none', score: 0, reasons: [] };
}

/** Where a report may begin, no two of them near each other. */
function* placesIn(text: string): Generator<number> {
  let left = PLACES;
  for (const [word, before, within] of OPENS) {
    let next = 0;
    for (let at = text.indexOf(word); at >= 0 && left > 0; at = text.indexOf(word, at + 1)) {
      if (at < next || !before.test(text.slice(Math.max(0, at - within), at))) continue;
      yield at;
      left--;
      next = at + BELOW;
    }
  }
}
