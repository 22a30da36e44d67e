import type { Before } from '../core/codebook/coded-before';
import type { Note } from '../core/model';
import { records } from './records';

/** Where the words of a note, or nearly the same, were coded in other reports. */
export async function beforeOf(note: Note): Promise<Before[]> {
  const { codedBefore } = await import('../core/codebook/coded-before');
  return codedBefore(note, records.value.notes, records.value.reports);
}
