import type { Before } from '../core/codebook/coded-before';
import type { Note } from '../core/model';
import { reading, records } from './records';
import { isPrivate } from './service';

/** Where the words of a note, or nearly the same, were coded in other reports. */
export async function beforeOf(note: Note): Promise<Before[]> {
  // A page in a private window of Firefox has no database; it has all notes.
  if (isPrivate) {
    const { alike, asBefore } = await import('../core/codebook/coded-before');
    return asBefore(alike(note, records.value.notes), records.value.reports);
  }
  const { readCodedBefore } = await import('../store/wordings');
  return reading((db) => readCodedBefore(db, note.id));
}
