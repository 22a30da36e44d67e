import { RemoteError } from './rpc';

const PAUSES = [50, 200, 1000, 3000];

/**
 * Calls again where nobody answered: the worker was killed with the call in its hands. For calls that may be done twice,
 * as commands may. What the other side's own code has thrown is thrown on.
 */
export async function persist<T>(call: () => Promise<T>, pauses: readonly number[] = PAUSES): Promise<T> {
  for (const pause of pauses) {
    try {
      return await call();
    } catch (error) {
      if (error instanceof RemoteError && error.name !== 'NoAnswer') throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return call();
}
