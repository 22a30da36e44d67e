import type { Bundle, Id, Kept } from '../model';

/** How an incoming record stands to the one that is kept: made of it, what it was made of, or edited on both sides. */
export type Lineage = 'ahead' | 'behind' | 'diverged';

/**
 * By the change logs of both sides where they know the record: the side whose log holds all of the other's changes,
 * and more, is the later one. Without logs a record of revision 1 was never edited and is what the other was made of.
 */
export function lineages(incoming: Bundle, existing: Bundle): (there: Kept, here: Kept) => Lineage {
  const theirs = changesOf(incoming);
  const ours = changesOf(existing);
  return (there, here) => {
    const [a, b] = [theirs.get(there.id), ours.get(here.id)];
    if (a && b) {
      const theyKnowOurs = [...b].every((change) => a.has(change));
      const weKnowTheirs = [...a].every((change) => b.has(change));
      if (theyKnowOurs && !weKnowTheirs) return 'ahead';
      if (weKnowTheirs && !theyKnowOurs) return 'behind';
    }
    if (there.created !== here.created) return 'diverged';
    if (there.revision > 1 && here.revision === 1) return 'ahead';
    if (there.revision === 1 && here.revision > 1) return 'behind';
    return 'diverged';
  };
}

function changesOf({ changes = [] }: Bundle): Map<Id, Set<string>> {
  const ofRecord = new Map<Id, Set<string>>();
  for (const { id, record } of changes) {
    const known = ofRecord.get(record);
    if (known) known.add(id);
    else ofRecord.set(record, new Set([id]));
  }
  return ofRecord;
}
