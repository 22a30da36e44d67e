import type { Bundle } from '../model';
import { reportName } from '../report/name';
import { gatherBy } from './gather-by';
import type { ExportOptions } from './options';
import { codesById, type Language, nameOf, type Passage, topOf } from './rows';
import { words } from './words';

export interface Group {
  title: string;
  passages: Passage[];
}

/**
 * Passages under headings, for formats that are read from top to bottom. By area a passage stands under its first one
 * only (a memo that says everything twice is no memo), in the codebook's order; by place and report in the order given.
 */
export function grouped(
  bundle: Bundle,
  passages: readonly Passage[],
  { groupBy, language }: Pick<ExportOptions, 'groupBy' | 'language'>,
): Group[] {
  if (groupBy === 'none') return passages.length > 0 ? [{ title: words.all[language], passages: [...passages] }] : [];
  if (groupBy === 'report') return byReport(passages, language);
  if (groupBy === 'place') {
    const places = gatherBy(passages, ({ report }) => report?.region ?? '');
    return [...places].map(([place, of]) => ({ title: place || words.noPlace[language], passages: of }));
  }
  return byArea(bundle, passages, language);
}

function byArea(bundle: Bundle, passages: readonly Passage[], language: Language): Group[] {
  const codes = codesById(bundle);
  const areas = gatherBy(passages, ({ areas: [first] }) => first && topOf(first, codes));
  return [...areas]
    .sort(([a], [b]) => (a && b ? a.order - b.order : Number(!a) - Number(!b)))
    .map(([area, of]) => ({ title: area ? nameOf(area.name, language) : words.noArea[language], passages: of }));
}

const byReport = (passages: readonly Passage[], language: Language): Group[] =>
  [...gatherBy(passages, ({ report }) => report)].map(([report, of]) => ({
    title: (report && reportName(report)) || words.noReport[language],
    passages: of,
  }));
