export interface Run {
  text: string;
  look?: 'strong' | 'em';
}

/** A paragraph of the document before it is written; a heading may be looked up by its mark. */
export interface Line {
  style: string;
  text: string;
  /** What the text consists of, where not all of it looks the same. */
  runs?: readonly Run[];
  mark?: string;
}

const LINES = 22;

/** Half-width characters on a line of each style, and how many fewer on its first. */
const HALVES: Record<string, [line: number, first: number]> = {
  Heading1: [56, 4],
  Heading2: [56, 4],
  Passage: [56, 4],
  Source: [58, 0],
  Comment: [58, 0],
  Reference: [52, -4],
};

/**
 * The pages that the headings come to stand on, by their marks. The contents show these until a program fills them
 * anew; not all do. Each line is 22nd part of a page and each character one or half a 28th of a line, which leaves
 * little to guess: where punctuation or a word moves to the next line. Measured against LibreOffice in
 * `npm run check:office`.
 */
export function pagesOf(lines: Iterable<Line>, firstPage: number): Map<string, number> {
  const pages = new Map<string, number>();
  let at = 0;
  let waiting: string[] = [];
  for (const { style, text, mark } of lines) {
    const tall = heightOf(style, text);
    if (mark !== undefined) {
      waiting.push(mark);
      at += tall;
      continue;
    }
    if (waiting.length > 0) {
      // Headings stay with the line that follows.
      if (at % LINES === 0) at += waiting.length;
      const page = firstPage + Math.floor((at - 1) / LINES);
      for (const each of waiting) pages.set(each, page);
      waiting = [];
    }
    // A source line is not parted.
    if (style === 'Source' && tall <= LINES && (at % LINES) + tall > LINES) at = Math.ceil(at / LINES) * LINES;
    at += tall;
  }
  for (const each of waiting) pages.set(each, firstPage + Math.floor(Math.max(0, at - 1) / LINES));
  return pages;
}

export function heightOf(style: string, text: string): number {
  const [line, first] = HALVES[style] ?? [56, 0];
  let tall = 0;
  for (const part of text.split(/\r\n|[\n\r\u2028\u2029]/)) {
    const [words = '', ...address] = style === 'Source' ? part.split(/(?=https?:)/) : [part];
    const before = halvesOf(words) + first;
    const behind = halvesOf(address.join(''));
    // An address that has no room behind the words begins a line.
    const both = (before % line) + behind <= line;
    tall += both
      ? Math.max(1, Math.ceil((before + behind) / line))
      : Math.ceil(before / line) + Math.ceil(behind / line);
  }
  return tall;
}

const halvesOf = (text: string): number => text.length + (text.match(/[^\x20-\xff\uDC00-\uDFFF]/g)?.length ?? 0);
