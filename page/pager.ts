const TURNS = /^[<«‹\s]*(?:[上下]一?[页頁]|[前后後][页頁]|(?:阅读|查看|显示|余下)?全文)[>»›\s]*$/;
const NUMBER = /^\s*第?\d{1,2}[页頁]?\s*$/;
/** A pager of more pages than a report has is that of a list. */
const MOST = 60;

/**
 * Where the page's own pager leads: 下一页, 全文, and the numbers beside them. Sites whose addresses do not tell the pages
 * of one article apart from its neighbours tell them so.
 */
export function pagerOf(document: Document): string[] {
  const found = new Set<string>();
  const take = ({ href, host, hash, pathname, search }: HTMLAnchorElement) => {
    const itself = pathname === location.pathname && search === location.search;
    if (host === location.host && !itself && /^https?:/.test(href))
      found.add(hash ? href.slice(0, -hash.length) : href);
  };
  for (const turn of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    if (!TURNS.test(turn.textContent ?? '')) continue;
    take(turn);
    for (const beside of turn.parentElement?.querySelectorAll<HTMLAnchorElement>('a[href]') ?? [])
      if (NUMBER.test(beside.textContent ?? '')) take(beside);
  }
  return [...found].slice(0, MOST);
}
