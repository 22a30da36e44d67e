import { type NoteMark, noteMarks, type Term, terms } from './terms';

/** The note marks of a text, and what its own list explains. */
export interface Explained {
  text: string;
  marks: NoteMark[];
  listed: ReadonlyMap<number, Term>;
}

export function explained(text: string): Explained {
  const listed = terms(text.split('\n'));
  return { text, marks: noteMarks(text, listed), listed };
}

/** What explains the marks in a passage, or right behind it. */
export function explanationsIn({ marks, listed }: Explained, start: number, end: number): Term[] {
  return marks
    .filter((mark) => mark.start >= start && mark.start <= end)
    .flatMap(({ number }) => listed.get(number) ?? []);
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
