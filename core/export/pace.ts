import type { ExportOptions } from './options';

/** Long enough to get work done, short enough that a page that has no worker still answers a click. */
const SLICE_MS = 40;

/**
 * Goes through the items of a long job: tells the progress, lets other work in between slices, and ends with the
 * signal's reason when the reader cancels. An abort can only be heard in the pauses, in a worker too.
 */
export async function* paced<T>(
  items: readonly T[],
  { signal, progress }: Pick<ExportOptions, 'signal' | 'progress'>,
): AsyncGenerator<readonly T[]> {
  signal?.throwIfAborted();
  let since = Date.now();
  for (let start = 0; start < items.length; start += BATCH) {
    yield items.slice(start, start + BATCH);
    if (Date.now() - since < SLICE_MS) continue;
    progress?.(Math.min(start + BATCH, items.length), items.length);
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    since = Date.now();
  }
  progress?.(items.length, items.length);
}

/** For a job that goes through several lists: the options for each in turn, so that its progress is told as one. */
export function inParts(
  of: number,
  { signal, progress }: Pick<ExportOptions, 'signal' | 'progress'>,
): (length: number) => Pick<ExportOptions, 'signal' | 'progress'> {
  let done = 0;
  return (length) => {
    const before = done;
    done += length;
    const told = progress && { progress: (here: number) => progress(before + here, of) };
    return { ...(signal && { signal }), ...told };
  };
}

/** An `await` for each single note costs more than many formats' own work. */
const BATCH = 100;
