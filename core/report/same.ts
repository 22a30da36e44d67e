import { bare, shingles } from './fingerprint';
import { isNextPage } from './identity';
import type { PageText } from './types';

/** Consecutive years of one county share less than a tenth; a copy with every fiftieth character changed, 0.8. */
const ENOUGH = 0.4;
/** From here on the words decide even where the titles name different years: a title may lie. */
const SURE = 0.7;
/** Shingles that the shorter text must have: under these a set formula would decide. */
const FEWEST = 12;
/** Under so many characters of prose, a page's short lines are looked at too. */
const LITTLE = 300;
/** 现在，我代表县人民政府，向大会报告工作，请予审议…: word for word in all of them. */
const FORMULA = /(?:现在|下面)?[,，]?我代表.{2,40}(?:审[议查]|报告).*?(?:意见|审[议查]|工作)。|各位代表[:：，,！!]?/g;

/** The one piece of prose below an article that is not its own. */
const LEGAL = /版权所有|免责声明/;

/** Prose alone is compared: what surrounds an article is the same all over a site. */
function prose({ blocks }: PageText): string {
  const own = blocks.filter((block) => !LEGAL.test(block));
  const long = own.filter((block) => block.trim().length >= 40).join('\n');
  return (long.length < LITTLE ? own.join('\n') : long).replace(FORMULA, '\n');
}

/** Whether two pages hold one report, whole or in part, and how much of the shorter stands in the longer. */
export function sameReport(a: PageText, b: PageText): { same: boolean; overlap: number } {
  const one = shingles(prose(a));
  const other = shingles(prose(b));
  const [short, long] = one.size <= other.size ? [one, other] : [other, one];
  let both = 0;
  for (const hash of short) if (long.has(hash)) both++;
  const overlap = short.size === 0 ? 0 : both / short.size;
  const enough = overlap >= (titlesDiffer(a.title, b.title) ? SURE : ENOUGH);
  return {
    same:
      (isNextPage(a, b) && !beginApart(a.blocks.join('\n'), b.blocks.join('\n'))) || (short.size >= FEWEST && enough),
    overlap,
  };
}

/** The opening, or the look back where that is lost. The next page of a report has neither. */
const BEGINS = /(?:我代表|受.{2,30}委托).{2,40}?(?:[报報]告|[审審][议議])|^\s*一、.{0,30}[回迴][顾顧]/m;
/** With these words a report has begun to say what no other one says. */
const REACH = 120;

/**
 * Whether each text is a beginning, and of another report: of another year, or another place. Where a site repeats the
 * lead above every page, both begin with the same words.
 */
export function beginApart(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) => {
    const at = text.search(BEGINS);
    return at >= 0 && bare(text.slice(at, at + REACH));
  });
  return one !== other && !!one && !!other;
}

/** Of year and session, such as the titles name them: resolutions of consecutive years differ in little else. */
function titlesDiffer(a: string, b: string): boolean {
  const [one, other] = [a, b].map((title) => title.match(/\d{4}|第[一二三四五六七八九十]+[届次]/g)?.join(' '));
  return one !== undefined && other !== undefined && one !== other;
}
