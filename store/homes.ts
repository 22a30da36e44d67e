import type { Id } from '../core/model';
import type { Turn } from './commands';
import type { Writing } from './schema';

/**
 * Why a step would leave a note where no view and no page shows it, a message key: in no report, or outside the trash and
 * its report in it. Either a report goes, and notes have come into it since the step was thought of; or notes come into a
 * report that has gone since.
 */
export async function leavesHomeless(tx: Writing, turns: readonly Turn[]): Promise<string | undefined> {
  const after = new Map(turns.map((turn) => [`${turn.kind} ${turn.record}`, turn.after]));
  const coming: { report: Id; stands: boolean }[] = [];
  for (const { kind, record, before, after: now } of turns) {
    if (kind === 'report' && before && (!now || (now.trashed && !before.trashed))) {
      for (const note of await tx.objectStore('notes').index('report').getAll(record)) {
        const then = after.has(`note ${note.id}`) ? after.get(`note ${note.id}`) : note;
        if (then?.report === record && !(now && then.trashed)) return 'refused_notesCame';
      }
    }
    if (kind === 'note' && typeof now?.report === 'string') {
      const stands = !now.trashed;
      if (before?.report !== now.report || (stands && before.trashed)) coming.push({ report: now.report, stands });
    }
  }
  const homes = new Map<Id, { trashed?: unknown } | undefined>();
  for (const { report: id, stands } of coming) {
    if (!homes.has(id))
      homes.set(id, after.has(`report ${id}`) ? after.get(`report ${id}`) : await tx.objectStore('reports').get(id));
    const home = homes.get(id);
    if (!home || (stands && home.trashed)) return 'refused_unknownRecord';
  }
  return undefined;
}
