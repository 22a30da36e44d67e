import { describe as anchorOf } from '../anchoring/describe';
import { fold } from '../anchoring/fold';
import type { Anchor } from '../model';

export interface Place {
  start: number;
  end: number;
}

/**
 * Where a phrase stands in a text, however it is written: width, quotes, dashes, note marks, spaces and traditional
 * characters aside. In order, without overlaps; not across two blocks unless the phrase is. UTF-16 offsets, end exclusive.
 */
export function occurrences(text: string, phrase: string): Place[] {
  const wanted = stringOf(fold(phrase).units);
  if (!wanted) return [];
  const { units, from } = fold(text);
  const where = stringOf(units);
  const places: Place[] = [];
  for (let at = where.indexOf(wanted); at >= 0; ) {
    const start = from[at] ?? 0;
    const end = (from[at + wanted.length - 1] ?? 0) + 1;
    const whole = phrase.trim().includes('\n') || !text.slice(start, end).includes('\n');
    if (whole) places.push({ start, end });
    at = where.indexOf(wanted, whole ? at + wanted.length : at + 1);
  }
  return places;
}

/** A place to be coded, with what the reader is shown of it before it is. */
export interface Occurrence extends Place {
  anchor: Anchor;
  /** The words as they stand there, with some before and after them on the same line. */
  before: string;
  words: string;
  after: string;
  /** Headings above it, outermost first. */
  section: string[];
}

const CONTEXT = 24;

/**
 * The preview of "code all occurrences": where a phrase stands in the article of a text, which is between two offsets.
 * @param sectionAt the headings above an offset
 */
export function previewOccurrences(
  text: string,
  phrase: string,
  article: Place,
  sectionAt: (offset: number) => string[],
): Occurrence[] {
  return occurrences(text, phrase)
    .filter(({ start, end }) => start >= article.start && end <= article.end)
    .map(({ start, end }) => ({
      start,
      end,
      anchor: anchorOf(text, start, end),
      before: text.slice(Math.max(0, start - CONTEXT), start).replace(/^.*\n/s, ''),
      words: text.slice(start, end),
      after: text.slice(end, end + CONTEXT).replace(/\n.*$/s, ''),
      section: sectionAt(start),
    }));
}

/** Those that hold the place: coding it again may not be meant. */
export const holding = <T extends Place>(notes: readonly T[], { start, end }: Place): T[] =>
  notes.filter((each) => each.start <= start && each.end >= end);

/** In portions: a call takes only so many arguments. */
function stringOf(units: Uint16Array): string {
  let text = '';
  for (let at = 0; at < units.length; at += 8192) text += String.fromCharCode(...units.subarray(at, at + 8192));
  return text;
}
