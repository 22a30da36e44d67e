import { Unreadable } from './outcome';

/**
 * A file's text. UTF-8, with or without BOM, and UTF-16 with one are read for what they are; other bytes may be the
 * local code page that spreadsheets save in, which is for the caller to allow. A NUL is in no text: UTF-16 without a
 * BOM, or no text at all.
 */
export function decode(bytes: Uint8Array, { codePage = false }: { codePage?: boolean } = {}): string {
  const text = decoded(bytes, codePage);
  if (text === undefined || text.includes('\0')) throw new Unreadable('import_encoding');
  return text;
}

function decoded(bytes: Uint8Array, codePage: boolean): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodeAs('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return decodeAs('utf-16be', bytes);
  return decodeAs('utf-8', bytes) ?? (codePage ? decodeAs('gb18030', bytes) : undefined);
}

/** Undefined where the bytes are not of this encoding. The BOM is taken off. */
function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
