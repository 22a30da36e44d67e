import { type NoteMark, noteMarks, type Term, termOf, terms } from './terms';

/** The note marks of a text, and what its own list explains, or one on another page of the report. */
export interface Explained {
  text: string;
  marks: NoteMark[];
  listed: ReadonlyMap<number, Term>;
}

/** @param others the texts of the report's other pages */
export function explained(text: string, others: readonly string[] = []): Explained {
  const listed = new Map<number, Term>();
  for (const one of [text, ...others])
    for (const [key, term] of terms(one.split('\n'))) if (!listed.has(key)) listed.set(key, term);
  return { text, marks: noteMarks(text, listed), listed };
}

/** Whether the list may stand on another page: there is none here, or one that leaves marks unexplained. */
export const isWanting = ({ marks, listed }: Explained): boolean =>
  listed.size === 0 || marks.some((mark) => termOf(listed, mark) === undefined);

/** What explains the marks in a passage, or right behind it. */
export function explanationsIn({ marks, listed }: Explained, start: number, end: number): Term[] {
  return marks.filter((mark) => mark.start >= start && mark.start <= end).flatMap((mark) => termOf(listed, mark) ?? []);
}

/** The passage without its note marks, as it is quoted: “双强”① → “双强”. */
export function unmarked({ text, marks }: Explained, start: number, end: number): string {
  let plain = '';
  let from = start;
  for (const mark of marks) {
    if (mark.start < start || mark.end > end) continue;
    plain += text.slice(from, mark.start);
    from = mark.end;
  }
  return plain + text.slice(from, end);
}
