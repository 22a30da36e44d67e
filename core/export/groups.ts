import type { Bundle, Code } from '../model';
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
  if (groupBy === 'report') return gather(passages, (passage) => passage.report?.title ?? '', words.noReport[language]);
  if (groupBy === 'place') return gather(passages, (passage) => passage.report?.region ?? '', words.noPlace[language]);
  return byArea(bundle, passages, language);
}

function byArea(bundle: Bundle, passages: readonly Passage[], language: Language): Group[] {
  const codes = codesById(bundle);
  const order = (code: Code): number => code.order;
  const groups = new Map<Code | undefined, Passage[]>();
  for (const passage of passages) {
    const first = passage.areas[0];
    push(groups, first && topOf(first, codes), passage);
  }
  return [...groups]
    .sort(([a], [b]) => (a && b ? order(a) - order(b) : Number(!a) - Number(!b)))
    .map(([area, passages]) => ({ title: area ? nameOf(area.name, language) : words.noArea[language], passages }));
}

function gather(passages: readonly Passage[], title: (passage: Passage) => string, none: string): Group[] {
  const groups = new Map<string, Passage[]>();
  for (const passage of passages) push(groups, title(passage), passage);
  return [...groups].map(([title, passages]) => ({ title: title || none, passages }));
}

function push<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}
