/** A selection as it stands in the file. `name` is the quote in most programs, a label in some. */
export interface Selected {
  start: number;
  end: number;
  name: string;
}

interface Reading {
  text: string;
  offset(position: number): number | undefined;
}

/**
 * Where the selections of one source are. The standard counts code points of a text with LF; programs were seen to
 * count UTF-16, CRLF as two, and the BOM as one. The reading that gives most selections their quotes is taken; in doubt
 * one that counts a CRLF as it stands, as all but ATLAS.ti do. `place` gives UTF-16 offsets in `text`, which is LF and without BOM.
 */
export function placing(
  raw: string,
  selections: readonly Selected[],
  origin = '',
): { text: string; place(index: number): { start: number; end: number } | undefined } {
  const text = lineFeeds(raw.replace(/^\uFEFF/, ''));
  const inText = [codePoints(text), utf16(text)];
  const inRaw = raw === text ? [] : [codePoints(raw), utf16(raw)].map((reading) => through(reading, raw));
  const readings: Reading[] = /atlas/i.test(origin) ? [...inText, ...inRaw] : [...inRaw, ...inText];
  // Where the decoder has taken the BOM away already.
  readings.push(...inText.map((reading): Reading => ({ text, offset: (position) => reading.offset(position - 1) })));
  const at = (reading: Reading, { start, end }: Selected) => {
    const [from, to] = [reading.offset(start), reading.offset(end)];
    return from !== undefined && to !== undefined && from < to ? { start: from, end: to } : undefined;
  };
  const right = (reading: Reading): number =>
    selections.filter((selection) => {
      const place = at(reading, selection);
      return place && bears(text, place, selection.name);
    }).length;
  let best = readings[0] ?? utf16(text);
  let most = right(best);
  for (const reading of readings.slice(1)) {
    // What cannot be bettered is not searched for.
    if (most === selections.length) break;
    const count = right(reading);
    if (count > most) [best, most] = [reading, count];
  }
  let searched = 0;
  return {
    text,
    place(index) {
      const selection = selections[index];
      if (!selection) return undefined;
      const place = at(best, selection);
      if (place && bears(text, place, selection.name)) return place;
      // A long text is not searched through for each of very many labels.
      searched += text.length;
      if (searched > MOST_SEARCHED) return place;
      return onlyPlace(text, lineFeeds(selection.name)) ?? place;
    },
  };
}

const lineFeeds = (text: string): string => text.replace(/\r\n?/g, '\n');

/** Whether the place has the words of the name, which may be cut, or have its line ends made spaces. */
function bears(text: string, { start, end }: { start: number; end: number }, name: string): boolean {
  const [label, wanted] = [oneLine(name), oneLine(name).replace(/(?:…|\.{3})$/, '')];
  if (label === '') return false;
  // As much as could be alike: a selection may be as long as the text, and there may be many.
  const quote = oneLine(text.slice(start, Math.min(end, start + 2 * name.length + 50)));
  return quote === label || (wanted.length >= 10 && quote.startsWith(wanted));
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const MOST_SEARCHED = 1_000_000_000;

/** A name that stands in the text once, and is long enough to be a quote. */
function onlyPlace(text: string, name: string): { start: number; end: number } | undefined {
  if (name.length < 8) return undefined;
  const start = text.indexOf(name);
  return start >= 0 && text.indexOf(name, start + 1) < 0 ? { start, end: start + name.length } : undefined;
}

function utf16(text: string): Reading {
  return { text, offset: (position) => (isWithin(position, text.length) ? position : undefined) };
}

function codePoints(text: string): Reading {
  if (!/[\u{10000}-\u{10FFFF}]/u.test(text)) return utf16(text);
  const offsets: number[] = [];
  let offset = 0;
  for (const character of text) {
    offsets.push(offset);
    offset += character.length;
  }
  offsets.push(offset);
  return { text, offset: (position) => (Number.isInteger(position) ? offsets[position] : undefined) };
}

/** A reading of the raw text, its offsets led to the text without BOM and CR. */
function through(reading: Reading, raw: string): Reading {
  const gone: number[] = [];
  for (const { index } of raw.matchAll(/^\uFEFF|\r(?=\n)/g)) gone.push(index);
  return {
    text: raw,
    offset(position) {
      const at = reading.offset(position);
      if (at === undefined) return undefined;
      let low = 0;
      let high = gone.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((gone[middle] ?? 0) < at) low = middle + 1;
        else high = middle;
      }
      return at - low;
    },
  };
}

const isWithin = (position: number, length: number): boolean =>
  Number.isInteger(position) && position >= 0 && position <= length;
