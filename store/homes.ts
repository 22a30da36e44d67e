import type { Turn } from './commands';
import type { Writing } from './schema';

/**
 * Why a step would leave a note where no view and no page shows it, a message key: in no report, or outside the trash and
 * its report in it. Either a report goes, and notes have come into it since the step was thought of; or notes come into a
 * report that has gone since.
 */
export async function leavesHomeless(tx: Writing, turns: readonly Turn[]): Promise<string | undefined> {
  const after = new Map(turns.map((turn) => [turn.record, turn.after]));
  const coming = new Set<string>();
  for (const { kind, record, before, after: now } of turns) {
    if (kind === 'report' && before && (!now || now.trashed)) {
      for (const note of await tx.objectStore('notes').index('report').getAll(record)) {
        const then = after.has(note.id) ? after.get(note.id) : note;
        if (then?.report === record && !(now && then.trashed)) return 'refused_notesCame';
      }
    } else if (typeof now?.report === 'string' && !now.trashed && (now.report !== before?.report || before.trashed))
      coming.add(now.report);
  }
  for (const id of coming) {
    const home = after.has(id) ? after.get(id) : await tx.objectStore('reports').get(id);
    if (!home || home.trashed) return 'refused_unknownRecord';
  }
  return undefined;
}
