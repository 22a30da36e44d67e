import type { Bundle } from '../model';
import { makeHtml } from './html';
import type { Exporter } from './index';
import { type GivenOptions, readOptions } from './options';
import { codesById, passages, rowsOf } from './rows';
import { headings, tableColumns, valueIn } from './table';

/** The beginning of a file as a dialog can show it. */
export type Preview =
  | { shown: 'text'; text: string }
  /** A page of its own, without scripts, and without links that lead out of it. */
  | { shown: 'page'; html: string }
  | { shown: 'table'; head: string[]; rows: string[][] }
  /** Nothing to look at. */
  | { shown: 'none' };

/** UTF-16 units of a text, rows of a table. */
const LONGEST = 6000;
const MOST_ROWS = 40;
/** Of a cell, in code points. Cut here: a thousand clipped cells are gone through whenever something is drawn. */
const LONGEST_CELL = 44;

/** Shows what the format makes of a small bundle: the first notes of what is to be exported. */
export async function makePreview(exporter: Exporter, bundle: Bundle, options: GivenOptions): Promise<Preview> {
  switch (exporter.shown) {
    case 'none':
      return { shown: 'none' };
    case 'table':
      return tableOf(bundle, options);
    case 'page':
      return { shown: 'page', html: withoutWaysOut(new TextDecoder().decode(await makeHtml(bundle, options))) };
    case 'text': {
      const text = new TextDecoder().decode(await exporter.make(bundle, options));
      return { shown: 'text', text: text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text };
    }
  }
}

/** A click in a preview asks no site for anything. Quotation marks and brackets in texts are escaped: these are tags. */
const withoutWaysOut = (html: string): string => html.replace(/(<a) href="(?!#)[^"]*"/g, '$1');

function tableOf(bundle: Bundle, options: GivenOptions): Preview {
  const { language } = readOptions(options);
  const codes = codesById(bundle);
  const rows = passages(bundle)
    .flatMap((passage) => rowsOf(passage, codes))
    .slice(0, MOST_ROWS);
  return {
    shown: 'table',
    head: headings(language),
    rows: rows.map((row) => tableColumns.map((column) => cut(valueIn(column, row, language)))),
  };
}

function cut(value: string): string {
  const points = [...value.slice(0, 2 * LONGEST_CELL + 2)];
  return points.length > LONGEST_CELL ? `${points.slice(0, LONGEST_CELL).join('')}…` : value;
}
