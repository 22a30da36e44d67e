import type { Command, Edit } from '../../command';
import { describe } from '../../export/code-tree';
import type { Language } from '../../export/rows';
import { guid } from '../../guid';
import { newId } from '../../id';
import type { Code, Codebook, Id, Json, KeptCodebook, Names } from '../../model';
import { pathsOf } from '../paths';

/** What importing a code will do. `merge`: it has another id here, and is known by its slug or by the names from the top. */
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
  const inChinese = ({ name }: Code) => name.zh;
  const pathsHere = pathsOf(here.codes, inChinese);
  const byPath = new Map(here.codes.map((code) => [pathsHere.get(code.id) ?? code.id, code]));
  const paths = pathsOf(incoming.codes, inChinese);
  const there = new Map(incoming.codes.map((code) => [code.id, code]));
  // REFI-QDA knows GUIDs only: those that were made of ids that are none.
  const byGuid = new Map(here.codes.map((code) => [guid(code.id), code]));
  const meant = (id: Id) => byId.get(id) ?? byGuid.get(guid(id));
  const match = (code: Code) =>
    meant(code.id) ?? (code.slug ? bySlug.get(code.slug) : undefined) ?? byPath.get(paths.get(code.id) ?? '');
  const idOf = (id: Id): Id => {
    const code = there.get(id);
    return (code && match(code)?.id) ?? id;
  };
  const last = here.codes.reduce((most, { order }) => Math.max(most, order), 0);
  // As the tree will be. Each move is judged by those before it: two that are harmless alone can close a circle.
  const parents = new Map(here.codes.map(({ id, parent }) => [id, parent]));
  for (const code of incoming.codes)
    if (!match(code)) parents.set(code.id, code.parent === undefined ? undefined : idOf(code.parent));
  // As each code will be: two of a file can be one that is here.
  const now = new Map(byId);
  const keys = new Map(here.codes.flatMap(({ id, key }) => (key === undefined ? [] : [[key, id] as const])));
  const put = (code: Code): void => {
    now.set(code.id, code);
    if (code.key === undefined || keys.get(code.key) === code.id) return;
    // As where a reader gives a key: the code that had it has none.
    const other = now.get(keys.get(code.key) ?? '');
    if (other?.key === code.key) now.set(other.id, withoutKey(other));
    keys.set(code.key, code.id);
  };
  const namesHere = namesakes(here.codes);
  const codes = incoming.codes.map((code): PlannedCode => {
    const known = match(code);
    const name = code.name.zh;
    const parent = code.parent === undefined ? {} : { parent: idOf(code.parent) };
    // A key that is taken here is no stranger's.
    const isFree = code.key === undefined || !keys.has(code.key);
    if (!known) {
      const { parent: _, ...rest } = isFree ? code : withoutKey(code);
      put({ ...rest, ...parent, order: last + code.order });
      return { name, outcome: 'add' };
    }
    // Of a code that is merged the names here hold; what it lacks comes in.
    const own = known === meant(code.id);
    const before = now.get(known.id) ?? known;
    const moves = own && parent.parent !== undefined && !isUnderSelf(known.id, parent.parent, parents);
    if (moves) parents.set(known.id, parent.parent);
    const { parent: _, order: __, ...fields } = own || isFree ? code : withoutKey(code);
    const merged: Code = own
      ? { ...before, ...saidAgain(before, fields, byId, namesHere), ...(moves ? parent : {}), id: known.id }
      : { ...fields, ...before };
    if (same(merged, before)) return { name, outcome: 'same', into: known.id };
    put(merged);
    return { name, outcome: own ? 'change' : 'merge', into: known.id };
  });
  const patch: Edit['patch'] = {};
  for (const [id, code] of now) {
    const before = byId.get(id);
    if (!before || !same(code, before))
      patch[`code:${id}`] = { ...(before ? { from: asJson(before) } : {}), to: asJson(code) };
  }
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
 * What a file only says again, with less than is known here. REFI-QDA has one language, names that occur once in all the
 * tree, one description with what to include and to leave to others below the definition, and writes out what is
 * inherited; of four colours it has one, as CSV has.
 * @param shared names that several codes here have
 */
function saidAgain(
  known: Code,
  file: Omit<Code, 'parent' | 'order'>,
  codes: ReadonlyMap<Id, Code>,
  shared: ReadonlySet<string>,
): Partial<Code> {
  const said: { [field in 'definition' | 'colour']?: Code[field] | undefined } & { name?: Names } = {};
  const parent = codes.get(known.parent ?? '')?.name;
  if (isOneText(file.name) && languages.some((each) => isNamed(file.name.zh, known.name[each], parent?.[each], shared)))
    said.name = known.name;
  const text = file.definition?.zh ?? '';
  const tells = (each: Language) =>
    [known.definition?.[each], describe(known, each)].some(
      (own) => own && (text === own || text.startsWith(`${own}\n`)),
    );
  if (isOneText(file.definition) && languages.some(tells)) said.definition = known.definition;
  const colour = known.colour ?? colourAbove(known, codes);
  if (colour && file.colour?.light === colour.light) said.colour = known.colour;
  return JSON.parse(JSON.stringify({ ...file, ...said })) as Partial<Code>;
}

const languages: readonly Language[] = ['zh', 'en'];

const isOneText = (text: Names | undefined): boolean => text !== undefined && text.zh === text.en;

/** As our own files name it: of several codes of one name each has its parent's name behind it, or a number. */
function isNamed(text: string, own: string, parent: string | undefined, shared: ReadonlySet<string>): boolean {
  if (text === own) return true;
  if (!shared.has(own) || !text.startsWith(own)) return false;
  const behind = text.slice(own.length);
  const number = parent !== undefined && behind.startsWith(`（${parent}）`) ? behind.slice(parent.length + 2) : behind;
  return /^(?: \d+)?$/.test(number);
}

/** The names that more than one code has. */
function namesakes(codes: readonly Code[]): Set<string> {
  const once = new Set<string>();
  const again = new Set<string>();
  for (const { name } of codes)
    for (const each of new Set([name.zh, name.en])) (once.has(each) ? again : once).add(each);
  return again;
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

const withoutKey = ({ key: _, ...code }: Code): Code => code;

const asJson = (code: Code): Json => JSON.parse(JSON.stringify(code));

const sorted = (code: Code): string => JSON.stringify(Object.entries(code).sort(([a], [b]) => (a < b ? -1 : 1)));
const same = (a: Code, b: Code): boolean => sorted(a) === sorted(b);
