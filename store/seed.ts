import type { Codebook } from '../core/model';
import type { Store } from './schema';
import { device, write } from './write';

/** One more whenever the built-in codebooks have changed. */
const EDITION = 1;

/**
 * Puts the built-in codebooks into a database that has not met this edition of them. No step: there is nothing to undo.
 * A codebook that the reader has changed or thrown away stays as it is; an untouched one becomes the new edition; one
 * that is new with this edition is put there.
 * @param load called only where there is something to put
 */
export async function seedCodebooks(
  db: Store,
  load: () => Promise<readonly Codebook[]>,
  edition = EDITION,
): Promise<void> {
  const seeded = (await db.get('meta', 'device'))?.seeded ?? 0;
  if (seeded >= edition) return;
  const builtIn = await load();
  const time = new Date().toISOString();
  await write(db, async (tx) => {
    const meta = await device(tx);
    if ((meta.seeded ?? 0) >= edition) return;
    const codebooks = tx.objectStore('codebooks');
    // Of a database that was seeded before there was a list, one that is missing was thrown away.
    const met = new Set(meta.met ?? (meta.seeded ? builtIn.map(({ id }) => id) : []));
    for (const codebook of builtIn) {
      const known = await codebooks.get(codebook.id);
      if (known ? known.revision === 1 && !known.trashed : !met.has(codebook.id))
        await codebooks.put({ ...codebook, revision: 1, created: known?.created ?? time, updated: time });
      met.add(codebook.id);
    }
    await tx.objectStore('meta').put({ ...meta, seeded: edition, met: [...met], sequence: meta.sequence + 1 });
  });
}
