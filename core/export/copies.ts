import type { Exporter } from './index';
import { type GivenOptions, readOptions } from './options';

/**
 * In which forms a format can be copied. Markdown in a dialect, or by a template, is text alone: where formatted text
 * lies beside it, Obsidian and Logseq take that, and block ids and callouts are lost. A table is text alone, too:
 * spreadsheets would take an HTML table first, and Excel makes several rows of a cell with line breaks in it.
 */
export function copiesAs({ id, shown }: Pick<Exporter, 'id' | 'shown'>, options: GivenOptions): 'text' | 'rich' | 'no' {
  if (shown === 'none') return 'no';
  if (shown === 'page') return 'rich';
  if (id !== 'markdown') return 'text';
  const { preset, template } = readOptions(options);
  return preset === 'plain' && !template ? 'rich' : 'text';
}
