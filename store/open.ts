import { openDB, unwrap } from 'idb';
import type { Schema, Store } from './schema';
import { type Upgrade, upgrades } from './upgrades';

export const NAME = 'quanyue';

/** The database was made by a newer version of the program. It is left as it is. */
export class NewerDatabase extends Error {
  override name = 'NewerDatabase';
}

export interface Opening {
  name?: string;
  upgrades?: readonly Upgrade[];
  /** The connection is gone: another wants to upgrade or delete the database, or the browser has ended it. */
  closed?(): void;
}

/**
 * Opens the database, upgraded to this program's version. It never stands in the way of a newer one: the connection
 * closes as soon as another asks to upgrade. An upgrade that fails leaves the database as it was.
 * @throws NewerDatabase, and what an upgrade has thrown
 */
export async function openStore({ name = NAME, upgrades: steps = upgrades, closed }: Opening = {}): Promise<Store> {
  let failure: unknown;
  try {
    const db: Store = await openDB<Schema>(name, steps.length, {
      async upgrade(database, from, _to, transaction) {
        try {
          // Untyped: the schema's type describes the newest version only.
          for (const step of steps.slice(from)) await step(unwrap(database), unwrap(transaction));
        } catch (error) {
          // Thrown on, nobody would hear it, and the half-done upgrade would be committed.
          failure = error;
          transaction.done.catch(() => {});
          transaction.abort();
        }
      },
      blocking() {
        db.close();
        closed?.();
      },
      terminated() {
        closed?.();
      },
    });
    return db;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'VersionError') throw new NewerDatabase();
    throw failure ?? error;
  }
}

/**
 * Does work with an open connection, made at the first use and again whenever it was closed from outside. Work that met
 * the closing is done again: let it be a read, a command or anything else that may be done twice.
 */
export function reopening(opening: Opening = {}): <T>(work: (db: Store) => Promise<T>) => Promise<T> {
  let current: Promise<Store> | undefined;
  const forget = () => {
    current = undefined;
    opening.closed?.();
  };
  return async (work) => {
    for (let tries = 0; ; tries++) {
      current ??= openStore({ ...opening, closed: forget });
      const connection = current;
      let db: Store;
      try {
        db = await connection;
      } catch (error) {
        if (current === connection) current = undefined;
        throw error;
      }
      try {
        return await work(db);
      } catch (error) {
        const closing = error instanceof DOMException && error.name === 'InvalidStateError';
        if (!closing || tries > 0) throw error;
        if (current === connection) current = undefined;
      }
    }
  };
}
