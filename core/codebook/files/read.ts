import { undefused } from '../../export/csv-cells';
import { guid, guidOf } from '../../guid';
import { parse } from '../../import';
import { colourIn } from '../../import/colour';
import { decode } from '../../import/decode';
import { isObject, member, strings, text } from '../../import/member';
import { Unreadable } from '../../import/outcome';
import { cellsOf, hasColumns, readTable } from '../../import/table';
import type { Code, Codebook, Names } from '../../model';
import { readable } from '../colour';

/** What became of one row, or code, of a file. `changed`: read, but not as it stood there; the reason says what. */
export interface RowFate {
  /** From 1, headings not counted. */
  row: number;
  name: string;
  outcome: 'read' | 'changed' | 'invalid';
  reason?: CodeFault;
}
export type CodeFault =
  | 'codebook_noName'
  | 'codebook_duplicateId'
  | 'codebook_noParent'
  | 'codebook_cycle'
  | 'codebook_noColour'
  | 'codebook_notACode'
  | 'codebook_tooMany';

export type CodebookRead = { codebook: Codebook; rows: RowFate[] } | { refused: string };

/** More is no codebook; what comes after is told and left out. */
export const MOST_CODES = 10_000;
const LONGEST_NAME = 200;
const LONGEST_TEXT = 5000;

/** `fault`: what was put right already. */
type Draft = Omit<Code, 'order'> & { row: number; fault?: CodeFault };

/**
 * A codebook from a file: our JSON, CSV (UTF-8 or the local code page), or REFI-QDA. The fate of each row is told; what
 * is wrong with a whole file is a message key. Names are text and nothing else: who shows them escapes them.
 */
