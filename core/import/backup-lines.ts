import { BACKUP_FORMAT } from '../export/json';
import { isObject } from './member';
import { Unreadable } from './outcome';

/** Larger files are refused before they are looked at. In bytes. */
export const LARGEST = 256 * 1024 * 1024;
/** Backups are read line by line, and of those that hold 100,000 notes with their history some are larger than that. */
const LARGEST_BACKUP = 1024 * 1024 * 1024;

const HEAD = new TextEncoder().encode(`{\n "format": "${BACKUP_FORMAT}"`);
/** So much of a file says whether it is a backup. */
export const HEAD_LENGTH = HEAD.length;

/** Whether the file begins as `makeJson` begins one. */
export const isBackup = (bytes: Uint8Array): boolean => HEAD.every((byte, at) => bytes[at] === byte);

/** How many bytes a file may have that begins with these. */
export const mostBytes = (beginning: Uint8Array): number => (isBackup(beginning) ? LARGEST_BACKUP : LARGEST);

/**
 * A backup as `makeJson` writes it, a record a line: what `JSON.parse` makes of it, without the whole as one text, which
 * can be longer than a text may be. Undefined where the lines are others, as after another program has set them anew.
 * @throws Unreadable
 */
export function readBackupLines(bytes: Uint8Array): object | undefined {
  const lists = new Map<string, unknown[]>();
  let head = '';
  let list: unknown[] | undefined;
  let ended = false;
  let count = 0;
  for (const line of linesOf(bytes)) {
    const [, name] = /^ "(\w+)": \[$/.exec(line) ?? [];
    if (ended) {
      if (line !== '') return undefined;
    } else if (line.startsWith('  {') && list) {
      if (++count > MOST_RECORDS) throw new Unreadable('import_tooLarge');
      const record = parsed(line.endsWith(',') ? line.slice(0, -1) : line);
      if (record === undefined) return undefined;
      list.push(record);
    } else if (name !== undefined && !list && !lists.has(name)) {
      list = [];
      lists.set(name, list);
    } else if (/^ \],?$/.test(line) && list) list = undefined;
    else if (line === '}' && !list) ended = true;
    else if (lists.size === 0 && head.length < LONGEST_HEAD) head += `${line}\n`;
    else return undefined;
  }
  if (!ended) return undefined;
  const facts = parsed(`${head.replace(/,\s*$/, '')}}`);
  return facts && { ...facts, ...Object.fromEntries(lists) };
}

const LONGEST_HEAD = 10_000;
/** With their history 100,000 notes have a third of these. */
const MOST_RECORDS = 3_000_000;
/** In UTF-16 units: longer than any record. */
const LONGEST_LINE = 100_000_000;
const PIECE = 1 << 20;

function* linesOf(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for (let start = 0; start < bytes.length; start += PIECE) {
    const stream = start + PIECE < bytes.length;
    const lines = (rest + decoded(decoder, bytes.subarray(start, start + PIECE), stream)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new Unreadable('import_tooLarge');
    yield* lines;
  }
  yield rest;
}

function decoded(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): string {
  try {
    return decoder.decode(bytes, { stream });
  } catch {
    throw new Unreadable('import_encoding');
  }
}

/** The object on a line; undefined where there is none. */
function parsed(json: string): object | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
