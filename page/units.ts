export interface Passage {
  start: number;
  end: number;
}

/** A sentence ends after its mark and the quotes and brackets that close with it; 3.5 and "No. 3" do not end one. */
const SENTENCE_END = /[。！？；!?;…]+[”’"'」』）)】]*|\n/g;

/** The paragraph (line of the text) around an offset, white space at its edges left out. */
export function paragraphAt(text: string, offset: number): Passage {
  const before = offset > 0 ? text.lastIndexOf('\n', offset - 1) + 1 : 0;
  const after = text.indexOf('\n', offset);
  return trim(text, before, after < 0 ? text.length : after);
}

/** The sentence around an offset, within its paragraph. */
export function sentenceAt(text: string, offset: number): Passage {
  const { start, end } = paragraphAt(text, offset);
  let from = start;
  for (const { index, 0: mark } of text.slice(start, end).matchAll(SENTENCE_END)) {
    const after = start + index + mark.length;
    if (after > offset) return trim(text, from, after);
    from = after;
  }
  return trim(text, Math.min(from, end), end);
}

/** The section around an offset: from its heading to the next one. `starts`: where headings stand, ascending. */
export function sectionAt(text: string, starts: readonly number[], offset: number): Passage {
  const at = starts.findLastIndex((start) => start <= offset);
  return trim(text, at < 0 ? 0 : (starts[at] ?? 0), starts[at + 1] ?? text.length);
}

/**
 * The next larger unit around a selection: what is selected already is grown. Nothing where nothing is larger.
 */
export function grow(text: string, starts: readonly number[], { start, end }: Passage): Passage | undefined {
  for (const unit of [sentenceAt(text, start), paragraphAt(text, start), sectionAt(text, starts, start)])
    if (unit.start <= start && unit.end >= end && unit.end - unit.start > end - start) return unit;
  return undefined;
}

/** The sentence after (or before) a selection; past the end of a paragraph, the neighbour's. */
export function step(text: string, { start, end }: Passage, way: 1 | -1): Passage | undefined {
  let at = way > 0 ? end : start - 1;
  while (at >= 0 && at < text.length && /\s/.test(text[at] ?? '')) at += way;
  return at < 0 || at >= text.length ? undefined : sentenceAt(text, at);
}

/** What lies between two offsets, without the white space at its edges. */
export function trim(text: string, from: number, to: number): Passage {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text[start] ?? '')) start++;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  return { start, end };
}
