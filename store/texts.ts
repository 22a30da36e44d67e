import type { OpenedPage } from '../core/command';
import type { Text } from '../core/model';
import { fingerprint } from '../core/report/fingerprint';
import type { Writing } from './schema';

/** A page's text as it is kept. */
export const asText = ({ text, url, title }: OpenedPage, hash: string): Text => ({
  hash,
  text,
  url,
  title,
  seen: new Date().toISOString(),
});

/** A text is kept once, as it was first seen, with what it is compared by. */
export async function keepText(tx: Writing, text: Text): Promise<void> {
  const texts = tx.objectStore('texts');
  if ((await texts.getKey(text.hash)) !== undefined) return;
  await texts.put(text);
  await tx.objectStore('fingerprints').put({ text: text.hash, shingles: fingerprint(text.text) });
}