export async function readCodebook(name: string, bytes: Uint8Array): Promise<CodebookRead> {
  const title = name.replace(/\.\w+$/, '');
  try {
    if (/^\s*</.test(new TextDecoder().decode(bytes.subarray(0, 64)).replace('\uFEFF', ''))) {
      const { bundle, rows } = await parse(name, bytes);
      const damage = rows.find(({ reason = '' }) => reason && !reason.startsWith('import_invalid_'))?.reason;
      if (damage) return { refused: damage === 'import_notXml' ? 'import_damaged' : damage };
      const codes = bundle.codebooks.flatMap((book) => book.codes);
      const rowsRead = rows.flatMap(({ outcome }, i) => (outcome === 'read' ? i + 1 : []));
      const read = settle(
        title,
        guidOf('codebook', title),
        // REFI-QDA has no badges: what was read as one was made of the name.
        codes.map(({ badge: _, ...code }, i) => ({ ...code, row: rowsRead[i] ?? i + 1 })),
        [],
      );
      const failed = rows.flatMap(({ outcome, reason: told = '' }, i): RowFate[] => {
        const reason = FAULTS[told];
        return outcome === 'invalid' && reason ? [{ row: i + 1, name: '', outcome, reason }] : [];
      });
      return { ...read, rows: [...read.rows, ...failed].sort((a, b) => a.row - b.row) };
    }
    const content = decode(bytes, { codePage: true });
    return /^\s*[[{]/.test(content) ? readJson(title, content) : readCsv(title, content);
  } catch (error) {
    if (error instanceof Unreadable) return { refused: error.reason };
    throw error;
  }
}

/** What the import of a REFI-QDA file says of its codes; of a project's passages it says more. */
const FAULTS: Record<string, CodeFault | undefined> = {
  import_invalid_noName: 'codebook_noName',
  import_invalid_repeated: 'codebook_duplicateId',
};

function readJson(title: string, content: string): CodebookRead {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return { refused: 'import_damaged' };
  }
  const book = member(value, 'codebook') ?? value;
  const codes = Array.isArray(book) ? book : member(book, 'codes');
  if (!Array.isArray(codes)) return { refused: 'import_notOurs' };
  const drafts: Draft[] = [];
  const fates: RowFate[] = [];
  codes.forEach((code: unknown, i) => {
    const row = i + 1;
    const name = namesIn(member(code, 'name'));
    if (!isObject(code)) fates.push({ row, name: '', outcome: 'invalid', reason: 'codebook_notACode' });
    else drafts.push(draftOf(row, name, { ...textsIn(code), synonyms: strings(member(code, 'synonyms')) }, code));
  });
  return settle(namesIn(member(book, 'name')) ?? title, text(book, 'id') || guidOf('codebook', title), drafts, fates);
}

function readCsv(title: string, content: string): CodebookRead {
  const table = readTable(content);
  if (!['name_zh', 'name_en', 'name', '名称', '编码'].some((column) => hasColumns(table, column)))
    return { refused: 'import_notOurs' };
  const cells = cellsOf(table);
  const drafts = table.rows.map((line, i) => {
    const cell = (...names: string[]) => undefused(cells(line, ...names)).trim();
    const both = (name: string, plain: string): Names | undefined =>
      namesIn({ zh: cell(`${name}_zh`, plain), en: cell(`${name}_en`) });
    const more = {
      definition: both('definition', '定义'),
      include: both('include', '包括'),
      exclude: both('exclude', '不包括'),
      synonyms: cell('synonyms', '同义词')
        .split(/[;；、]/)
        .map((word) => word.trim())
        .filter(Boolean),
    };
    const raw = Object.fromEntries(
      ['id', 'parent', 'facet', 'slug', 'badge', 'key', 'archived', 'colour'].map((name) => [name, cell(name)]),
    );
    const name = namesIn({ zh: cell('name_zh', 'name', '名称', '编码'), en: cell('name_en') });
    return draftOf(i + 1, name, more, { ...raw, archived: raw.archived === '1' });
  });
  return settle(title, guidOf('codebook', title), drafts, []);
}

type Texts = { [field in 'definition' | 'include' | 'exclude']?: Names | undefined };

const textsIn = (code: object): Texts => ({
  definition: namesIn(member(code, 'definition'), LONGEST_TEXT),
  include: namesIn(member(code, 'include'), LONGEST_TEXT),
  exclude: namesIn(member(code, 'exclude'), LONGEST_TEXT),
});

function draftOf(row: number, name: Names | undefined, more: Texts & { synonyms: string[] }, raw: object): Draft {
  const { definition, include, exclude, synonyms } = more;
  const given = member(raw, 'colour');
  const read = colourIn(given);
  const colour = read && readable(read);
  const isMended = given && (typeof given === 'string' ? !colour : JSON.stringify(colour) !== JSON.stringify(given));
  const [slug, badge, key, parent] = ['slug', 'badge', 'key', 'parent'].map((field) => clean(text(raw, field), 100));
  return {
    row,
    id: clean(text(raw, 'id'), 100) || (name ? guidOf('codebook', parent ?? '', name.zh) : ''),
    facet: text(raw, 'facet') === 'type' ? 'type' : 'area',
    name: name ?? { zh: '', en: '' },
    ...(definition ? { definition } : {}),
    ...(include ? { include } : {}),
    ...(exclude ? { exclude } : {}),
    ...(synonyms.length > 0 ? { synonyms } : {}),
    ...(parent ? { parent } : {}),
    ...(slug ? { slug } : {}),
    ...(badge ? { badge: [...badge][0] ?? badge } : {}),
    ...(key ? { key: key.slice(0, 1) } : {}),
    ...(colour ? { colour } : {}),
    ...(member(raw, 'archived') === true ? { archived: true } : {}),
    ...(isMended ? { fault: 'codebook_noColour' } : {}),
  };
}

/** Names in two languages, each standing in for the other; a text alone is both. */
function namesIn(value: unknown, longest = LONGEST_NAME): Names | undefined {
  const zh = clean(typeof value === 'string' ? value : text(value, 'zh'), longest);
  const en = clean(text(value, 'en'), longest);
  return zh || en ? { zh: zh || en, en: en || zh } : undefined;
}

/** Without what no name holds: control characters, and those that turn the direction of writing round. */
const clean = (value: string, longest: number): string =>
  value
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .trim()
    .slice(0, longest);

/** Ids once, parents that exist, no cycles: what is wrong with a row is put right or the row is left out, and told. */
function settle(
  name: Names | string,
  id: string,
  drafts: readonly Draft[],
  fates: RowFate[],
): {
  codebook: Codebook;
  rows: RowFate[];
} {
  const kept = new Map<string, Draft>();
  for (const draft of drafts) {
    const fault: CodeFault | undefined = !draft.name.zh
      ? 'codebook_noName'
      : kept.has(draft.id)
        ? 'codebook_duplicateId'
        : kept.size >= MOST_CODES
          ? 'codebook_tooMany'
          : undefined;
    if (fault) fates.push({ row: draft.row, name: draft.name.zh, outcome: 'invalid', reason: fault });
    else kept.set(draft.id, draft);
  }
  const byGuid = new Map([...kept.values()].map((draft) => [guid(draft.id), draft.id]));
  const rooted = new Set<string>();
  const codes = [...kept.values()].map(({ row, parent: given, fault, ...code }): Code => {
    const parent = given === undefined || kept.has(given) ? given : byGuid.get(guid(given));
    const missing = given !== undefined && parent === undefined;
    const cyclic = parent !== undefined && !reachesTop(code.id, kept, rooted);
    if (cyclic) rooted.add(code.id);
    const reason: CodeFault | undefined = missing ? 'codebook_noParent' : cyclic ? 'codebook_cycle' : fault;
    fates.push({ row, name: code.name.zh, outcome: reason ? 'changed' : 'read', ...(reason ? { reason } : {}) });
    return { ...code, order: row, ...(parent === undefined || cyclic ? {} : { parent }) };
  });
  const names = typeof name === 'string' ? { zh: name, en: name } : name;
  return { codebook: { id, name: names, codes }, rows: fates.sort((a, b) => a.row - b.row) };
}

/** Climbs to a code without a parent, or to one that is known to reach one: such are added to `rooted`. */
function reachesTop(id: string, codes: ReadonlyMap<string, Draft>, rooted: Set<string>): boolean {
  const seen = new Set<string>();
  for (
    let at: string | undefined = id;
    at !== undefined && codes.has(at) && !rooted.has(at);
    at = codes.get(at)?.parent
  ) {
    if (seen.has(at)) return false;
    seen.add(at);
  }
  for (const each of seen) rooted.add(each);
  return true;
}
