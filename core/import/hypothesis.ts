import { guidOf } from '../guid';
import { type Gathering, gathering } from './gathering';
import type { Importer } from './importer';
import { isObject, list, member, positionOf, strings, text } from './member';
import { invalid, type RowOutcome } from './outcome';
import { cellsOf, hasColumns, wholeRows } from './table';

/** What the Hypothesis client exports as JSON: `annotations` as its API has them. Offsets are UTF-16 there too. */
export const hypothesis: Importer = {
  id: 'hypothesis',
  read(content, file) {
    if (content.is !== 'json') return undefined;
    const annotations = member(content.value, 'annotations');
    if (!Array.isArray(annotations)) return undefined;
    const into = gathering(file);
    for (const annotation of annotations) into.row(readAnnotation(annotation, into));
    return into.parsed();
  },
};

function readAnnotation(annotation: unknown, into: Gathering): RowOutcome {
  if (!isObject(annotation)) return invalid('import_invalid_annotation');
  if (list(member(annotation, 'references')).length > 0) return invalid('import_invalid_reply');
  const target = list(member(annotation, 'target'))[0];
  const selectors = list(member(target, 'selector'));
  const ofType = (type: string) => selectors.find((each) => text(each, 'type') === type);
  const quote = ofType('TextQuoteSelector');
  const exact = text(quote, 'exact');
  const url = text(annotation, 'uri') || text(target, 'source');
  const [title = ''] = strings(member(member(annotation, 'document'), 'title'));
  const report = { url, title };
  const comment = text(annotation, 'text');
  if (exact === '') {
    if (selectors.length > 0 || comment === '') return invalid('import_invalid_noQuote');
    return into.memo(report, comment);
  }
  const position = positionOf(ofType('TextPositionSelector'));
  return into.passage({
    // Our own notes that went through their client and came back.
    id: text(member(annotation, 'extra'), 'original_id') || text(annotation, 'id') || `hypothesis ${url} ${exact}`,
    report,
    anchor: {
      quote: { exact, prefix: text(quote, 'prefix'), suffix: text(quote, 'suffix') },
      ...(position ? { position } : {}),
    },
    areas: strings(member(annotation, 'tags')).map((tag) => ({ facet: 'area' as const, zh: tag, en: tag })),
    comment,
    created: text(annotation, 'created'),
    updated: text(annotation, 'updated'),
  });
}

/** The same as CSV, which has neither surroundings nor positions; several tags stand in one cell. */
export const hypothesisCsv: Importer = {
  id: 'hypothesis-csv',
  read(content, file) {
    if (content.is !== 'table' || !hasColumns(content.table, 'URL', 'Type', 'Quote/description', 'Comment', 'Tags'))
      return undefined;
    const cell = cellsOf(content.table);
    const isWhole = wholeRows(content.table, 'URL', 'Type', 'Quote/description');
    const into = gathering(file);
    for (const row of content.table.rows) {
      const url = cell(row, 'URL');
      const quote = cell(row, 'Quote/description');
      const comment = cell(row, 'Comment');
      const created = cell(row, 'Created at');
      const type = cell(row, 'Type');
      if (!isWhole(row)) into.row(invalid('import_invalid_columns'));
      else if (type === 'Reply') into.row(invalid('import_invalid_reply'));
      else if (quote === '' || type === 'Page note' || type === 'Comment')
        into.row(comment ? into.memo({ url, title: '' }, comment) : invalid('import_invalid_noQuote'));
      else
        into.row(
          into.passage({
            id: guidOf('hypothesis', url, created, quote),
            report: { url, title: '' },
            anchor: { quote: { exact: quote, prefix: '', suffix: '' } },
            areas: cell(row, 'Tags')
              .split(',')
              .filter((tag) => tag.trim() !== '')
              .map((tag) => ({ facet: 'area', zh: tag, en: tag })),
            comment,
            created,
          }),
        );
    }
    return into.parsed();
  },
};
