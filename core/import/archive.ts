import { unzipSync } from 'fflate';
import { decode } from './decode';
import { Unreadable } from './outcome';

const MOST_FILES = 20_000;
/** Unpacked, in bytes: of all files that are read together. */
const LARGEST = 256 * 1024 * 1024;
/** No deflated file is smaller than a thousandth of what it holds; a buffer is made by what is declared. */
const TIGHTEST = 1_100;

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && (bytes[3] === 4 || bytes[3] === 6);

/**
 * Files of a zip whose names `wanted` accepts. Sizes are held to what the directory declares: each file is unpacked
 * into a buffer of that size, and one that would be larger is an error. Names that lead out of a folder are refused,
 * though nothing is ever written by them: no honest program makes such a zip.
 */
export function unpack(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  let files = 0;
  let size = 0;
  const seen = new Set<string>();
  try {
    const unpacked = unzipSync(bytes, {
      filter({ name, size: packed, originalSize }) {
        if (++files > MOST_FILES) throw new Unreadable('import_zipTooLarge');
        if (leadsAway(name) || seen.has(name)) throw new Unreadable('import_zipPath');
        seen.add(name);
        if (name === '[Content_Types].xml') throw new Unreadable('import_office');
        if (name.endsWith('/') || !wanted(name)) return false;
        size += originalSize;
        if (!(size <= LARGEST) || originalSize > TIGHTEST * (packed + 100)) throw new Unreadable('import_zipTooLarge');
        return true;
      },
    });
    return new Map(Object.entries(unpacked));
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable('import_notZip');
  }
}

const leadsAway = (name: string): boolean =>
  /^[/\\]|^[a-z]:|\\|\0/i.test(name) || name.split('/').some((part) => part === '..' || part === '__proto__');

/** A text file of an archive. */
export const unpackedText = (bytes: Uint8Array): string => decode(bytes);
