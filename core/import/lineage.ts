import type { Change, Id, Kept } from '../model';

/** How an incoming record stands to the one that is kept: made of it, what it was made of, or edited on both sides. */
export type Lineage = 'ahead' | 'behind' | 'diverged';

export interface Log {
  changes?: readonly Change[];
}

/**
 * By the change logs of both sides where they know the record: the side whose log holds all of the other's changes,
 * and more, is the later one. Without logs a record of revision 1 was never edited and is what the other was made of.
 */
export function lineages(incoming: Log, existing: Log): (there: Kept, here: Kept) => Lineage {
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
 * The log without imports that were undone, and without the history that files had brought of the records that those
 * have changed: it is not in these records, and the same file must be able to come in again.
 */
export function withoutUndoneImports({ changes = [] }: Log): Log {
  if (!changes.some(({ label, undoes }) => undoes && label === 'step_import')) return { changes };
  const redone = new Set(changes.flatMap(({ redoes }) => redoes ?? []));
  const undone = new Set(changes.flatMap(({ step, undoes }) => (undoes && !redone.has(step) ? undoes : [])));
  const ofUndone = ({ label, step, undoes }: Change) => label === 'step_import' && undone.has(undoes ?? step);
  const records = new Set(changes.flatMap((change) => (ofUndone(change) ? change.record : [])));
  return {
    changes: changes.filter((change) => !ofUndone(change) && !(change.imported && records.has(change.record))),
  };
}

/** Which side alone has edited a record's field since they parted, as far as the logs tell. */
export type Editor = (record: Id, field: string) => 'there' | 'here' | undefined;

export function editors(incoming: Log, existing: Log): Editor {
  // Most files leave nothing in doubt, and logs are long.
  let edits: Map<Id, Set<string>>[] | undefined;
  return (record, field) => {
    edits ??= [editsIn(incoming, existing), editsIn(existing, incoming)];
    const [theirs, ours] = edits.map((its) => its.get(record)?.has(field) ?? false);
    return theirs === ours ? undefined : theirs ? 'there' : 'here';
  };
}

/** What came with a file, or when the record came, is no edit of this side. */
function editsIn({ changes = [] }: Log, beside: Log): Map<Id, Set<string>> {
  const isKnown = knowing(beside);
  const edits = new Map<Id, Set<string>>();
  for (const change of changes) {
    if (change.label === 'step_import' || 'revision' in change.after || isKnown(change)) continue;
    const fields = edits.get(change.record) ?? new Set();
    edits.set(change.record, fields);
    for (const field of [...Object.keys(change.before), ...Object.keys(change.after)]) fields.add(field);
  }
  return edits;
}

/**
 * Whether a log holds a change: as it is, or put together with later ones of its record. Those of the same device are in
 * there; those of another may have been made beside them, and only the log that has them can tell.
 */
export function knowing({ changes = [] }: Log): (change: Change) => boolean {
  const ids = new Set(changes.map(({ id }) => id));
  const folded = new Map<string, string>();
  for (const { record, device, time, folded: is } of changes) if (is) folded.set(`${record} ${device}`, time);
  return ({ id, record, device, time }) => ids.has(id) || time <= (folded.get(`${record} ${device}`) ?? '');
}

function changesOf({ changes = [] }: Log): Map<Id, Change[]> {
  const ofRecord = new Map<Id, Change[]>();
  for (const change of changes) {
    const known = ofRecord.get(change.record);
    if (known) known.push(change);
    else ofRecord.set(change.record, [change]);
  }
  return ofRecord;
}
