import type { Anchor } from '../model';
import type { Term } from './terms';

/** How a number is written: where a list counts twice, ①…⑦ and then [1]…[3], it tells whose entry is meant. */
export type Series = 'circled' | 'bracketed' | 'plain';

/** A mark in a report's text that points to an explanation: ①, [1], 〔1〕, ¹, or a bare digit. */
export interface NoteMark {
  number: number;
  series: Series;
  /** UTF-16 offsets in the text, end exclusive. */
  start: number;
  end: number;
}

/** 1 to 50, and what is set high, as ranges of a class. */
export const CIRCLED = '①-⑳㉑-㉟㊱-㊿';
const RAISED = '⁰¹²³⁴-⁹';
/** Of digits of any width or height, or a circled number. */
export const numberOf = (digits: string): number => Number(digits.normalize('NFKC'));

/** 〔2024〕5号 has four digits and is no mark. ⑴ and (1) number points, not notes. */
const SURE = new RegExp(`\\^?[[［〔【](?:注)?([0-9０-９]{1,3})[\\]］〕】]|([${CIRCLED}])|([${RAISED}]{1,3})`, 'gu');
/** A number right behind a word, and no unit after it: “双强”15，… but not 入全市前12, which would be lost in what is copied. */
const BARE =
  /(?<=[\u4e00-\u9fff”"’》）)])(?<![前第达至到近超约每于])(\d{1,3})(?=[，。、；：！？,;:”"’》）)\s]|$|[\u4e00-\u9fff])(?!\s*[个项家万亿千百多余%％‰年月日号人元吨亩公平立米里届次位名条件种类座所套户辆台架艘处倍点分小时天周岁后岛级场站园村镇乡县市省区支株头只口间层期批强大至至—~～-])/g;
/** What stands before an enumeration rather than a mark: ①加强… after a full stop or at a line's start. */
const STARTS = /[\n。：:；;！!？?，,]/;

/**
 * The note marks of a text, in order. Circled, bracketed and raised numbers are marks where a word stands before them;
 * a bare number is one where it goes on a run of marks (⑳ … 制度21) or where `listed` explains every number up to it.
 */
export function noteMarks(text: string, listed: ReadonlyMap<number, Term> = new Map()): NoteMark[] {
  const marks: NoteMark[] = [];
  // The last number of an enumeration on this line.
  let point = Number.NaN;
  let from = 0;
  for (const match of text.matchAll(SURE)) {
    if (text.slice(from, match.index).includes('\n')) point = Number.NaN;
    from = match.index;
    const behind = text.slice(Math.max(0, match.index - 3), match.index);
    const before = behind.trimEnd();
    const [all, bracketed, circled, raised] = match;
    const number = numberOf(bracketed ?? circled ?? raised ?? '');
    // ①加强…；②扩大…: an enumeration goes on to the end of its line, whatever stands before its numbers.
    const enumerates = circled && number === point + 1;
    if (!before || behind.includes('\n') || STARTS.test(before.at(-1) ?? '') || enumerates) {
      point = number;
      continue;
    }
    // 平方米² and m³ are units.
    if (raised && /[米里a-zA-Z]$/.test(before)) continue;
    const series = bracketed ? 'bracketed' : circled ? 'circled' : 'plain';
    if (number > 0) marks.push({ number, series, start: match.index, end: match.index + all.length });
  }
  if (marks.length < 3 && listed.size < 3) return marks;
  const sure = new Set(marks);
  const known = new Set(marks.map(({ number }) => number));
  for (const match of text.matchAll(BARE))
    marks.push({
      number: Number(match[1]),
      series: 'plain',
      start: match.index,
      end: match.index + match[0].length,
    });
  // Bare numbers that are the next of the run at their place. A figure that happens to be is rare.
  let last = 0;
  return marks
    .sort((a, b) => a.start - b.start)
    .filter((mark) => {
      const { number } = mark;
      const next = number === last + 1 && !known.has(number) && (listed.size ? listed.has(number) : last > 0);
      const kept = next || sure.has(mark);
      if (kept) last = number;
      return kept;
    });
}

/** A stretch of a text without the note marks in it, as it is quoted: “双强”① → “双强”. */
export function unmarked(
  { text, marks }: { text: string; marks: readonly NoteMark[] },
  start: number,
  end: number,
): string {
  let plain = '';
  let from = start;
  for (const mark of marks) {
    if (mark.start < start || mark.end > end) continue;
    plain += text.slice(from, mark.start);
    from = mark.end;
  }
  return plain + text.slice(from, end);
}

/** The same of a note's words where their page is not at hand: marks are told by the words around the note. */
export function unmarkedQuote({ prefix, exact, suffix }: Anchor['quote']): string {
  const text = prefix + exact + suffix;
  return unmarked({ text, marks: noteMarks(text) }, prefix.length, prefix.length + exact.length);
}
