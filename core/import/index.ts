import type { Bundle } from '../model';
import { isZip, unpack } from './archive';
import { isBackup, LARGEST, mostBytes, readBackupLines } from './backup-lines';
import { atMost } from './bounds';
import { clipper } from './clipper';
import { decode } from './decode';
import { hypothesis, hypothesisCsv } from './hypothesis';
import type { Content, Importer } from './importer';
import { backup } from './json';
import { emptyBundle, invalid, type Parsed, Unreadable } from './outcome';
import { readwise } from './readwise';
import { isOfProject, refi } from './refi';
import { readTable } from './table';
import { tableOfNotes } from './table-of-notes';
import { w3c } from './w3c';
import { readXml } from './xml';

export { type Planned, plan, type Settling, settle } from './plan';

/** The first that knows the content reads it: the narrower its mark, the earlier it stands. */
export const importers: readonly Importer[] = [
  backup,
  hypothesis,
  w3c,
  clipper,
  refi,
  tableOfNotes,
  hypothesisCsv,
  readwise,
];

/**
 * Reads a file of any format that we know, by what it holds, never by its name. Never rejects on what a file may
 * hold: a file that cannot be read gives an empty bundle and one invalid row with the reason, a message key.
 * Nothing is written; what would become of each record is `plan`'s.
 */
export async function parse(name: string, bytes: Uint8Array): Promise<Parsed> {
  try {
    if (bytes.length > mostBytes(bytes)) throw new Unreadable('import_tooLarge');
    if (bytes.length === 0) throw new Unreadable('import_empty');
    const content = contentOf(bytes);
    const file = { name: name.replace(/\.[^.]{1,8}$/, '').slice(0, 200), now: new Date().toISOString() };
    for (const importer of importers) {
      const parsed = await importer.read(content, file);
      if (parsed) return parsed;
    }
    throw new Unreadable('import_notOurs');
  } catch (error) {
    if (error instanceof Unreadable) return { bundle: emptyBundle(), rows: [invalid(error.reason)] };
    throw error;
  }
}

function contentOf(bytes: Uint8Array): Content {
  if (isZip(bytes)) return { is: 'archive', files: unpack(bytes, isOfProject) };
  const backup = isBackup(bytes) ? readBackupLines(bytes) : undefined;
  if (backup) return { is: 'json', value: backup };
  if (bytes.length > LARGEST) throw new Unreadable('import_notJson');
  const text = decode(bytes, { codePage: true });
  const [first = ''] = /\S/.exec(text) ?? [];
  if (first === '') throw new Unreadable('import_empty');
  if (/^\s*<(?:!doctype )?html[\s>]/i.test(text)) throw new Unreadable('import_notOurs');
  if (first === '<') return { is: 'xml', root: readXml(SAYS_CODE_PAGE.test(text) ? text : decode(bytes)) };
  // JSON is never in the local code page, XML only where it says so.
  if (first === '{' || first === '[') return { is: 'json', value: readJson(decode(bytes)) };
  return { is: 'table', table: readTable(text) };
}

const SAYS_CODE_PAGE = /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']gb/i;

/** Of 100,000 annotations there are a fifth of these. */
const MOST_OBJECTS = 10_000_000;

function readJson(text: string): unknown {
  for (const opening of ['{', '[']) atMost(MOST_OBJECTS, opening, text);
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable('import_notJson');
  }
}

export type { Bundle, Parsed };
