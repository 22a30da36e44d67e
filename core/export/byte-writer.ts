const PIECE = 1 << 16;

export interface TextSink {
  write(text: string): void;
}

/**
 * Text in, UTF-8 out, handed on as it comes: 100,000 notes are never one JavaScript string (two bytes a character)
 * beside their bytes. `end` hands on what is left, and says that it is the last.
 */
export function encodedTo(take: (piece: Uint8Array, last: boolean) => void): TextSink & { end(): void } {
  const encoder = new TextEncoder();
  let pending = '';
  const flush = (last: boolean) => {
    take(encoder.encode(pending), last);
    pending = '';
  };
  return {
    write(text) {
      pending += text;
      if (pending.length >= PIECE) flush(false);
    },
    end: () => flush(true),
  };
}

/** Gathers pieces, and makes one of them. */
export function gathered(): { take(piece: Uint8Array): void; bytes(): Uint8Array<ArrayBuffer> } {
  const pieces: Uint8Array[] = [];
  let size = 0;
  return {
    take(piece) {
      pieces.push(piece);
      size += piece.length;
    },
    bytes() {
      const whole = new Uint8Array(size);
      let at = 0;
      for (const piece of pieces) {
        whole.set(piece, at);
        at += piece.length;
      }
      return whole;
    },
  };
}

/** Text in, the bytes of all of it out. */
export function byteWriter(): TextSink & { bytes(): Uint8Array<ArrayBuffer> } {
  const all = gathered();
  const text = encodedTo(all.take);
  return {
    write: text.write,
    bytes() {
      text.end();
      return all.bytes();
    },
  };
}
