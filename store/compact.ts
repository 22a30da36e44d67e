import type { Change, Id } from '../core/model';
import type { Store } from './schema';
import { foldTwo } from './undo';
import { write } from './write';

/** The newest changes, which undo walks and views show one by one, are left as they are. */
const KEPT = 2000;
const DAY = 24 * 60 * 60 * 1000;

/**
 * Folds what is old in the log: one record's changes before the newest 2,000 become one, from its first state to its
 * last then. History still tells how a record began and what it was; merging and undo look at newer ones.
 * @returns how many entries went
 */
export async function compactLog(db: Store, keep = KEPT): Promise<number> {
  const folded = await write(db, async (tx) => {
    const changes = tx.objectStore('changes');
    const surplus = (await changes.count()) - keep;
    if (surplus <= 0) return 0;
    const oldest = await changes.index('sequence').getAll(null, surplus + 1);
    const [firstKept] = oldest.splice(surplus);
    // A step is kept whole: undone by what is left of it, it would be half done.
    const old = oldest.filter(({ step }) => step !== firstKept?.step);
    const byRecord = new Map<Id, Change[]>();
    for (const change of old) byRecord.set(change.record, [...(byRecord.get(change.record) ?? []), change]);
    let gone = 0;
    for (const [first, ...rest] of byRecord.values()) {
      if (!first || rest.length === 0) continue;
      for (const { id } of [first, ...rest]) await changes.delete(id);
      await changes.put({ ...rest.reduce(foldTwo, first), folded: true });
      gone += rest.length;
    }
    const meta = await tx.objectStore('meta').get('device');
    if (meta) await tx.objectStore('meta').put({ ...meta, compacted: new Date().toISOString() });
    return gone;
  });
  return typeof folded === 'number' ? folded : 0;
}

/** Compacts at most once a day. */
export async function compactDaily(db: Store): Promise<void> {
  const { compacted } = (await db.get('meta', 'device')) ?? {};
  if (!compacted || Date.now() - Date.parse(compacted) > DAY) await compactLog(db);
}
