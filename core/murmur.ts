const rotl = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

function mix(h: number): number {
  let x = h ^ (h >>> 16);
  x = Math.imul(x, 0x85ebca6b);
  x ^= x >>> 13;
  x = Math.imul(x, 0xc2b2ae35);
  return x ^ (x >>> 16);
}

/**
 * A 128-bit hash of a text, 32 hex digits: four 32-bit lanes mixed as in MurmurHash3 (Appleby, public domain), over
 * UTF-16 units. For names that must come out the same again; SHA-256 would be asynchronous for no gain here.
 */
export function murmur128(text: string): string {
  const lanes = [0x9368e53c, 0x586dcd20, 0x8d2aa5a7, 0x1b873593];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    for (let lane = 0; lane < 4; lane++) {
      const k = Math.imul(rotl(Math.imul(unit + lane, 0xcc9e2d51), 15), 0x1b873593);
      lanes[lane] = (Math.imul(rotl((lanes[lane] ?? 0) ^ k, 13), 5) + 0xe6546b64 + lane) | 0;
    }
  }
  const [a = 0, b = 0, c = 0, d = 0] = lanes.map((lane) => mix(lane ^ text.length));
  return [a + b, b + c, c + d, d ^ Math.imul(a, 3)].map((x) => (mix(x) >>> 0).toString(16).padStart(8, '0')).join('');
}
