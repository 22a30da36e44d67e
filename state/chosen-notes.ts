import { computed, signal } from '@preact/signals';
import type { Id } from '../core/model';
import { filterNotes, type NoteFilter } from '../core/note-filter';
import { codes, records, reportsById } from './records';

/** What the library's list of notes is narrowed by. Outlives the view: an export may take what the list shows. */
export const noteFilter = signal<NoteFilter>({ query: '' });

const marked = signal<ReadonlySet<Id>>(new Set());

/** The notes that the reader has checked, but those that have gone since. */
export const chosenNotes = computed((): ReadonlySet<Id> => {
  if (marked.value.size === 0) return marked.value;
  return new Set(records.value.notes.flatMap(({ id }) => (marked.value.has(id) ? [id] : [])));
});

export function chooseNotes(notes: readonly Id[], chosen: boolean): void {
  const next = new Set(marked.value);
  for (const note of notes) {
    if (chosen) next.add(note);
    else next.delete(note);
  }
  marked.value = next;
}

export function chooseNone(): void {
  marked.value = new Set();
}

export const notesUnder = (filter: NoteFilter) =>
  filterNotes(records.value.notes, filter, codes.value, reportsById.value);
