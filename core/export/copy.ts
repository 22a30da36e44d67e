import type { Bundle } from '../model';
import { copiesAs } from './copies';
import { tabLine } from './csv-cells';
import { grouped } from './groups';
import { makeHtml } from './html';
import type { Exporter } from './index';
import { type GivenOptions, readOptions } from './options';
import { inParts, paced } from './pace';
import { codesById, passages, rowsOf } from './rows';
import { headings, tableColumns, valueIn } from './table';

/** What goes to the clipboard: text, and the same for programs that take formatted text. */
export interface Copied {
  text: string;
  html?: string;
}

export async function makeCopy(exporter: Exporter, bundle: Bundle, options: GivenOptions): Promise<Copied> {
  const { shown } = exporter;
  const text =
    shown === 'table'
      ? await makeTabs(bundle, options)
      : shown === 'page'
        ? await makePlain(bundle, options)
        : new TextDecoder().decode(await exporter.make(bundle, options));
  if (copiesAs(exporter, options) !== 'rich') return { text };
  return { text, html: inOtherPages(new TextDecoder().decode(await makeHtml(bundle, options))) };
}

/**
 * A page as part of another: in the other's own type and colours, without contents whose links would lead nowhere.
 * Quotation marks and brackets in texts are escaped: these are our own tags.
 */
const inOtherPages = (html: string): string => html.replace(/<(style|nav|title)>[\s\S]*?<\/\1>\n/g, '');

/** The rows of the table of notes, as a spreadsheet takes them from the clipboard. Formulas are defused, as in CSV. */
async function makeTabs(bundle: Bundle, given: GivenOptions): Promise<string> {
  const options = readOptions(given);
  const codes = codesById(bundle);
  const lines = [tabLine(headings(options.language))];
  for await (const batch of paced(passages(bundle), options))
    for (const passage of batch)
      for (const row of rowsOf(passage, codes))
        lines.push(tabLine(tableColumns.map((column) => valueIn(column, row, options.language))));
  return lines.join('');
}

/** Passages under their headings, each with comment and source, for where nothing but text is taken. */
async function makePlain(bundle: Bundle, given: GivenOptions): Promise<string> {
  const options = readOptions(given);
  const all = passages(bundle);
  const part = inParts(all.length, options);
  const pieces: string[] = [];
  for (const { title, passages: of } of grouped(bundle, all, options)) {
    pieces.push(title);
    for await (const batch of paced(of, part(of.length)))
      for (const { quote, note, source } of batch)
        pieces.push([quote.trim(), note.comment.trim(), source].filter(Boolean).join('\n'));
  }
  return `${pieces.join('\n\n')}\n`;
}
