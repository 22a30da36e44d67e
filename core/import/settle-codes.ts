import { pathsOf } from '../codebook/paths';
import { guid } from '../guid';
import type { Bundle, Code, Codebook, Id } from '../model';
import type { Editor } from './lineage';
import { same } from './same';

/** Codes that came with a file of another program, which knows them by name alone, stand in this codebook. */
const IMPORTED = 'imported-codes';
export const importedCodebook = (codes: Code[]): Codebook => ({
  id: IMPORTED,
  name: { zh: '导入的编码', en: 'Imported codes' },
  codes,
});

export interface SettledCodebook {
  /** The incoming codebook's. */
  id: Id;
  outcome: 'add' | 'change' | 'duplicate';
  record: Codebook;
}

/**
 * Incoming codes beside those that are kept: the same id, the GUID made of it, or the same slug is the same code; for
 * codes of other programs also the same names from the top down, and for mere tags a name that only one kept code has,
 * be it an area or a type. `idOf` gives the kept code's id for an incoming one.
 */
export function settleCodes(
  incoming: Bundle,
  existing: Bundle,
  editor: Editor = () => undefined,
): { codebooks: SettledCodebook[]; idOf(id: Id): Id; isType(id: Id): boolean } {
  const kept = existing.codebooks.flatMap(({ codes }) => codes);
  const byId = new Map(kept.flatMap((code) => [[code.id, code] as const, [guid(code.id), code] as const]));
  const bySlug = new Map(kept.flatMap((code) => (code.slug ? [[code.slug, code] as const] : [])));
  const byPath = new Map(
    languages.flatMap((language) => {
      const paths = pathsOf(kept, ({ name }) => name[language].trim());
      return kept.flatMap((code) => (code.name[language] ? [[paths.get(code.id) ?? code.id, code] as const] : []));
    }),
  );
  const byName = namesOfOne(kept);
  const ids = new Map<Id, Id>();

  for (const book of incoming.codebooks) {
    const paths = languages.map((language) => pathsOf(book.codes, ({ name }) => name[language].trim()));
    for (const code of book.codes) {
      const same =
        byId.get(code.id) ??
        // A table of notes has both in one column, and a reader's own ids may look like slugs: A1.2.
        (code.slug === undefined ? undefined : (bySlug.get(code.slug) ?? byId.get(code.slug))) ??
        (book.id === IMPORTED ? paths.flatMap((its) => byPath.get(its.get(code.id) ?? '') ?? [])[0] : undefined);
      const tag = book.id === IMPORTED && code.parent === undefined ? code.name : undefined;
      const match = same?.facet === code.facet ? same : tag && (byName.get(tag.zh.trim()) ?? byName.get(tag.en.trim()));
      if (match) ids.set(code.id, match.id);
    }
  }
  const idOf = (id: Id): Id => ids.get(id) ?? byId.get(id)?.id ?? bySlug.get(id)?.id ?? id;
  const books = new Map(existing.codebooks.map((book) => [book.id, book]));
  const codebooks = incoming.codebooks.map((book): SettledCodebook => {
    const codes = book.codes.map((code) => moved(code, idOf));
    const here = books.get(book.id);
    if (!here) {
      const unknown = codes.filter(({ id }) => !byId.has(id));
      const known = book.codes.length > 0 && unknown.length === 0;
      return { id: book.id, outcome: known ? 'duplicate' : 'add', record: { ...book, codes: unknown } };
    }
    const there = { ...book, codes: codes.filter(({ id }) => !byId.has(id) || inBook(here, id)) };
    const later = isLater(there, here) ? 'there' : 'here';
    const merged = mergeCodebooks(here, there, (field) => (editor(here.id, field) ?? later) === 'there');
    return { id: book.id, outcome: merged === here ? 'duplicate' : 'change', record: merged };
  });
  return { codebooks, idOf, isType: (id) => byId.get(id)?.facet === 'type' };
}

/** Names that one code alone has, in either language. */
function namesOfOne(codes: readonly Code[]): Map<string, Code> {
  const named = new Map<string, Set<Code>>();
  for (const code of codes)
    for (const name of [code.name.zh.trim(), code.name.en.trim()])
      if (name) named.set(name, (named.get(name) ?? new Set()).add(code));
  return new Map(
    [...named].flatMap(([name, [code, ...others]]) => (code && others.length === 0 ? [[name, code]] : [])),
  );
}

const inBook = (book: Codebook, id: Id): boolean => book.codes.some((code) => code.id === id);

function moved(code: Code, idOf: (id: Id) => Id): Code {
  return { ...code, id: idOf(code.id), ...(code.parent === undefined ? {} : { parent: idOf(code.parent) }) };
}

/**
 * Codes that are new come in; of a code known on both sides that of the side which alone has edited it holds, where that
 * is known, else the later codebook's, the kept one's in doubt.
 */
function mergeCodebooks(here: Codebook, there: Codebook, isTheirs: (field: string) => boolean): Codebook {
  const codes = new Map(here.codes.map((code) => [code.id, code]));
  for (const code of there.codes) {
    const known = codes.get(code.id);
    if (!known || (!same(known, code) && isTheirs(`code:${code.id}`))) codes.set(code.id, code);
  }
  const name = !same(here.name, there.name) && isTheirs('name') ? there.name : here.name;
  const merged = { ...here, name, codes: [...codes.values()] };
  return same(merged, here) ? here : merged;
}

/** A codebook as it was first put there, by a fresh library for one, gives way to one that was edited, whenever that was. */
function isLater(there: Codebook, here: Codebook): boolean {
  if (there.id === IMPORTED) return false;
  if (isUntouched(there) !== isUntouched(here)) return isUntouched(here);
  return updatedOf(there) > updatedOf(here);
}

const isUntouched = (book: Codebook): boolean => 'revision' in book && book.revision === 1;

const updatedOf = (book: Codebook): string =>
  'updated' in book && typeof book.updated === 'string' ? book.updated : '';

const languages = ['zh', 'en'] as const;
