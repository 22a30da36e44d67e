import type { Outcome, Undone } from '../../core/command';
import { announce, lastAnnounced } from '../../messages/announce';
import { compactDaily } from '../../store/compact';
import { NewerDatabase, reopening } from '../../store/open';
import { readSequence } from '../../store/reading';
import type { Store } from '../../store/schema';
import { seedCodebooks } from '../../store/seed';
import { takeSnapshot } from '../../store/snapshots';
import { refused } from '../../store/write';
import { readBuiltIn } from './data';

/** The background's way to what is kept: opened at the first use, the built-in codebooks put there, writes announced. */
const open = reopening();
let seeded: Promise<void> | undefined;

export function reading<T>(work: (db: Store) => Promise<T>): Promise<T> {
  return open(async (db) => {
    seeded ??= seedCodebooks(db, readBuiltIn);
    await seeded.catch((error: unknown) => {
      // Tried again at the next use.
      seeded = undefined;
      throw error;
    });
    return work(db);
  });
}

/** Writes, and tells every view once it is on the disk. A database made by a newer version refuses, and is left alone. */
export async function writing<T extends Outcome | Undone>(work: (db: Store) => Promise<T>): Promise<T | Refusal> {
  try {
    const outcome = await reading(work);
    // What is kept is kept: views that were not told are at the next start.
    if (outcome.outcome === 'done') await tellViews().catch(() => {});
    return outcome;
  } catch (error) {
    if (error instanceof NewerDatabase) return refused('refused_newerDatabase');
    throw error;
  }
}
type Refusal = { outcome: 'refused'; reason: string };

/** After everything was deleted the codebooks are to be put there again. */
export function forgetSeeding(): void {
  seeded = undefined;
}

export async function tellViews(): Promise<void> {
  await announce(await reading(readSequence));
}

/** A worker that died between commit and announcement left a number that nobody has heard. */
export async function catchUp(): Promise<void> {
  try {
    const [written, announced] = await Promise.all([reading(readSequence), lastAnnounced()]);
    if (written !== announced) await announce(written);
    await reading(compactDaily);
    await reading(takeSnapshot);
  } catch (error) {
    if (!(error instanceof NewerDatabase)) throw error;
  }
}
