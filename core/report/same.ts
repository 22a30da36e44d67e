import { partOf, shingles } from './identity';
import type { PageText } from './types';

/** Consecutive years of one county share up to a tenth of their words; a copy with every fiftieth word changed, 0.8. */
const ENOUGH = 0.5;
const FEWEST = 40;

/** Prose alone is compared: what surrounds an article is the same all over a site. */
const prose = ({ blocks }: PageText): string => blocks.filter((block) => block.trim().length >= 40).join('\n');

/** Whether two pages hold one report, whole or in part, and how much of the shorter stands in the longer. */
export function sameReport(a: PageText, b: PageText): { same: boolean; overlap: number } {
  const [short, long] = [shingles(prose(a)), shingles(prose(b))].sort((x, y) => x.size - y.size) as [
    Set<number>,
    Set<number>,
  ];
  let both = 0;
  for (const hash of short) if (long.has(hash)) both++;
  const overlap = short.size === 0 ? 0 : both / short.size;
  const [one, other] = [partOf(a.url), partOf(b.url)];
  const nextPage = one.base === other.base && one.part !== other.part && a.title !== '' && a.title === b.title;
  return { same: nextPage || (short.size >= FEWEST && overlap >= ENOUGH), overlap };
}
