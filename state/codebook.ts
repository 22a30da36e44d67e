import { computed } from '@preact/signals';
import * as codes from '../core/codebook/edit';
import { pinyinKeys } from '../core/codebook/pinyin';
import { newId } from '../core/id';
import type { Code, Id, KeptCodebook, Note } from '../core/model';
import { readNotes, readTrash } from '../store/reading';
import { write } from './edit';
import { codes as all, reading, records } from './records';
import { patiently, tell, tellFailure } from './task';

/** One tree of the editor: the codes of one facet of one codebook. Areas come first. */
export interface Tree {
  book: KeptCodebook;
  facet: Code['facet'];
  codes: Code[];
}

const byTime = (a: KeptCodebook, b: KeptCodebook): number => (a.created < b.created ? -1 : 1);

export const trees = computed((): Tree[] =>
  (['area', 'type'] as const).flatMap((facet) =>
    // The first loaded stands first: the built-in ones.
    records.value.codebooks.toSorted(byTime).flatMap((book) => {
      const its = book.codes.filter((code) => code.facet === facet).sort((a, b) => a.order - b.order);
      return its.length > 0 ? [{ book, facet, codes: its }] : [];
    }),
  ),
);

/** Notes of each code or of one below it; a note counts once. */
export const counts = computed((): ReadonlyMap<Id, number> => {
  const parents = new Map(records.value.codebooks.flatMap((book) => book.codes.map(({ id, parent }) => [id, parent])));
  const counted = new Map<Id, number>();
  for (const note of records.value.notes) {
    const line = new Set<Id>();
    for (const id of note.type === undefined ? note.areas : [...note.areas, note.type])
      for (let at: Id | undefined = id; at !== undefined && !line.has(at); at = parents.get(at)) line.add(at);
    for (const id of line) counted.set(id, (counted.get(id) ?? 0) + 1);
  }
  return counted;
});

/** The notes that carry some codes themselves, those in the trash too: a note that is restored must have codes that exist. */
export async function notesUsing(...ids: readonly Id[]): Promise<Note[]> {
  const wanted = new Set(ids);
  const all = await reading(async (db) => [...(await readNotes(db)), ...(await readTrash(db)).notes]);
  return all.filter(({ areas, type = '' }) => areas.some((id) => wanted.has(id)) || wanted.has(type));
}

export const notesUsingAny = ({ codes: its }: KeptCodebook): Promise<Note[]> => notesUsing(...its.map(({ id }) => id));

/** What was loaded beside the reader's own codes may go as a whole, where areas are left to mark with. */
export const removable = (book: KeptCodebook): boolean =>
  !book.codes.some(({ slug }) => slug) &&
  trees.value.some(({ book: { id }, facet }) => id !== book.id && facet === 'area');

/** The new code's id, or undefined where it was refused. */
export async function add(book: Id, draft: codes.NewCode): Promise<Id | undefined> {
  const id = newId();
  const pinyin = await pinyinKeys(draft.name.zh);
  const done = await edit(book, (now) =>
    codes.addCode(now, { ...draft, ...(pinyin.length > 0 ? { pinyin } : {}) }, id),
  );
  return done ? id : undefined;
}

export async function change(book: Id, id: Id, patch: codes.CodePatch): Promise<boolean> {
  const pinyin = patch.name && (await pinyinKeys(patch.name.zh));
  return edit(book, (now) =>
    codes.changeCode(now, id, { ...patch, ...(pinyin ? { pinyin: pinyin.length > 0 ? pinyin : undefined } : {}) }),
  );
}

export const move = (book: Id, id: Id, to: { parent?: Id | undefined; before?: Id | undefined }): Promise<boolean> =>
  edit(book, (now) => codes.moveCode(now, id, to));

export const archive = (book: Id, id: Id, archived: boolean): Promise<boolean> =>
  edit(book, (now) => codes.archiveCode(now, id, archived));

export const merge = (book: Id, from: Id, into: Id): Promise<boolean> =>
  edit(book, async (now) => codes.mergeCodes(now, from, into, await notesUsing(from)));

export const remove = (book: Id, id: Id, to?: Id | 'nowhere'): Promise<boolean> =>
  edit(book, async (now) => codes.deleteCode(now, id, await notesUsing(id), to));

export const archiveBook = (book: Id, archived: boolean): Promise<boolean> =>
  edit(book, (now) => codes.archiveCodebook(now, archived));

/** `to`: a code of another codebook. */
export const removeBook = (book: Id, to?: Id | 'nowhere' | 'archive'): Promise<boolean> =>
  edit(book, async (now) => {
    const heir = all.value.find(({ id }) => id === to);
    const how = heir ? { to: heir } : to === 'nowhere' || to === 'archive' ? to : undefined;
    return codes.removeCodebook(now, await notesUsingAny(now), how);
  });

/** One step, of the codebook as the one before has left it; true where something was done. */
async function edit(book: Id, make: (now: KeptCodebook) => codes.Asked | Promise<codes.Asked>): Promise<boolean> {
  let label = '';
  const command = async () => {
    const now = records.value.codebooks.find(({ id }) => id === book);
    if (!now) return undefined;
    const asked = await make(now);
    if ('refused' in asked) {
      tellFailure(asked.refused);
      return undefined;
    }
    ({ label } = asked.command);
    return asked.command.edits.length > 0 ? asked.command : undefined;
  };
  // The notes of a code may be thousands.
  const outcome = await patiently(() => write(book, command));
  if (outcome?.outcome !== 'done') return false;
  tell('codebook_done', { about: [label], offers: 'undo' });
  return true;
}
