import type { Code } from '../core/model';

/** Codes that a few typed characters name, best first: Chinese, pinyin, English, slug, synonym. All, as their tree is read, for an empty query. */
export function findCode(codes: readonly Code[], query: string): Code[] {
  const wanted = fold(query);
  const open = codes.filter(({ archived }) => !archived);
  if (!wanted) return inTree(open);
  return open
    .map((code) => ({ code, rank: rankOf(code, wanted) }))
    .filter(({ rank }) => rank < NOWHERE)
    .sort((a, b) => a.rank - b.rank || a.code.order - b.code.order)
    .map(({ code }) => code);
}

/** Each code with what is under it behind it. A code whose parent is not there stands at the top; circles come last. */
function inTree(codes: readonly Code[]): Code[] {
  const line = new Set<Code>();
  const under = new Map<string | undefined, Code[]>();
  const ids = new Set(codes.map(({ id }) => id));
  for (const code of codes) {
    const parent = ids.has(code.parent ?? '') ? code.parent : undefined;
    under.set(parent, [...(under.get(parent) ?? []), code]);
  }
  const walk = (code: Code) => {
    line.add(code);
    under.get(code.id)?.forEach(walk);
  };
  under.get(undefined)?.forEach(walk);
  return [...new Set([...line, ...codes])];
}

const NOWHERE = 9;

/** 0 is the badge or the whole of a name; then beginnings, then any place, names before synonyms. */
function rankOf(code: Code, wanted: string): number {
  const names = [code.name.zh, code.name.en, code.slug ?? '', ...(code.pinyin ?? [])].map(fold);
  if (fold(code.badge ?? '') === wanted || names.includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  if (names.some((name) => name.includes(wanted))) return 2;
  if ((code.synonyms ?? []).map(fold).some((name) => name.includes(wanted))) return 3;
  return NOWHERE;
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
