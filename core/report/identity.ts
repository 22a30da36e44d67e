/** The same report at another address: what addresses tell. What texts tell: `fingerprint.ts`. */

/** Parameters, with their values, that tell no pages apart on any site: t, id, ref or source do on some. */
const TRACKING =
  /^(?:utm_\w+|spm|fbclid|gclid|isappinstalled|wfr|ivk_sa|from=(?:timeline|(?:single|group)message))(?:=|$)/i;

/** One page's address without what does not tell pages apart: fragment, tracking, scheme, www. and m., a last slash. */
export function normaliseAddress(address: string): string {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return address;
  }
  if (!/^https?:$/.test(url.protocol)) return address.replace(/#.*$/s, '');
  const kept = [...url.searchParams].filter((each) => !TRACKING.test(each.join('=')));
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
// ?p=101 is an article: no report has so many pages.
const IN_QUERY = /([?&])(?:(?:current)?page(?:no|index)?|pn?|cp)=(\d{1,2})(&|$)/i;
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

/**
 * Two pages of one split article share no text: their addresses and their title tell. Two editions may be filed so too,
 * under one title: where each has its own beginning (`beginApart`), addresses do not count.
 */
export function isNextPage(a: { url: string; title: string }, b: { url: string; title: string }): boolean {
  const [one, other] = [partOf(a.url), partOf(b.url)];
  return one.base === other.base && one.part !== other.part && haveOneTitle(a.title, b.title);
}

/** Whether two pages are called the same, but for the page's number. */
export function haveOneTitle(a: string, b: string): boolean {
  const [first, second] = [a, b].map((title) => title.replace(PAGE_OF_TITLE, '').trim());
  return first !== '' && first === second;
}
// …政府工作报告(2), …（第2页）, …-2.
const PAGE_OF_TITLE = /(?<!\d)[（(]?第?\s*\d{1,2}\s*(?:[/／]\s*\d{1,3}\s*)?页?[)）]?(?=$|[-_|—])/;
