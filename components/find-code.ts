import type { Code } from '../core/model';

/**
 * Codes that a few typed characters name, best first: Chinese, pinyin, English, slug, synonym. All, as their tree is
 * read, for an empty query. Archived ones are left out unless asked for.
 */
export function findCode(codes: readonly Code[], query: string, { archived = false } = {}): Code[] {
  const wanted = fold(query);
  const open = archived ? codes : codes.filter((code) => !code.archived);
  if (!wanted) return inTree(open).map(({ code }) => code);
  return open
    .map((code) => ({ code, rank: rankOf(code, wanted) }))
    .filter(({ rank }) => rank < NOWHERE)
    .sort((a, b) => a.rank - b.rank || a.code.order - b.code.order)
    .map(({ code }) => code);
}

/**
 * Each code with what is under it behind it, and how deep it stands, from 0. A code whose parent is not there stands at
 * the top; circles come last.
 */
export function inTree(codes: readonly Code[]): { code: Code; depth: number }[] {
  const line = new Map<Code, number>();
  const under = new Map<string | undefined, Code[]>();
  const ids = new Set(codes.map(({ id }) => id));
  for (const code of codes) {
    const parent = ids.has(code.parent ?? '') ? code.parent : undefined;
    const siblings = under.get(parent);
    if (siblings) siblings.push(code);
    else under.set(parent, [code]);
  }
  // Not by calls: a file may have its codes ten thousand deep.
  const rest = (under.get(undefined) ?? []).map((code) => ({ code, depth: 0 })).reverse();
  for (let at = rest.pop(); at; at = rest.pop()) {
    const { code, depth } = at;
    line.set(code, depth);
    for (const child of (under.get(code.id) ?? []).toReversed()) rest.push({ code: child, depth: depth + 1 });
  }
  for (const code of codes) if (!line.has(code)) line.set(code, 0);
  return Array.from(line, ([code, depth]) => ({ code, depth }));
}

const NOWHERE = 9;

/** 0 is the badge or the whole of a name; then beginnings, then any place, names before synonyms. */
function rankOf(code: Code, wanted: string): number {
  const { badge, names, synonyms } = wordsOf(code);
  if (badge === wanted || names.includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  if (names.some((name) => name.includes(wanted))) return 2;
  if (synonyms.some((name) => name.includes(wanted))) return 3;
  return NOWHERE;
}

interface Words {
  badge: string;
  names: string[];
  synonyms: string[];
}
/** Folded once for each code: with each key that is typed all of them are looked through. */
const folded = new WeakMap<Code, Words>();

function wordsOf(code: Code): Words {
  const known = folded.get(code);
  if (known) return known;
  const words = {
    badge: fold(code.badge ?? ''),
    names: [code.name.zh, code.name.en, code.slug ?? '', ...(code.pinyin ?? [])].map(fold),
    synonyms: (code.synonyms ?? []).map(fold),
  };
  folded.set(code, words);
  return words;
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
