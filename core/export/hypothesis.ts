import type { Bundle } from '../model';
import { byteWriter } from './byte-writer';
import { wholePairs } from './code-points';
import { jsonText } from './json-text';
import { type GivenOptions, readOptions } from './options';
import { paced } from './pace';
import { type Language, nameOf, type Passage, passages } from './rows';

/**
 * What the Hypothesis client exports and imports (hypothesis/client, `annotations-exporter.tsx`, `helpers/import.ts`).
 * It reads `document`, `tags`, `text`, `target` and `uri`, asks whose notes to take (`user`), and counts in UTF-16.
 * `text` is Markdown there; the comment is given as it was typed, since duplicates are known by it.
 */
export async function makeHypothesis(bundle: Bundle, given?: GivenOptions): Promise<Uint8Array<ArrayBuffer>> {
  const options = readOptions(given);
  const writer = byteWriter();
  const head = { export_date: options.now, export_userid: USER, client_version: '1.0.0' };
  writer.write(`${jsonText(head).slice(0, -1)},\n "annotations": [`);
  let between = '\n';
  for await (const batch of paced(passages(bundle), options)) {
    for (const passage of batch) {
      writer.write(`${between}  ${jsonText(annotation(passage, options.language))}`);
      between = ',\n';
    }
  }
  writer.write('\n ]\n}\n');
  return writer.bytes();
}

const USER = 'acct:quanyue@quanyue.invalid';

function annotation({ note, report, areas, type }: Passage, language: Language): object {
  const { exact, prefix, suffix } = note.anchor.quote;
  const quote = { exact, prefix: wholePairs(prefix), suffix: wholePairs(suffix) };
  const { position } = note.anchor;
  return {
    id: note.id,
    created: note.created,
    updated: note.updated,
    user: USER,
    user_info: { display_name: '圈阅' },
    uri: note.url,
    text: note.comment,
    tags: (type ? [...areas, type] : areas).map(({ name }) => nameOf(name, language)),
    group: '__world__',
    permissions: { read: [USER], update: [USER], delete: [USER] },
    document: { title: report ? [report.title] : [] },
    target: [
      {
        source: note.url,
        selector: [
          ...(position ? [{ type: 'TextPositionSelector', ...position }] : []),
          { type: 'TextQuoteSelector', ...quote },
        ],
      },
    ],
    links: {},
    hidden: false,
    flagged: false,
  };
}
