import type { Command, Edit, FieldPatch } from '../command';
import { newId } from '../id';
import type { Code, Id, Json, KeptCodebook, Note } from '../model';

/*
 * What a reader does to a codebook, as commands: each is one step, undone as one, whatever it takes along. Codes are
 * fields of their codebook's record, so an edit of one does not copy all. Ids stay; notes hold ids alone, so only
 * merging and deleting touch notes.
 */

/** A command, or the message key of why not. */
export type Asked = { command: Command } | { refused: CodeRefusal };
export type CodeRefusal =
  | 'refused_unknownCode'
  | 'refused_codeName'
  | 'refused_codeCycle'
  | 'refused_codeFacet'
  | 'refused_codeInUse';

/** What a reader may set of a code. `undefined` takes a field away; the parent is changed by `moveCode`. */
export type CodePatch = {
  [field in 'name' | 'definition' | 'include' | 'exclude' | 'synonyms' | 'pinyin' | 'colour' | 'badge' | 'key']?:
    | Code[field]
    | undefined;
};

export type NewCode = Pick<Code, 'facet' | 'name'> & Partial<Omit<Code, 'id' | 'slug' | 'order'>>;

/** A code at the end of its siblings. */
export function addCode(book: KeptCodebook, draft: NewCode, id: Id = newId()): Asked {
  const parent = draft.parent === undefined ? undefined : codeOf(book, draft.parent);
  if (draft.parent !== undefined && !parent) return { refused: 'refused_unknownCode' };
  if (parent && parent.facet !== draft.facet) return { refused: 'refused_codeFacet' };
  const name = trimmed(draft.name);
  if (!name) return { refused: 'refused_codeName' };
  const order = Math.max(0, ...book.codes.map((code) => code.order)) + 1;
  return step('step_addCode', book, [...freeKey(book, draft.key), [undefined, { ...draft, name, id, order }]]);
}

/** Renames, defines, recolours, gives a key: a key that another code had is taken from it. */
export function changeCode(book: KeptCodebook, id: Id, patch: CodePatch): Asked {
  const code = codeOf(book, id);
  if (!code) return { refused: 'refused_unknownCode' };
  const name = patch.name === undefined ? code.name : trimmed(patch.name);
  if (!name) return { refused: 'refused_codeName' };
  const changed = { ...code, ...without(patch), name };
  for (const field of Object.keys(patch) as (keyof CodePatch)[])
    if (field !== 'name' && patch[field] === undefined) delete changed[field];
  return step('step_changeCode', book, [...freeKey(book, patch.key, id), [code, changed]]);
}

/**
 * Under another parent (none: to the top), before a sibling or at the end. Siblings are numbered anew where there is no
 * room between two.
 */
export function moveCode(book: KeptCodebook, id: Id, to: { parent?: Id | undefined; before?: Id | undefined }): Asked {
  const code = codeOf(book, id);
  const parent = to.parent === undefined ? undefined : codeOf(book, to.parent);
  if (!code || (to.parent !== undefined && !parent)) return { refused: 'refused_unknownCode' };
  if (parent && parent.facet !== code.facet) return { refused: 'refused_codeFacet' };
  if (parent && (parent.id === id || isUnder(book, parent.id, id))) return { refused: 'refused_codeCycle' };
  const siblings = childrenOf(book, to.parent, code.facet).filter((each) => each.id !== id);
  const found = to.before === undefined ? -1 : siblings.findIndex((each) => each.id === to.before);
  const place = found < 0 ? siblings.length : found;
  const { parent: _, ...rest } = code;
  const moved: Code = { ...rest, ...(to.parent === undefined ? {} : { parent: to.parent }) };
  const before = siblings[place - 1]?.order;
  const after = siblings[place]?.order;
  if (before === undefined || after === undefined) {
    const order = after !== undefined ? after - 1 : before !== undefined ? before + 1 : code.order;
    return step('step_moveCode', book, [[code, { ...moved, order }]]);
  }
  const between = (before + after) / 2;
  if (between > before && between < after) return step('step_moveCode', book, [[code, { ...moved, order: between }]]);
  const first = siblings[0]?.order ?? 0;
  const line = [...siblings.slice(0, place), code, ...siblings.slice(place)];
  return step(
    'step_moveCode',
    book,
    line.map((each, i) => [each, { ...(each === code ? moved : each), order: first + i }]),
  );
}

/** A code and all under it out of sight of the pickers, or back. Notes keep it. */
export function archiveCode(book: KeptCodebook, id: Id, archived: boolean): Asked {
  if (!codeOf(book, id)) return { refused: 'refused_unknownCode' };
  const its = withAllUnder(book, id);
  const changed = book.codes.filter((code) => its.has(code.id)).map((code) => archiving(code, archived));
  return step(archived ? 'step_archiveCode' : 'step_unarchiveCode', book, changed);
}

/**
 * One code into another: its notes and children follow, its names become synonyms, it goes. `notes` are all that have
 * it, those in the trash too, so that a restored note has a code that exists.
 */
