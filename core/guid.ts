import { murmur128 } from './murmur';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The id itself where it is a GUID, otherwise one made of it: the same in each export, so that exports can be matched. */
export const guid = (id: string): string => (GUID.test(id) ? id.toLowerCase() : guidOf(id));

/** A GUID (version 8, RFC 9562: "custom") that depends on the words alone. Not for secrets: anyone can make it. */
export function guidOf(...words: string[]): string {
  const hex = murmur128(words.join('\n'));
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, variant + hex.slice(17, 20), hex.slice(20)].join(
    '-',
  );
}
