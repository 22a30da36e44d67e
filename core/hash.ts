/**
 * A hash of some of a text's UTF-16 units, 32 bits: FNV-1a, then mixed as in MurmurHash3, for it leaves the high bits of
 * near strings near each other, and where the smallest of many hashes is kept, that must be any of them.
 */
export function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
