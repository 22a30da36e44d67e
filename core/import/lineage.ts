import type { Bundle, Change, Id, Kept } from '../model';

/** How an incoming record stands to the one that is kept: made of it, what it was made of, or edited on both sides. */
export type Lineage = 'ahead' | 'behind' | 'diverged';

/**
 * By the change logs of both sides where they know the record: the side whose log holds all of the other's changes,
 * and more, is the later one. Without logs a record of revision 1 was never edited and is what the other was made of.
 */
export function lineages(incoming: Bundle, existing: Bundle): (there: Kept, here: Kept) => Lineage {
  const theirs = changesOf(incoming);
  const ours = changesOf(existing);
  const [theyKnow, weKnow] = [knowing(incoming), knowing(existing)];
  return (there, here) => {
    const [a, b] = [theirs.get(there.id), ours.get(here.id)];
    if (a && b) {
      const theyKnowOurs = b.every(theyKnow);
      const weKnowTheirs = a.every(weKnow);
      if (theyKnowOurs && !weKnowTheirs) return 'ahead';
      if (weKnowTheirs && !theyKnowOurs) return 'behind';
    }
    if (there.created !== here.created) return 'diverged';
    if (there.revision > 1 && here.revision === 1) return 'ahead';
    if (there.revision === 1 && here.revision > 1) return 'behind';
    return 'diverged';
  };
}

/**
 * Whether a log holds a change: as it is, or put together with later ones of its record. Those of the same device are in
 * there; those of another may have been made beside them, and only the log that has them can tell.
 */
export function knowing({ changes = [] }: Bundle): (change: Change) => boolean {
  const ids = new Set(changes.map(({ id }) => id));
  const folded = new Map<string, string>();
  for (const { record, device, time, folded: is } of changes) if (is) folded.set(`${record} ${device}`, time);
  return ({ id, record, device, time }) => ids.has(id) || time <= (folded.get(`${record} ${device}`) ?? '');
}

function changesOf({ changes = [] }: Bundle): Map<Id, Change[]> {
  const ofRecord = new Map<Id, Change[]>();
  for (const change of changes) {
    const known = ofRecord.get(change.record);
    if (known) known.push(change);
    else ofRecord.set(change.record, [change]);
  }
  return ofRecord;
}
