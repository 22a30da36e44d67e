/** One stretch of a difference; the runs' texts without `added` give the stored words, without `removed` the new ones. */
export interface Run {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

export interface Difference {
  runs: Run[];
  /** A figure was changed, added or removed: what a reader must be told aloud. */
  figureChanged: boolean;
}

// Digits with their unit, and Chinese numerals of two or more, before a unit, or after 百分之. 一、 and 一个 are no figures.
const figure =
  /\d(?:[\d,.]*\d)?[%‰万亿元吨亩人户个公里]*|[〇零一二三四五六七八九十百千万亿两点]{2,}|[〇零一二三四五六七八九十百千万亿两点](?=[成倍元吨亩户])|(?<=分之)[〇零一二三四五六七八九十百千万亿两点]/g;

// A note's number is none either: in brackets, or right behind a quotation or title that ends a clause: “双强”15。
const mark = /[[〔【]注?\s?\d{1,3}\s?[\]〕】]|(?<=[”"’》])\d{1,3}(?=[,;:!?。、](?!\d)|$)/g;

// Beyond this many cells the middle is shown as replaced: a section of 20,000 characters would need 400 million.
const most = 4_000_000;

/**
 * What became of the quote: `now` is the text that stands at its place. Longest common subsequence by characters, where a
 * figure's digits are one: 218.6 has become 216.9, not lost an 8 and gained a 9.
 */
export function difference(quote: string, now: string): Difference {
  const [was, is] = [tokens(quote), tokens(now)];
  let head = 0;
  while (head < was.length && head < is.length && was[head] === is[head]) head++;
  let tail = 0;
  while (tail < was.length - head && tail < is.length - head && was.at(-1 - tail) === is.at(-1 - tail)) tail++;
  const runs: Run[] = [];
  add(runs, 'same', was.slice(0, head).join(''));
  middle(runs, was.slice(head, was.length - tail), is.slice(head, is.length - tail));
  add(runs, 'same', was.slice(was.length - tail).join(''));
  return { runs, figureChanged: figures(quote) !== figures(now) };
}

const tokens = (text: string): string[] => text.match(/\d[\d.,]*|./gsu) ?? [];

function figures(text: string): string {
  const narrow = text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  return (narrow.replace(mark, '').match(figure) ?? []).join('|');
}

function middle(runs: Run[], old: readonly string[], now: readonly string[]): void {
  const width = now.length + 1;
  if ((old.length + 1) * width > most) {
    add(runs, 'removed', old.join(''));
    add(runs, 'added', now.join(''));
    return;
  }
  const common = new Uint16Array((old.length + 1) * width);
  const at = (row: number, column: number): number => common[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row--)
    for (let column = now.length - 1; column >= 0; column--)
      common[row * width + column] =
        old[row] === now[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
  let row = 0;
  let column = 0;
  while (row < old.length || column < now.length) {
    const [was = '', is = ''] = [old[row], now[column]];
    if (row < old.length && column < now.length && was === is) {
      add(runs, 'same', was);
      row++;
      column++;
    } else if (row < old.length && (column === now.length || at(row + 1, column) >= at(row, column + 1))) {
      add(runs, 'removed', was);
      row++;
    } else {
      add(runs, 'added', is);
      column++;
    }
  }
}

function add(runs: Run[], kind: Run['kind'], text: string): void {
  if (!text) return;
  const last = runs.at(-1);
  if (last?.kind === kind) last.text += text;
  else runs.push({ kind, text });
}
