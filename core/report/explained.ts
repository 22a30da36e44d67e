import { type NoteMark, noteMarks } from './note-marks';
import { type Term, termOf, terms } from './terms';

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
