import { HOST } from './text';

/**
 * Calls `changed` after the page's text may have changed: when it has been quiet for a moment, and at the latest after
 * a second of unrest; not again before the call before is through. A page that changes without end costs a bounded share
 * of time: after a call that took n milliseconds, its waiting included, the next one waits 10 n.
 */
export function watchText(changed: () => Promise<void>, roots: () => readonly ShadowRoot[], signal: AbortSignal): void {
  const QUIET = 150;
  const LATEST = 1000;
  const SHARE = 10;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let since: number | undefined;
  let running = false;
  let notBefore = 0;
  const seen = new WeakSet<ShadowRoot>();

  const run = async () => {
    since = undefined;
    running = true;
    const before = performance.now();
    try {
      await changed();
    } finally {
      const after = performance.now();
      notBefore = after + (after - before) * SHARE;
      running = false;
      observeRoots();
      if (since !== undefined) schedule(after, since);
    }
  };
  const schedule = (now: number, first: number) => {
    clearTimeout(quiet);
    if (signal.aborted) return;
    quiet = setTimeout(() => void run(), Math.max(Math.min(QUIET, first + LATEST - now), notBefore - now, 0));
  };
  const observer = new MutationObserver((records) => {
    if (records.every((record) => record.target instanceof Element && record.target.closest(HOST))) return;
    const now = performance.now();
    since ??= now;
    if (!running) schedule(now, since);
  });
  const options = { subtree: true, childList: true, characterData: true };
  const observeRoots = () => {
    for (const root of roots()) {
      if (seen.has(root)) continue;
      seen.add(root);
      observer.observe(root, options);
    }
  };
  observer.observe(document, options);
  observeRoots();
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(quiet);
  });
}
