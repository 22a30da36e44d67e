import { Zip, ZipDeflate } from 'fflate';
import { encodedTo, gathered, type TextSink } from './byte-writer';

/** Half the time of the usual 6, for files a few per cent larger: text of the same few tags packs well at any level. */
export const LEVEL = 3;

/**
 * A zip whose files are compressed while they are written: a sheet of 100,000 rows is never there as a whole. One file
 * after the other; each must be ended before the next.
 */
export function zipWriter(mtime: Date): {
  file(name: string): TextSink & { end(): void };
  whole(name: string, text: string): void;
  bytes(): Uint8Array<ArrayBuffer>;
} {
  const all = gathered();
  let failure: Error | null = null;
  const zip = new Zip((error, piece) => {
    failure ??= error;
    all.take(piece);
  });
  const file = (name: string) => {
    const packed = new ZipDeflate(name, { level: LEVEL });
    packed.mtime = mtime;
    zip.add(packed);
    return encodedTo((piece, last) => packed.push(piece, last));
  };
  return {
    file,
    whole(name, text) {
      const sink = file(name);
      sink.write(text);
      sink.end();
    },
    bytes() {
      zip.end();
      if (failure) throw failure;
      return all.bytes();
    },
  };
}
