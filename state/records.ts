import { computed, signal } from '@preact/signals';
import type { Code, Id, Records, Report } from '../core/model';
import { onAnnouncement } from '../messages/announce';
import { reopening } from '../store/open';
import { readRecords } from '../store/reading';
import { isPrivate, service } from './service';

export const records = signal<Records>({ notes: [], reports: [], codebooks: [] });

/** False until the records were read for the first time. */
export const ready = signal(false);

export const reportsById = computed(
  (): ReadonlyMap<Id, Report> => new Map(records.value.reports.map((report) => [report.id, report])),
);

/** Codes of both facets, archived ones too: old notes carry them. In order. */
export const codes = computed((): Code[] =>
  records.value.codebooks.flatMap((codebook) => codebook.codes).sort((a, b) => a.order - b.order),
);

/** Reads with a connection of this page's own. */
export const reading = reopening();

const others = new Set<() => Promise<void>>();

/** Reads `more` along with the records: a page's positions, the trash. Ends with `signal`. */
export function alsoRead(more: () => Promise<void>, signal: AbortSignal): void {
  others.add(more);
  signal.addEventListener('abort', () => others.delete(more));
}

let running: Promise<void> | undefined;
let again = false;

/** Reads everything anew. Asked for while it runs, it runs once more: what it read first may be older than the question. */
export function reread(): Promise<void> {
  if (running) {
    again = true;
    return running;
  }
  running = (async () => {
    do {
      again = false;
      records.value = await (isPrivate ? service.records() : reading(readRecords));
      ready.value = true;
      await Promise.all([...others].map((more) => more()));
    } while (again);
  })().finally(() => {
    running = undefined;
  });
  return running;
}

/**
 * Keeps the records fresh: at each announcement, and whenever this page is looked at again, for it may have slept through
 * one. `failed` hears of a database that cannot be read.
 */
export function keepFresh(failed: (error: unknown) => void, signal: AbortSignal): void {
  const fresh = () => {
    if (document.visibilityState === 'visible') reread().catch(failed);
  };
  onAnnouncement(fresh, signal);
  document.addEventListener('visibilitychange', fresh, { signal });
  window.addEventListener('focus', fresh, { signal });
  fresh();
}
