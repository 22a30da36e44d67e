import { guidOf } from '../guid';
import { gathering } from './gathering';
import type { Importer } from './importer';
import { invalid } from './outcome';
import { cellsOf, hasColumns, wholeRows } from './table';

/** Readwise, as it takes highlights in bulk (`Title`, `Author`, `Date`) and as it gives them (`Book Title` …). */
export const readwise: Importer = {
  id: 'readwise',
  read(content, file) {
    if (content.is !== 'table' || !hasColumns(content.table, 'Highlight')) return undefined;
    const cell = cellsOf(content.table);
    const isWhole = wholeRows(content.table, 'Highlight', 'Title', 'Book Title');
    const into = gathering(file);
    for (const row of content.table.rows) {
      if (!isWhole(row)) {
        into.row(invalid('import_invalid_columns'));
        continue;
      }
      const quote = cell(row, 'Highlight');
      const url = cell(row, 'URL', 'Source URL');
      const title = cell(row, 'Title', 'Book Title');
      const author = cell(row, 'Author', 'Book Author');
      into.row(
        into.passage({
          id: guidOf('readwise', url, title, quote, cell(row, 'Location')),
          report: { url, title, ...(author ? { facts: { speaker: author } } : {}) },
          anchor: { quote: { exact: quote, prefix: '', suffix: '' } },
          areas: cell(row, 'Tags')
            .split(',')
            .filter((tag) => tag.trim() !== '')
            .map((tag) => ({ facet: 'area', zh: tag, en: tag })),
          comment: cell(row, 'Note'),
          created: cell(row, 'Date', 'Highlighted at'),
        }),
      );
    }
    return into.parsed();
  },
};
