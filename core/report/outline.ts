import type { Section } from './types';

/** How a heading begins: the kind is its mark's place in MARKS. */
type Mark = { kind: number; number: number; length: number };

const LEADING = /^(?:[\s\u200b\ufeff]|\?{2,}|&(?:nbsp|ensp|emsp);?)*/;
const HAN = '[〇零一二三四五六七八九十百]';
/** Outermost first where nothing else tells: a kind met for the first time goes below what is open. */
const MARKS = [
  // 第一部分
  new RegExp(`^第(${HAN}{1,4}|\\d{1,2})(?:部分|篇|章)[\\s:、.]*`),
  // 一、
  new RegExp(`^(${HAN}{1,4})\\s*(?:、|\\.(?!\\d))\\s*`),
  // （一）; on some reprints the numeral is lost.
  new RegExp(`^\\(\\s*(${HAN}{0,4})\\s*\\)\\s*[、.]?\\s*`),
  // 1.
  /^(\d{1,2})\s*(?:、|\.(?!\d))\s*/,
  // （1）
  /^\(\s*(\d{1,2})\s*\)\s*/,
  // 第一，
  new RegExp(`^第(${HAN}{1,4})[,、:]\\s*`),
  // 一是, 一要
  new RegExp(`^(${HAN}{1,4})(?:是|要)`),
  // ——
  /^(?:[—―─–-]{1,4}|[●•■◆])\s*(?=[\u4e00-\u9fff“"'‘])()/,
];
const PARTS = 0;
const DASHES = MARKS.length - 1;
/** No mark is longer than this. */
const LONGEST_MARK = 12;

/** Titles of a report's parts, which have no number in some. */
const PART =
  /^.{0,28}(?:工作的?(?:简要)?(?:回顾|总结|安排|任务|部署|要求|目标|情况|重点)|(?:主要|重点|目标|工作)任务|(?:发展|主要)(?:回顾|成就|成绩|目标)|总体(?:要求|思路)|预期目标|自身建设|指导思想).{0,12}$|\d年的?(?:主要|重点|各项)工作$|实事(?:项目|清单)?$/;
const NOTES =
  /^[【[（(※]?(?:附[:：])?(?:《?政府工作报告》?)?(?:相关|有关|部分)?(?:内容)?(?:名词|[用术词短]语)*(?:[解注]释|说明|注)[】\])）※]?[:：]?$/;
const APPENDIX = /^附(?:件|表|录|注)?\s*\d{0,2}\s*[:：]|^附件\s*[\d一二三四五]{0,2}$/;
/** A title longer than this, in characters, is cut at its first sentence or clause. */
const LONGEST = 60;

/**
 * The headings of a report, in order. Levels are by position: a kind of mark first met under another is one deeper,
 * one met again closes what was opened since, and a list that starts again at one below itself goes one deeper.
 */
export function outline(blocks: readonly string[]): Section[] {
  const sections: Section[] = [];
  const open: Pick<Mark, 'kind' | 'number'>[] = [];
  let notes = false;
  blocks.forEach((text, block) => {
    let from = 0;
    for (const line of text.split('\n')) {
      const start = from + (LEADING.exec(line)?.[0].length ?? 0);
      const rest = line.slice(start - from).trimEnd();
      from += line.length + 1;
      if (!rest) continue;
      const role = rest.length < 30 ? roleOf(rest) : undefined;
      if (role) {
        open.length = 0;
        notes = role === 'notes';
        if (!notes) open.push({ kind: PARTS, number: 0 });
        sections.push({ level: 1, title: rest, block, offset: start, role });
        continue;
      }
      const mark = markOf(rest);
      if (notes && mark && mark.kind !== PARTS + 1) continue;
      if (mark && isHead(rest, mark)) {
        notes = false;
        place(open, mark, rest);
        sections.push({ level: open.length, title: titleOf(rest, mark.length), block, offset: start });
      } else if (!mark && !notes && rest.length <= 40 && PART.test(rest) && !/[。；，,：:！!？?]/.test(rest)) {
        open.length = 0;
        open.push({ kind: PARTS, number: 0 });
        sections.push({ level: 1, title: rest, block, offset: start });
      }
    }
  });
  return sections;
}

/** The headings above an offset of a block, outermost first. */
export function sectionPath(sections: readonly Section[], block: number, offset: number): string[] {
  const path: Section[] = [];
  for (const section of sections) {
    if (section.block > block || (section.block === block && section.offset > offset)) break;
    while ((path.at(-1)?.level ?? 0) >= section.level) path.pop();
    path.push(section);
  }
  return path.map(({ title }) => title);
}

function markOf(text: string): Mark | undefined {
  // One form for １．, ⒈ and 1., for （一）, ㈠ and (一).
  const start = text.slice(0, LONGEST_MARK).normalize('NFKC');
  for (const [kind, pattern] of MARKS.entries()) {
    const match = pattern.exec(start);
    if (match) return { kind, number: numberOf(match[1] ?? ''), length: match[0].length };
  }
  return undefined;
}

const DIGITS = '零一二三四五六七八九';
function numberOf(text: string): number {
  if (/^\d*$/.test(text)) return Number(text);
  const [tens = '', ones = ''] = text.replace(/〇/g, '零').split('十');
  if (!text.includes('十')) return DIGITS.indexOf(tens);
  return 10 * (tens ? DIGITS.indexOf(tens) : 1) + (ones ? DIGITS.indexOf(ones) : 0);
}

// The session's line begins with a dash too; entries of a table of figures begin with a number.
const SESSION = /(?:会议|大会)上?[）)]?$|^[—―－─–-]*[（(]?\d{4}年/;
const isHead = (text: string, { kind, length }: Mark): boolean =>
  text.length > length && !(kind === DASHES && SESSION.test(text));

function place(open: Pick<Mark, 'kind' | 'number'>[], mark: Mark, text: string): void {
  const { kind, number } = mark;
  // After tasks numbered 一、 to 三、 within part 三、 comes part 四、.
  let at = PART.test(text) ? open.findIndex((entry) => entry.kind === kind && number === entry.number + 1) : -1;
  if (at < 0) at = open.findLastIndex((entry) => entry.kind === kind && (kind === DASHES || number > entry.number));
  // Below itself once: a page of many reports begins with one again and again.
  const same = open.filter((entry) => entry.kind === kind).length;
  if (at < 0 && number === 1 && same === 1 && open.at(-1)?.kind === kind) at = open.length;
  if (at < 0 && same > 1) at = open.findIndex((entry) => entry.kind === kind);
  if (at < 0) at = open.findIndex((entry) => entry.kind > PARTS && entry.kind >= kind);
  if (at < 0) at = open.length;
  open.length = at;
  open.push({ kind, number });
}

function titleOf(text: string, mark: number): string {
  const sentence = text.search(/[。！？；]/);
  const whole = sentence > mark ? text.slice(0, sentence) : text;
  if (whole.length <= LONGEST) return whole;
  const clause = whole.slice(mark).search(/[，,：:]/);
  return clause > 0 && mark + clause <= LONGEST ? whole.slice(0, mark + clause) : whole.slice(0, LONGEST);
}

function roleOf(text: string): Section['role'] {
  const plain = text.replace(/\s/g, '');
  return NOTES.test(plain) ? 'notes' : APPENDIX.test(plain) ? 'appendix' : undefined;
}
