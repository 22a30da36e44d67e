import { outline } from './outline';

/** How a number is written: where a list counts twice, ①…⑦ and then [1]…[3], it tells whose entry is meant. */
type Series = 'circled' | 'bracketed' | 'plain';

/** A mark in a report's text that points to an explanation: ①, [1], 〔1〕, ¹, or a bare digit. */
export interface NoteMark {
  number: number;
  series: Series;
  /** UTF-16 offsets in the text, end exclusive. */
  start: number;
  end: number;
}

export interface Term {
  number: number;
  series: Series;
  /** What is explained, as the list writes it: “双随机、一公开”. */
  term: string;
  explanation: string;
  block: number;
}

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿';
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const wide = (text: string): string =>
  text.replace(/[０-９]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0));

/** 〔2024〕5号 has four digits and is no mark. ⑴ and (1) number points, not notes. */
const SURE = new RegExp(`\\^?[[［〔【](?:注)?([0-9０-９]{1,3})[\\]］〕】]|([${CIRCLED}])|([${RAISED}]{1,3})`, 'gu');
/** A number right behind a word, and no unit after it: “双强”15，… but not 入全市前12名. */
const BARE =
  /(?<=[\u4e00-\u9fff”"’》）)])(\d{1,3})(?=[，。、；：！？,;:”"’》）)\s]|$|[\u4e00-\u9fff])(?!\s*[个项家万亿千百多余%％‰年月日号人元吨亩公平立米里届次位名条件种类座所套户辆台架艘处倍点分小时天周岁后岛级场站园村镇乡县市省区支株头只口间层期批强大至至—~～-])/g;
/** What stands before an enumeration rather than a mark: ①加强… after a full stop or at a line's start. */
const STARTS = /[\n。：:；;！!？?，,]/;

/**
 * The note marks of a text, in order. Circled, bracketed and raised numbers are marks where a word stands before them;
 * a bare number is one where it goes on a run of marks (⑳ … 制度21) or where `listed` explains every number up to it.
 */
export function noteMarks(text: string, listed: ReadonlyMap<number, Term> = new Map()): NoteMark[] {
  const marks: NoteMark[] = [];
  const bare: NoteMark[] = [];
  let listing = { line: -2, number: 0 };
  // The line's start, carried along: looked for from each mark, a text of one long line would cost its square.
  let line = -1;
  let next = text.indexOf('\n');
  for (const match of text.matchAll(SURE)) {
    while (next >= 0 && next < match.index) {
      line = next;
      next = text.indexOf('\n', next + 1);
    }
    const before = text.slice(Math.max(0, match.index - 3), match.index).trimEnd();
    const spaced = text.slice(Math.max(0, match.index - 3), match.index).includes('\n');
    const [all, bracketed, circled, raised] = match;
    const number = bracketed
      ? Number(wide(bracketed))
      : circled
        ? CIRCLED.indexOf(circled) + 1
        : Number([...(raised ?? '')].map((one) => RAISED.indexOf(one)).join(''));
    // ①加强…；②扩大…: an enumeration goes on to the end of its line, whatever stands before its numbers.
    const enumerates = circled && listing.line === line && number === listing.number + 1;
    if (!before || spaced || STARTS.test(before.at(-1) ?? '') || enumerates) {
      listing = { line, number };
      continue;
    }
    // 平方米² and m³ are units.
    if (raised && /[米里a-zA-Z]$/.test(before)) continue;
    const series = bracketed ? 'bracketed' : circled ? 'circled' : 'plain';
    if (number > 0) marks.push({ number, series, start: match.index, end: match.index + all.length });
  }
  const supported = marks.length >= 3 || listed.size >= 3;
  if (!supported) return marks;
  for (const match of text.matchAll(BARE))
    bare.push({
      number: Number(match[1]),
      series: 'plain',
      start: match.index,
      end: match.index + match[0].length,
    });
  return inRun(marks, bare, listed);
}

/** Bare numbers that are the next of the run at their place. A figure that happens to be is rare, one in a run rarer. */
function inRun(sure: readonly NoteMark[], bare: readonly NoteMark[], listed: ReadonlyMap<number, Term>): NoteMark[] {
  const all = [...sure.map((mark) => ({ mark, sure: true })), ...bare.map((mark) => ({ mark, sure: false }))];
  all.sort((a, b) => a.mark.start - b.mark.start);
  const known = new Set(sure.map(({ number }) => number));
  const kept: NoteMark[] = [];
  let last = 0;
  for (const { mark, sure } of all) {
    const next =
      mark.number === last + 1 && !known.has(mark.number) && (listed.size === 0 ? last > 0 : listed.has(mark.number));
    if (!sure && !next) continue;
    kept.push(mark);
    last = mark.number;
  }
  return kept;
}

const ENTRY = new RegExp(
  `^\\s*(?:[[［〔【（(](?:注)?([0-9０-９]{1,3})[\\]］〕】）)]|([${CIRCLED}])|([0-9０-９]{1,3})(?=\\s*[.．、:：\\s“"《]|[\\u4e00-\\u9fff]))\\s*[.．、:：]?\\s*(.{2,})$`,
  'u',
);
/** A longer one has run into what stands below the list. */
const LONGEST = 800;
const SPLIT = /^(.{1,60}?)(?:[:：]\s*(?:是?指|即|就是)?|[，,]?(?:是指|即|指))\s*(.+)$/s;

/** A list's second count stands in the map from here on. */
const SECOND = 1000;

/** What explains a mark: of two counts the one that is written as the mark is. */
export function termOf(listed: ReadonlyMap<number, Term>, { number, series }: NoteMark): Term | undefined {
  const [first, second] = [listed.get(number), listed.get(SECOND + number)];
  return second?.series === series && first?.series !== series ? second : first;
}

/**
 * The list of explained terms (名词解释, 注释) at a report's end or on a page of its own, by number. Without its
 * heading, three bracketed entries in a row that begin with 1 are one too. A list that begins to count anew, with
 * numbers written otherwise, goes on.
 */
export function terms(blocks: readonly string[]): Map<number, Term> {
  const heading = outline(blocks).findLast(({ role }) => role === 'notes');
  const found = new Map<number, Term>();
  let last: Term | undefined;
  let base = 0;
  const from = heading ? heading.block : 0;
  for (let block = from; block < blocks.length; block++) {
    for (const line of (blocks[block] ?? '').split('\n')) {
      const [, bracketed, circled, plain, rest = ''] = ENTRY.exec(line) ?? [];
      const number = circled ? CIRCLED.indexOf(circled) + 1 : Number(wide(bracketed ?? plain ?? '0'));
      const [, term, explanation] = SPLIT.exec(rest) ?? [];
      const series: Series = circled ? 'circled' : bracketed ? 'bracketed' : 'plain';
      const anew = last !== undefined && base === 0 && number === 1 && series !== last.series;
      const before = anew ? 0 : (last?.number ?? 0);
      const isNext = number > before && number <= before + 5 && (heading || !plain);
      if (isNext && (explanation || bracketed || circled)) {
        if (anew) base = SECOND;
        last = { number, series, term: (term ?? rest).trim(), explanation: (explanation ?? rest).trim(), block };
        found.set(base + number, last);
      } else if (
        last &&
        line.trim() &&
        last.explanation.length < LONGEST &&
        !/[。！]["”）)]?$/.test(last.explanation)
      ) {
        last.explanation += line.trim();
      } else if (line.trim() && last && heading && !number) {
        // Furniture begins below the list.
        return found;
      }
    }
  }
  return heading || found.size >= 3 ? found : new Map();
}