export function mergeCodes(book: KeptCodebook, from: Id, into: Id, notes: readonly Note[]): Asked {
  const gone = codeOf(book, from);
  const kept = codeOf(book, into);
  if (!gone || !kept || from === into) return { refused: 'refused_unknownCode' };
  if (gone.facet !== kept.facet) return { refused: 'refused_codeFacet' };
  const known = new Set([kept.name.zh, kept.name.en, ...(kept.synonyms ?? [])]);
  const others = [gone.name.zh, gone.name.en, ...(gone.synonyms ?? [])].filter((word) => word && !known.has(word));
  const synonyms = [...(kept.synonyms ?? []), ...new Set(others)];
  // A parent merged into its own descendant: that one takes its place.
  const under = isUnder(book, into, from);
  const merged: Code = withParent(
    { ...kept, ...(synonyms.length > 0 ? { synonyms } : {}) },
    under ? gone.parent : kept.parent,
  );
  const children = childrenOf(book, from, gone.facet)
    .filter((child) => child.id !== into)
    .map((child): Pair => [child, withParent(child, into)]);
  return step(
    'step_mergeCodes',
    book,
    [[gone, undefined], [kept, merged], ...children],
    recoded(notes, new Set([from]), kept),
  );
}

/**
 * A code goes; its children rise to its parent. A code in use asks first where its notes go: to another code, or
 * `nowhere`, where they lose it and stay.
 */
export function deleteCode(book: KeptCodebook, id: Id, notes: readonly Note[], to?: Id | 'nowhere'): Asked {
  const gone = codeOf(book, id);
  if (!gone) return { refused: 'refused_unknownCode' };
  const using = notes.filter((note) => note.areas.includes(id) || note.type === id);
  if (using.length > 0 && to === undefined) return { refused: 'refused_codeInUse' };
  const heir = to === undefined || to === 'nowhere' ? undefined : codeOf(book, to);
  if (to !== undefined && to !== 'nowhere' && (!heir || to === id)) return { refused: 'refused_unknownCode' };
  if (heir && heir.facet !== gone.facet) return { refused: 'refused_codeFacet' };
  const children = childrenOf(book, id, gone.facet).map((child): Pair => [child, withParent(child, gone.parent)]);
  return step('step_deleteCode', book, [[gone, undefined], ...children], recoded(using, new Set([id]), heir));
}

/** Where the notes go whose codes go with a codebook: to another code, nowhere, or nowhere yet: they keep archived codes. */
export type Leaving = { to: Code } | 'nowhere' | 'archive';

/**
 * A whole codebook goes, as it came: in one step. Where notes carry its codes, that asks first where they go; `archive`
 * leaves those codes and what stands above them, out of sight of the pickers. `notes`: those in the trash too.
 */
export function removeCodebook(book: KeptCodebook, notes: readonly Note[], how?: Leaving): Asked {
  const its = new Set(book.codes.map(({ id }) => id));
  const using = notes.filter((note) => usedIn(note).some((id) => its.has(id)));
  if (using.length > 0 && how === undefined) return { refused: 'refused_codeInUse' };
  if (how === 'archive' && using.length > 0) {
    const used = withAllAbove(book, new Set(using.flatMap(usedIn)));
    return step(
      'step_removeCodebook',
      book,
      book.codes.map((code): Pair => [code, used.has(code.id) ? { ...code, archived: true } : undefined]),
    );
  }
  const heir = typeof how === 'object' ? how.to : undefined;
  if (heir && its.has(heir.id)) return { refused: 'refused_unknownCode' };
  // Without any field there is no record.
  const patch: Edit['patch'] = {
    name: { from: { ...book.name } },
    ...Object.fromEntries(book.codes.map((code) => [`code:${code.id}`, { from: asJson(code) }])),
  };
  const gone: Edit = { kind: 'codebook', record: book.id, base: book.revision, patch };
  return {
    command: { id: newId(), label: 'step_removeCodebook', edits: [gone, ...recoded(using, its, heir)] },
  };
}

/** All of a codebook out of sight of the pickers, or back. */
export function archiveCodebook(book: KeptCodebook, archived: boolean): Asked {
  const label = archived ? 'step_archiveCodebook' : 'step_unarchiveCodebook';
  return step(
    label,
    book,
    book.codes.map((code) => archiving(code, archived)),
  );
}

/** The codebook as it will be. What a command says of it, for previews and for what is built on it before it is kept. */
export function edited(book: KeptCodebook, command: Command): KeptCodebook {
  const codes = new Map(book.codes.map((code) => [code.id, code]));
  for (const { kind, record, patch } of command.edits) {
    if (kind !== 'codebook' || record !== book.id) continue;
    for (const [field, { to }] of Object.entries(patch)) {
      if (!field.startsWith('code:')) continue;
      const id = field.slice('code:'.length);
      if (to === undefined) codes.delete(id);
      else codes.set(id, JSON.parse(JSON.stringify(to)) as Code);
    }
  }
  return { ...book, codes: [...codes.values()].sort((a, b) => a.order - b.order) };
}

