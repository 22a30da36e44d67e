/**
 * The same report at another address: what addresses tell, and what texts tell.
 *
 * A text's fingerprint is the smallest 128 hashes of its shingles (Broder, On the resemblance and containment of
 * documents, 1997): small enough to be stored with every text, and enough to estimate how much of the shorter text
 * stands in the longer.
 */

/** Characters in a shingle: set formulas are longer, but two reports of neighbours share few dozen of them. */
const SHINGLE = 10;
const KEPT = 128;

const TRACKING =
  /^(?:utm_|spm|from$|source$|share|scene$|isappinstalled$|wfr$|ivk_|fbclid|gclid|timestamp$|_t$|t$|ref$|referer$|clicktime$|enterid$)/i;

/** One page's address without what does not tell pages apart: fragment, tracking, scheme, www. and m., a last slash. */
export function normaliseAddress(address: string): string {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return address;
  }
  if (!/^https?:$/.test(url.protocol)) return address.replace(/#.*$/s, '');
  const kept = [...url.searchParams].filter(([name]) => !TRACKING.test(name));
  kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const query = new URLSearchParams(kept).toString();
  const host = url.hostname.replace(/^(?:(?:www|m|wap)\.)+(?=[^.]+\.[^.]+)/, '');
  const path = url.pathname.replace(/\/(?:index|default)\.(?:s?html?|php|aspx?|jsp)$/i, '/').replace(/\/+$/, '') || '/';
  // A single-page site keeps its pages behind #!/.
  const route = /^#!?\//.test(url.hash) ? url.hash : '';
  return `${host}${url.port ? `:${url.port}` : ''}${path}${query ? `?${query}` : ''}${route}`;
}

export interface Part {
  /** The address of the first page, normalised. */
  base: string;
  part: number;
}

// …/24225_2.html; a name without a digit is a column's: info_12.html is the twelfth list, or article, of it.
const IN_PATH = /^([^?]*\/[^/?]*\d[^/?_]*)_(\d{1,2})(\.[a-z]{3,5})(\?.*)?$/i;
const IN_QUERY = /([?&])(?:page|p|pn|pageno|pageindex|currentpage|cp)=(\d{1,3})(&|$)/i;
/** TRS names an article t20240205_38893948 and its second page …_1. */
const FROM_ZERO = /\/t\d{8}_\d{4,}$/;

/** Which page of a split article an address is: …/24225_2.html, ?page=2. Page 1 where nothing says so. */
export function partOf(address: string): Part {
  const plain = normaliseAddress(address);
  const inPath = IN_PATH.exec(plain);
  if (inPath) {
    const [, base = '', number = '', ending = '', query = ''] = inPath;
    return { base: base + ending + query, part: Number(number) + (FROM_ZERO.test(base) ? 1 : 0) };
  }
  const inQuery = IN_QUERY.exec(plain);
  if (inQuery) {
    const [all, before = '', number = '', after = ''] = inQuery;
    return { base: plain.replace(all, after ? before : ''), part: Math.max(1, Number(number)) };
  }
  return { base: plain, part: 1 };
}

/** Two pages of one split article share no text: their addresses and their title tell. */
export function isNextPage(a: { url: string; title: string }, b: { url: string; title: string }): boolean {
  const [one, other] = [partOf(a.url), partOf(b.url)];
  const [first, second] = [a.title, b.title].map((title) => title.replace(PAGE_OF_TITLE, '').trim());
  return one.base === other.base && one.part !== other.part && first !== '' && first === second;
}
// …政府工作报告(2), …（第2页）, …-2.
const PAGE_OF_TITLE = /(?<!\d)[（(]?第?\s*\d{1,2}\s*(?:[/／]\s*\d{1,3}\s*)?页?[)）]?(?=$|[-_|—])/;

/** Only what survives reprinting: no spaces, no punctuation, no width. (With a `+`, megabytes of none overflow the stack.) */
const bare = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');

/** Hashes of every shingle of a text, 32 bits each, each once. */
export function shingles(text: string): Set<number> {
  const plain = bare(text);
  const hashes = new Set<number>();
  for (let at = 0; at + SHINGLE <= plain.length; at++) {
    let hash = 0x811c9dc5;
    for (let next = at; next < at + SHINGLE; next++) hash = Math.imul(hash ^ plain.charCodeAt(next), 0x01000193);
    // FNV-1a leaves the high bits of near strings near each other, and the smallest are what is kept.
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hashes.add((hash ^ (hash >>> 16)) >>> 0);
  }
  return hashes;
}

/** What a text is compared by: at most 128 numbers of 32 bits, ascending. */
export const fingerprint = (text: string): number[] => [...shingles(text)].sort((a, b) => a - b).slice(0, KEPT);

/**
 * How much of the shorter text stands in the longer, 0..1, estimated from two fingerprints. Of texts so short that a
 * fingerprint holds all, exact.
 */
export function overlap(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const ceiling = Math.min(
    a.length < KEPT ? 0xffffffff : (a.at(-1) ?? 0),
    b.length < KEPT ? 0xffffffff : (b.at(-1) ?? 0),
  );
  const low = (hashes: readonly number[]) => hashes.filter((hash) => hash <= ceiling);
  const [few = [], many = []] = [low(a), low(b)].sort((x, y) => x.length - y.length);
  const known = new Set(many);
  // Fewer than this are chance: a twentieth part of a report next to the whole.
  return few.length < 6 ? 0 : few.filter((hash) => known.has(hash)).length / few.length;
}
