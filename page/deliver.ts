import { browser } from 'wxt/browser';
import { RemoteError } from '../messages/rpc';

/** This script has outlived the extension that injected it: updated, reloaded or turned off. */
export class Orphaned extends Error {}

/** After an update the old script's `browser` is still there, its runtime is not. */
export function isOrphan(): boolean {
  try {
    return !browser.runtime?.id;
  } catch {
    return true;
  }
}

const PAUSES = [50, 200, 500, 1000, 2000, 5000];

/**
 * Calls until there is an answer: a worker killed between two calls, or while it had this one, loses nothing, since a
 * command sent twice is done once, and a question may be asked twice. Tells `late(true)` when it has not worked for a
 * while, `late(false)` when it then has. Throws `Orphaned` where no answer can come any more, and the other side's own errors.
 */
export async function deliver<T>(call: () => Promise<T>, late?: (still: boolean) => void): Promise<T> {
  for (let tries = 0; ; tries++) {
    if (isOrphan()) throw new Orphaned();
    try {
      const answer = await call();
      if (tries > 2) late?.(false);
      return answer;
    } catch (error) {
      if (isOrphan()) throw new Orphaned();
      // Thrown by the other side's code: sending it again would change nothing.
      if (error instanceof RemoteError && error.name !== 'NoAnswer') throw error;
      if (tries === 2) late?.(true);
      await new Promise((resolve) => setTimeout(resolve, PAUSES[Math.min(tries, PAUSES.length - 1)]));
    }
  }
}
