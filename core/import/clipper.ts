import { guidOf } from '../guid';
import { gathering } from './gathering';
import type { Importer } from './importer';
import { isObject, list, member, strings, text } from './member';
import { invalid } from './outcome';
import { plainText } from './plain-text';

/**
 * The highlights that Obsidian Web Clipper exports (obsidianmd/obsidian-clipper, `buildExportedPage`): a list of pages,
 * each with readable `highlights` and, since 2026, the full records as `data`. A selection over several blocks is one
 * entry of `highlights` and several records of one `groupId`.
 */
export const clipper: Importer = {
  id: 'clipper',
  read(content, file) {
    if (content.is !== 'json' || !isClippings(content.value)) return undefined;
    const into = gathering(file);
    for (const page of content.value) {
      const report = { url: text(page, 'url'), title: text(page, 'title') };
      const groups = groupsOf(list(member(page, 'data')));
      for (const [index, highlight] of list(member(page, 'highlights')).entries()) {
        const exact = plainText(text(highlight, 'text'));
        if (!isObject(highlight)) {
          into.row(invalid('import_invalid_annotation'));
          continue;
        }
        const group = groups[index] ?? [];
        into.row(
          into.passage({
            id: text(group[0], 'id')
              ? guidOf('clipper', report.url, text(group[0], 'id'))
              : guidOf('clipper', report.url, exact, text(highlight, 'timestamp')),
            report,
            anchor: {
              quote: {
                exact,
                prefix: text(member(group[0], 'textQuote'), 'prefix'),
                suffix: text(member(group.at(-1), 'textQuote'), 'suffix'),
              },
            },
            areas: [],
            comment: strings(member(highlight, 'notes')).join('\n\n'),
            created: text(highlight, 'timestamp'),
          }),
        );
      }
    }
    return into.parsed();
  },
};

const isClippings = (value: unknown): value is object[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((page) => isObject(page) && text(page, 'url') !== '' && Array.isArray(member(page, 'highlights')));

/** Records as they were grouped on export: by `groupId`, in the order of their first. */
function groupsOf(records: readonly unknown[]): unknown[][] {
  const groups: unknown[][] = [];
  const byId = new Map<string, unknown[]>();
  for (const record of records) {
    const id = text(record, 'groupId');
    const known = id ? byId.get(id) : undefined;
    if (known) known.push(record);
    else {
      const group = [record];
      groups.push(group);
      if (id) byId.set(id, group);
    }
  }
  return groups;
}
