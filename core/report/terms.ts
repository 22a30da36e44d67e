import { CIRCLED, type NoteMark, numberOf, type Series } from './note-marks';
import { outline } from './outline';

export interface Term {
  number: number;
  series: Series;
  /** What is explained, as the list writes it: “双随机、一公开”. */
  term: string;
  explanation: string;
  block: number;
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
      const number = numberOf(circled ?? bracketed ?? plain ?? '');
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
