import { signal } from '@preact/signals';
import { service } from './edit';
import { alsoRead } from './records';

/** Told before anything is lost. */
export const nearlyFull = signal(false);

/** Keeps `nearlyFull` true: asked again whenever something was written. */
export function watchDisk(signal: AbortSignal): void {
  alsoRead(async () => {
    // Not worth an alarm of its own: a disk that is full refuses the writing.
    const state = await service.storage().catch(() => undefined);
    nearlyFull.value = state?.nearlyFull ?? false;
  }, signal);
}
