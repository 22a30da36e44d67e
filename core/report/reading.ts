import { fold } from './fold';
import { REPORT } from './genres';
import { type Head, headOf } from './head';
import { type Opening, openings } from './opening';
import { headline } from './title';
import type { PageText } from './types';

/** Texts longer than this are judged by so much of them; the longest report known has 37,000 characters. */
const READ = 240_000;
/** Where a longer text starts to be read: so far before the first words that a report is opened with. */
const BEFORE = 20_000;
/** Between two openings of one collection, and no longer the lead of a summary box. */
export const APART = 2500;

/** A page as it is read, folded: what it is judged by, and what its facts are told from. */
export interface Reading {
  text: string;
  pageTitle: string;
  /** The article's own headline, else the page's title. */
  title: string;
  found: Opening[];
  /** The opening of the article itself. */
  opening: Opening | undefined;
  head: Head;
}

export function read(page: PageText): Reading {
  const text = readable(page.blocks);
  const pageTitle = fold(page.title);
  const found = openings(text);
  const first = found.find(({ kind }) => kind === REPORT) ?? found[0];
  // The lead in a summary box comes first and in one line; the article's own opening has its head above it.
  const opening =
    first && (found.find(({ kind, at }) => kind === first.kind && at > first.at && at < first.at + APART) ?? first);
  const head = headOf(text, opening);
  return { text, pageTitle, title: headline(pageTitle, head.lines, opening !== undefined), found, opening, head };
}

/** Folded and bounded; where a page has no line breaks at all, broken before its numbered parts. */
function readable(blocks: readonly string[]): string {
  let joined = blocks.join('\n');
  if (joined.length > READ) {
    const from = Math.max(0, joined.search(/各位代表|我代表/) - BEFORE);
    joined = joined.slice(from, from + READ);
  }
  const text = fold(joined);
  return text.length > 1500 && text.length / (text.split('\n', 40).length + 1) > 700
    ? text.replace(/(?<=[。！])(?=[一二三四五]、|\d{4}年[^。，,；]{0,12}(?:回顾|总结|安排))/g, '\n')
    : text;
}
