const PIECE = 1 << 16;

/**
 * Text in, UTF-8 bytes out, encoded as it comes: 100,000 notes are never one JavaScript string (two bytes a
 * character) beside their bytes.
 */
export function byteWriter(): { write(text: string): void; bytes(): Uint8Array<ArrayBuffer> } {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  let pending: string[] = [];
  let waiting = 0;
  let size = 0;

  const flush = () => {
    const piece = encoder.encode(pending.join(''));
    pieces.push(piece);
    size += piece.length;
    pending = [];
    waiting = 0;
  };

  return {
    write(text) {
      pending.push(text);
      waiting += text.length;
      if (waiting >= PIECE) flush();
    },
    bytes() {
      flush();
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
