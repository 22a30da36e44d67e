import { newId } from '../core/id';
import type { Device, Store, Writing } from './schema';

export interface Refused {
  outcome: 'refused';
  /** A message key. */
  reason: string;
}

export const refused = (reason: string): Refused => ({ outcome: 'refused', reason });

const isQuota = (error: unknown): boolean => error instanceof Error && error.name === 'QuotaExceededError';

/**
 * One transaction over all that is kept, acknowledged when it is on the disk: `complete` of a relaxed transaction comes
 * before that (reference: IndexedDB 3.0, durability hint). Work awaits nothing but the transaction's own requests, and
 * throws to have nothing written. A full disk is a value: refused_quota, with nothing written.
 */
export async function write<T>(db: Store, work: (tx: Writing) => Promise<T>): Promise<T | Refused> {
  const tx = db.transaction([...db.objectStoreNames], 'readwrite', { durability: 'strict' });
  // Looked at below; without this an abort before that would be reported as unhandled.
  tx.done.catch(() => {});
  try {
    const result = await work(tx);
    await tx.done;
    return result;
  } catch (error) {
    abort(tx);
    await tx.done.catch(() => {});
    if (isQuota(error) || isQuota(tx.error)) return refused('refused_quota');
    throw error;
  }
}

/** A transaction that failed by itself is over already, and says so by throwing. */
function abort(tx: Writing): void {
  try {
    tx.abort();
  } catch {}
}

export async function device(tx: Writing): Promise<Device> {
  return (await tx.objectStore('meta').get('device')) ?? { key: 'device', id: newId(), sequence: 0 };
}

/** Counts a write that has no change entry, so that views hear of it. */
export async function count(tx: Writing): Promise<void> {
  const { sequence, ...rest } = await device(tx);
  await tx.objectStore('meta').put({ ...rest, sequence: sequence + 1 });
}
