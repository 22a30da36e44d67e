import type { Edit, Outcome, SplitNote } from '../core/command';
import { apply, isLogged } from './commands';
import { fieldsOf, pair } from './fields';
import { hashText } from './hash';
import type { Store } from './schema';
import { asText, keepText } from './texts';
import { refused, write } from './write';

/**
 * Cuts a note in parts: the first is the note itself on fewer words, the others are new ones of its areas and its type.
 * The comment stays with the first. One step; asked again with the same ids, it is done once.
 */
export async function splitNote(db: Store, { command, note: id, base, parts, page }: SplitNote): Promise<Outcome> {
  const text = await hashText(page.text);
  return write(db, async (tx): Promise<Outcome> => {
    if (await isLogged(tx, command)) return { outcome: 'done', step: command };
    const note = await tx.objectStore('notes').get(id);
    if (!note || note.trashed) return refused('refused_unknownRecord');
    // The places are of the words as the page knew them.
    if (note.revision !== base) return refused('refused_recordMoved');
    const was = fieldsOf('note', note);
    const edits = parts.map(({ note: part, anchor, section }, index): Edit => {
      const here = { anchor, section, text, url: page.url };
      const { report, areas, type } = note;
      const fields = index ? { report, areas, ...(type ? { type } : {}), comment: '', ...here } : here;
      const patch = Object.entries(fieldsOf('note', fields)).map(
        ([field, to]) => [field, pair(index ? undefined : was[field], to)] as const,
      );
      return { kind: 'note', record: index ? part : id, base: index ? 0 : base, patch: Object.fromEntries(patch) };
    });
    const outcome = await apply(tx, { id: command, label: 'step_splitNote', edits });
    if (outcome.outcome === 'done') await keepText(tx, asText(page, text));
    return outcome;
  });
}
