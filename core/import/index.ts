import type { Bundle } from '../model';
import { isBackup, readBackup } from './json';
import { emptyBundle, invalid, type Parsed, Unreadable } from './outcome';

export { type Planned, plan, settle } from './plan';

/** Larger files are refused before they are looked at. In bytes. */
const LARGEST = 256 * 1024 * 1024;

/**
 * Reads a file of any format that we know, by what it holds more than by its name. Never rejects on what a file may
 * hold: a file that cannot be read gives an empty bundle and one invalid row with the reason, a message key.
 * Nothing is written; what would become of each record is `plan`'s.
 */
export async function parse(name: string, bytes: Uint8Array): Promise<Parsed> {
  try {
    if (bytes.length > LARGEST) throw new Unreadable('import_tooLarge');
    if (bytes.length === 0) throw new Unreadable('import_empty');
    return await readAny(name.toLowerCase(), bytes);
  } catch (error) {
    if (error instanceof Unreadable) return { bundle: emptyBundle(), rows: [invalid(error.reason)] };
    throw error;
  }
}

async function readAny(_name: string, bytes: Uint8Array): Promise<Parsed> {
  const text = new TextDecoder().decode(bytes);
  return readJson(text);
}

function readJson(text: string): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Unreadable('import_notJson');
  }
  if (typeof value === 'object' && value !== null && isBackup(value)) return readBackup(value);
  throw new Unreadable('import_notOurs');
}

export type { Bundle, Parsed };
