import { browser } from 'wxt/browser';

/**
 * What was written is announced by one opaque number in `storage.local`: its change event reaches content scripts,
 * popup, panel and library alike, without a list of tabs. No content, no addresses. Whoever hears it (or wakes, or
 * gains focus) re-reads.
 */
const KEY = 'sequence';

export async function announce(sequence: number): Promise<void> {
  await browser.storage.local.set({ [KEY]: sequence });
}

export async function lastAnnounced(): Promise<number> {
  const { [KEY]: sequence } = await browser.storage.local.get(KEY);
  return typeof sequence === 'number' ? sequence : 0;
}

/** Calls `heard` at each announcement until `signal` aborts. */
export function onAnnouncement(heard: (sequence: number) => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, { newValue?: unknown }>) => {
    const sequence = changes[KEY]?.newValue;
    if (typeof sequence === 'number') heard(sequence);
  };
  browser.storage.local.onChanged.addListener(listener);
  // After an update `storage` is no more, and its listeners with it.
  signal.addEventListener('abort', () => browser.storage?.local?.onChanged.removeListener(listener));
}
