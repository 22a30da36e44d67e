import { outline } from './outline';

/** Which of a page's blocks are the article: [start, end). What stands before and after is furniture. */
export interface Article {
  start: number;
  end: number;
  /** A block that repeats the article's beginning in a summary box: quotes are never looked for there. */
  lead?: number;
}

/** What a block without prose takes from a run of prose: a list of links outweighs the paragraph beyond it. */
const SHORT = -12;
const PROSE = /[。！？；]|[，,].*[，,]/;
/** Lines above the first paragraph that belong to it: title, session, speaker, salutation. */
const ABOVE = 10;
const HEAD =
  /工作报告|会议上|^各位|^[位]?代表[:：]|长[\u4e00-\u9fff]{2,4}$|^[—―－-]+.{4,60}$|^[（(]?\d{4}年\d+月\d+日[）)]?$/;
const TITLE = /工作报告(?:[（(].{1,20}[）)])?$/;
const TRAIL = /当前位置|您的位置|>>?|»/;
const LEAD = 40;
/** So many blocks below it the article begins at the latest. */
const BELOW = 24;
/** What a summary box says before it repeats the lead. */
const SAYS = /^.*?(?:内容摘要|内容提要|核心提示|摘要|导语)[】\]]?[:：]?/s;

/** Of the most prose that the page has, so much must stand where its system keeps articles. */
const ENOUGH = 0.5;
/** Where more lines than these stand around it there, they are no signature and date but furniture. */
const AROUND = 8;

/**
 * The run of blocks with the most prose, with the head above it and the list of notes below.
 * @param held where a known system keeps the article, [start, end) in blocks: taken for it where that is so
 */
export function articleOf(blocks: readonly string[], held?: { start: number; end: number }): Article {
  const sections = outline(blocks);
  const headings = new Set(sections.map(({ block }) => block));
  let best = densest(blocks, headings, 0, blocks.length);
  if (best.sum === 0) return { start: 0, end: blocks.length };
  const inside = held && densest(blocks, headings, held.start, held.end);
  if (inside && inside.sum >= best.sum * ENOUGH) {
    const around = blocks.filter(
      (block, at) => block.trim() && at >= held.start && at < held.end && (at < inside.start || at >= inside.end),
    );
    best = around.length <= AROUND ? { ...inside, ...held } : inside;
  }
  const lead = leadOf(blocks, best.start, best.end);
  let from = lead === undefined ? best.start : lead + 1;
  for (let at = from - 1, seen = 0; at >= 0 && seen < ABOVE && lead === undefined; at--) {
    const line = (blocks[at] ?? '').replace(/\s|\?{2,}/g, '');
    if (!line) continue;
    seen++;
    if (line.length < 80 && !TRAIL.test(line) && (HEAD.test(line) || headings.has(at))) from = at;
    // The title is the top; above it stand the names of other reports.
    if (from === at && TITLE.test(line)) break;
  }
  const notes = sections.findLast(({ role, block }) => role === 'notes' && block >= best.end - 1);
  const end = notes && notes.block < best.end + 3 ? lastEntry(blocks, notes.block) : best.end;
  return { start: from, end: Math.max(end, best.end), ...(lead === undefined ? {} : { lead }) };
}

/** Headings counted for nothing and other short lines against it: a maximum subarray (Bentley 1984). */
function densest(blocks: readonly string[], headings: ReadonlySet<number>, first: number, last: number) {
  let best = { sum: 0, start: first, end: last };
  let sum = 0;
  let start = first;
  for (let at = first; at < last; at++) {
    const block = blocks[at] ?? '';
    const length = block.trim().length;
    if (sum <= 0) {
      sum = 0;
      start = at;
    }
    // An article may end with points that are short sentences: ——把握好政府与市场的关系。
    if (headings.has(at) && length < 60) sum += block.trim().endsWith('。') ? length : 0;
    else if (length > 0) sum += length >= 30 && PROSE.test(block) ? length : SHORT;
    if (sum > best.sum) best = { sum, start, end: at + 1 };
  }
  return best;
}

/**
 * The text with its repeated lead blanked out, all else at its place: what looks for quotes in it finds the article's
 * own first paragraph, and never the summary box above it.
 */
export function withoutLead(text: string): string {
  const blocks = text.split('\n');
  const { lead } = articleOf(blocks);
  if (lead === undefined) return text;
  const start = blocks.slice(0, lead).reduce((sum, block) => sum + block.length + 1, 0);
  const length = blocks[lead]?.length ?? 0;
  return text.slice(0, start) + ' '.repeat(length) + text.slice(start + length);
}

const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]|&(?:nbsp|ensp|emsp);?/gu, '');

/** The block of the article's first ones whose beginning comes again right below it. */
function leadOf(blocks: readonly string[], start: number, end: number): number | undefined {
  for (let at = Math.max(0, start - BELOW); at < Math.min(end, start + 4); at++) {
    const beginning = bare((blocks[at] ?? '').replace(SAYS, '')).slice(0, LEAD);
    if (beginning.length < LEAD) continue;
    if (
      bare(blocks.slice(at + 1, at + 1 + BELOW).join(''))
        .slice(0, 1200)
        .includes(beginning)
    )
      return at;
  }
  return undefined;
}

function lastEntry(blocks: readonly string[], from: number): number {
  let end = from + 1;
  for (let at = from + 1; at < blocks.length; at++) {
    const line = (blocks[at] ?? '').trim();
    if (!line) continue;
    if (!/^[[〔【［(（]?\d{1,3}|^[①-⑳]/.test(line) && !PROSE.test(line)) break;
    end = at + 1;
  }
  return end;
}
