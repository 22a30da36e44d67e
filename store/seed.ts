import type { Codebook } from '../core/model';
import type { Store } from './schema';
import { count, write } from './write';

/**
 * Puts the built-in codebooks into a database that has none of them yet. No step: there is nothing to undo. One that
 * the reader has changed or thrown away stays as it is.
 */
export async function seedCodebooks(db: Store, builtIn: readonly Codebook[]): Promise<void> {
  const present = new Set(await db.getAllKeys('codebooks'));
  if (builtIn.every(({ id }) => present.has(id))) return;
  const time = new Date().toISOString();
  await write(db, async (tx) => {
    const codebooks = tx.objectStore('codebooks');
    for (const codebook of builtIn)
      if ((await codebooks.getKey(codebook.id)) === undefined)
        await codebooks.put({ ...codebook, revision: 1, created: time, updated: time });
    await count(tx);
  });
}
