import type { Command, Edit } from '../../command';
import { newId } from '../../id';
import type { Code, Codebook, Id, Json, KeptCodebook, Names } from '../../model';

/** What importing a code will do. `merge`: it has another id here, and is known by its slug or by name and parent. */
export interface PlannedCode {
  name: string;
  outcome: 'add' | 'change' | 'merge' | 'same';
  /** The code here, for all but `add`. */
  into?: Id;
}

/** What importing a codebook into another will do, code by code, and the one step that does it. */
export function planCodebook(incoming: Codebook, here: KeptCodebook): { codes: PlannedCode[]; command: Command } {
  const byId = new Map(here.codes.map((code) => [code.id, code]));
  const bySlug = new Map(here.codes.flatMap((code) => (code.slug ? [[code.slug, code] as const] : [])));
  const byPath = new Map(here.codes.map((code) => [pathOf(code, byId), code]));
  const there = new Map(incoming.codes.map((code) => [code.id, code]));
  const match = (code: Code) =>
    byId.get(code.id) ?? (code.slug ? bySlug.get(code.slug) : undefined) ?? byPath.get(pathOf(code, there));
  const idOf = (id: Id): Id => {
    const code = there.get(id);
    return (code && match(code)?.id) ?? id;
  };
  const last = Math.max(0, ...here.codes.map(({ order }) => order));
  // As the tree will be. Each move is judged by those before it: two that are harmless alone can close a circle.
  const parents = new Map(here.codes.map(({ id, parent }) => [id, parent]));
  for (const code of incoming.codes)
    if (!match(code)) parents.set(code.id, code.parent === undefined ? undefined : idOf(code.parent));
  const patch: Edit['patch'] = {};
  const codes = incoming.codes.map((code): PlannedCode => {
    const known = match(code);
    const name = code.name.zh;
    const parent = code.parent === undefined ? {} : { parent: idOf(code.parent) };
    if (!known) {
      const { parent: _, ...rest } = code;
      patch[`code:${code.id}`] = { to: asJson({ ...rest, ...parent, order: last + code.order }) };
      return { name, outcome: 'add' };
    }
    // Of a code that is merged the names here hold; what it lacks comes in.
    const own = known.id === code.id;
    const moves = own && parent.parent !== undefined && !isUnderSelf(known.id, parent.parent, parents);
    if (moves) parents.set(known.id, parent.parent);
    const { parent: _, order: __, ...fields } = code;
    const merged: Code = own
      ? { ...known, ...saidAgain(known, fields, byId), ...(moves ? parent : {}) }
      : { ...fields, ...known };
    if (same(merged, known)) return { name, outcome: 'same', into: known.id };
    patch[`code:${known.id}`] = { from: asJson(known), to: asJson(merged) };
    return { name, outcome: own ? 'change' : 'merge', into: known.id };
  });
  const edits: Edit[] =
    Object.keys(patch).length > 0 ? [{ kind: 'codebook', record: here.id, base: here.revision, patch }] : [];
  return { codes, command: { id: newId(), label: 'step_importCodebook', edits } };
}

/**
 * The step that makes a codebook of its own beside those that are here: what comes with the extension as a scheme is not
 * mixed with the reader's areas. `after`: the order of the last code that is here.
 */
export function makeCodebook({ id, name, codes }: Codebook, after: number): { codes: PlannedCode[]; command: Command } {
  const members = codes.map((code) => [`code:${code.id}`, { to: asJson({ ...code, order: after + 1 + code.order }) }]);
  const edit: Edit = {
    kind: 'codebook',
    record: id,
    base: 0,
    patch: { name: { to: { ...name } }, ...Object.fromEntries(members) },
  };
  return {
    codes: codes.map((code) => ({ name: code.name.zh, outcome: 'add' })),
    command: { id: newId(), label: 'step_importCodebook', edits: [edit] },
  };
}

/** True where the new parent stands under the code: the move would close a circle. */
function isUnderSelf(id: Id, parent: Id | undefined, parents: ReadonlyMap<Id, Id | undefined>): boolean {
  const seen = new Set<Id>();
  for (let at = parent; at !== undefined && !seen.has(at); at = parents.get(at)) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}

/**
 * What a file only says again, with less than is known here. REFI-QDA has one language, one description with what to
 * include and to leave to others below the definition, and writes out what is inherited; of four colours it has one, as
 * CSV has.
 */
function saidAgain(known: Code, file: Omit<Code, 'parent' | 'order'>, codes: ReadonlyMap<Id, Code>): Partial<Code> {
  const said: { [field in 'definition' | 'colour']?: Code[field] | undefined } & { name?: Names } = {};
  if (isAgain(file.name, known.name)) said.name = known.name;
  if (isAgain(file.definition, known.definition, true)) said.definition = known.definition;
  const colour = known.colour ?? colourAbove(known, codes);
  if (colour && file.colour?.light === colour.light) said.colour = known.colour;
  return JSON.parse(JSON.stringify({ ...file, ...said })) as Partial<Code>;
}

function isAgain(text: Names | undefined, here: Names | undefined, begins = false): boolean {
  if (!text || !here || text.zh !== text.en) return false;
  return [here.zh, here.en].some((own) => text.zh === own || (begins && text.zh.startsWith(`${own}\n`)));
}

function colourAbove({ parent }: Code, codes: ReadonlyMap<Id, Code>): Code['colour'] {
  const seen = new Set<Id>();
  for (let at = parent; at !== undefined && !seen.has(at); at = codes.get(at)?.parent) {
    seen.add(at);
    const colour = codes.get(at)?.colour;
    if (colour) return colour;
  }
  return undefined;
}

const pathOf = (code: Code, codes: ReadonlyMap<Id, Code>): string =>
  JSON.stringify([code.facet, code.parent === undefined ? '' : (codes.get(code.parent)?.name.zh ?? ''), code.name.zh]);

const asJson = (code: Code): Json => JSON.parse(JSON.stringify(code));

const sorted = (code: Code): string => JSON.stringify(Object.entries(code).sort(([a], [b]) => (a < b ? -1 : 1)));
const same = (a: Code, b: Code): boolean => sorted(a) === sorted(b);
