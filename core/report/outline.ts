import type { Section } from './types';

type Mark = { kind: string; number: number; length: number };

const LEADING = /^(?:[\s\u200b\ufeff]|\?{2,}|&(?:nbsp|ensp|emsp);?)*/;
const HAN = '[〇零一二三四五六七八九十百]{1,4}';
/** Outermost first where nothing else tells: a kind met for the first time goes below what is open. */
const MARKS: [kind: string, mark: RegExp][] = [
  ['part', new RegExp(`^第(${HAN}|\\d{1,2})(?:部分|篇|章)[\\s:：、.．]*`)],
  ['一、', new RegExp(`^(${HAN})\\s*(?:[、．]|\\.(?!\\d))\\s*`)],
  ['（一）', new RegExp(`^[（(]\\s*(${HAN})\\s*[）)]\\s*[、.．]?\\s*`)],
  ['1.', /^(\d{1,2})\s*(?:[、．]|\.(?!\d))\s*/],
  ['（1）', /^[（(]\s*(\d{1,2})\s*[）)]\s*/],
  ['第一，', new RegExp(`^第(${HAN})[,，、:：]\\s*`)],
  ['一是', new RegExp(`^(${HAN})(?:是|要)`)],
  ['——', /^(?:[—―－─–-]{1,4}|[●•■◆])\s*(?=[\u4e00-\u9fff“"'‘])()/],
];
const RANK = new Map(MARKS.map(([kind], rank) => [kind, rank]));

/** Unnumbered titles of a report's parts. */
const PART =
  /^(?:(?:关于|过去|今后|刚刚过去的)?.{0,24}(?:工作(?:的)?(?:简要)?(?:回顾|总结|安排|任务|部署|要求|目标|情况|重点)|(?:主要|重点|目标|工作)任务|(?:发展|主要)(?:回顾|成就|成绩|目标)|总体(?:要求|思路)|预期目标|自身建设|指导思想).{0,12})$/;
const NOTES =
  /^[【[（(]?(?:《?政府工作报告》?)?(?:相关|有关|部分)?(?:名词|用语|术语|词语|名词术语)?(?:解释|注释|说明)[】\])）]?[:：]?$|^[【[]?(?:注释|名词解释|注)[】\]]?[:：]?$/;
const APPENDIX = /^附(?:件|表|录|注)?\s*\d{0,2}\s*[:：]|^附件\s*[\d一二三四五]{0,2}$/;
/** A title longer than this, in characters, is cut at its first sentence or clause. */
const LONGEST = 60;

/**
 * The headings of a report, in order. Levels are by position: a kind of mark first met under another is one deeper,
 * one met again closes what was opened since, and a list that starts again at one below itself goes one deeper.
 */
export function outline(blocks: readonly string[]): Section[] {
  const sections: Section[] = [];
  const open: { kind: string; number: number }[] = [];
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
        if (!notes) open.push({ kind: 'part', number: 0 });
        sections.push({ level: 1, title: rest, block, offset: start, role });
        continue;
      }
      const mark = markOf(rest);
      if (notes && mark && RANK.get(mark.kind) !== 1) continue;
      if (mark && isHead(rest, mark)) {
        notes = false;
        place(open, mark);
        sections.push({ level: open.length, title: titleOf(rest, mark.length), block, offset: start });
      } else if (!mark && !notes && rest.length <= 40 && PART.test(rest) && !/[。；，,：:！!？?]/.test(rest)) {
        open.length = 0;
        open.push({ kind: 'part', number: 0 });
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
  for (const [kind, pattern] of MARKS) {
    const match = pattern.exec(text);
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
function isHead(text: string, mark: Mark): boolean {
  if (text.length <= mark.length) return false;
  if (mark.kind === '——') return !SESSION.test(text);
  return true;
}

function place(open: { kind: string; number: number }[], mark: Mark): void {
  const { kind, number } = mark;
  const rank = RANK.get(kind) ?? 0;
  let at = open.findLastIndex((entry) => entry.kind === kind && (kind === '——' || number > entry.number));
  // Below itself once: a page of many reports begins with one again and again.
  const same = open.filter((entry) => entry.kind === kind).length;
  if (at < 0 && number === 1 && same === 1 && open.at(-1)?.kind === kind) at = open.length;
  if (at < 0 && same > 1) at = open.findIndex((entry) => entry.kind === kind);
  if (at < 0) at = open.findIndex((entry) => entry.kind !== 'part' && (RANK.get(entry.kind) ?? 0) >= rank);
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