/** Children in order; of no parent, the top of a facet. */
export const childrenOf = (book: { codes: readonly Code[] }, parent: Id | undefined, facet: Code['facet']): Code[] =>
  book.codes.filter((code) => code.facet === facet && code.parent === parent).sort((a, b) => a.order - b.order);

/** True where `id` stands somewhere below `above`. A cycle in damaged data ends the climb. */
export function isUnder(book: { codes: readonly Code[] }, id: Id, above: Id): boolean {
  const parents = new Map(book.codes.map((code) => [code.id, code.parent]));
  const seen = new Set<Id>();
  for (let at = parents.get(id); at !== undefined && !seen.has(at); at = parents.get(at)) {
    if (at === above) return true;
    seen.add(at);
  }
  return false;
}

/** Of these, those that the codebook has, and all that stands somewhere above them. */
function withAllAbove({ codes }: { codes: readonly Code[] }, ids: ReadonlySet<Id>): Set<Id> {
  const parents = new Map(codes.map(({ id, parent }) => [id, parent]));
  const all = new Set<Id>();
  for (const id of ids)
    for (let at: Id | undefined = id; at !== undefined && parents.has(at) && !all.has(at); at = parents.get(at))
      all.add(at);
  return all;
}

/** A code and all that stands somewhere below it. */
function withAllUnder({ codes }: { codes: readonly Code[] }, id: Id): Set<Id> {
  const under = new Map<Id, Id[]>();
  for (const { id: child, parent } of codes) {
    if (parent === undefined) continue;
    const line = under.get(parent);
    if (line) line.push(child);
    else under.set(parent, [child]);
  }
  const all = new Set([id]);
  for (const each of all) for (const child of under.get(each) ?? []) all.add(child);
  return all;
}

type Pair = [before: Code | undefined, after: Code | undefined];

function archiving(code: Code, archived: boolean): Pair {
  const { archived: _, ...rest } = code;
  return [code, archived ? { ...rest, archived } : rest];
}

function step(label: string, book: KeptCodebook, pairs: readonly Pair[], notes: readonly Edit[] = []): Asked {
  const patch: Edit['patch'] = {};
  for (const [before, after] of pairs) {
    const id = before?.id ?? after?.id;
    const change: FieldPatch = {
      ...(before ? { from: asJson(before) } : {}),
      ...(after ? { to: asJson(after) } : {}),
    };
    if (id !== undefined && JSON.stringify(change.from) !== JSON.stringify(change.to)) patch[`code:${id}`] = change;
  }
  const own: Edit[] =
    Object.keys(patch).length > 0 ? [{ kind: 'codebook', record: book.id, base: book.revision, patch }] : [];
  return { command: { id: newId(), label, edits: [...own, ...notes] } };
}

/** Notes with another code in the place of some, or with none: a type is no area's heir. */
function recoded(notes: readonly Note[], from: ReadonlySet<Id>, to: Pick<Code, 'id' | 'facet'> | undefined): Edit[] {
  const area = to?.facet === 'area' ? [to.id] : [];
  return notes.flatMap((note): Edit[] => {
    const patch: Edit['patch'] = {};
    if (note.areas.some((id) => from.has(id))) {
      const areas = note.areas.flatMap((id) => (from.has(id) ? area : [id]));
      patch.areas = { from: note.areas, to: [...new Set(areas)] };
    }
    if (note.type !== undefined && from.has(note.type))
      patch.type = { from: note.type, ...(to?.facet === 'type' ? { to: to.id } : {}) };
    return Object.keys(patch).length > 0 ? [{ kind: 'note', record: note.id, base: note.revision, patch }] : [];
  });
}

const usedIn = ({ areas, type }: Note): Id[] => (type === undefined ? areas : [...areas, type]);

/** The code that has a key loses it to another. */
const freeKey = (book: KeptCodebook, key: string | undefined, but?: Id): Pair[] =>
  key === undefined
    ? []
    : book.codes
        .filter((code) => code.key === key && code.id !== but)
        .map((code): Pair => {
          const { key: _, ...rest } = code;
          return [code, rest];
        });

const codeOf = (book: KeptCodebook, id: Id): Code | undefined => book.codes.find((code) => code.id === id);

function withParent(code: Code, parent: Id | undefined): Code {
  const { parent: _, ...rest } = code;
  return parent === undefined ? rest : { ...rest, parent };
}

/** Both names without white space around; none where both are empty. One that is missing takes the other's. */
function trimmed({ zh, en }: Code['name']): Code['name'] | undefined {
  const name = { zh: zh.trim() || en.trim(), en: en.trim() || zh.trim() };
  return name.zh ? name : undefined;
}

function without(patch: CodePatch): Partial<Code> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}

const asJson = (code: Code): Json => JSON.parse(JSON.stringify(code));
