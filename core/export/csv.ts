import type { Bundle } from '../model';
import { byteWriter } from './byte-writer';
import { BOM, line } from './csv-cells';
import { type GivenOptions, readOptions } from './options';
import { paced } from './pace';
import { codesById, passages, rowsOf } from './rows';
import { headings, tableColumns, valueIn } from './table';

/** The table of notes, one row per note and area. */
export async function makeCsv(bundle: Bundle, given?: GivenOptions): Promise<Uint8Array<ArrayBuffer>> {
  const options = readOptions(given);
  const codes = codesById(bundle);
  const writer = byteWriter();
  writer.write(BOM + line(headings(options.language)));
  for await (const batch of paced(passages(bundle), options)) {
    for (const passage of batch) {
      for (const row of rowsOf(passage, codes)) {
        writer.write(line(tableColumns.map((column) => valueIn(column, row, options.language))));
      }
    }
  }
  return writer.bytes();
}
