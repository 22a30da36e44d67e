import { HOST } from './text';

/**
 * Calls `changed` after the page's text may have changed: when it has been quiet for a moment, and at the latest after
 * a second of unrest. A page that changes without end costs a bounded share of time: after a call that took n
 * milliseconds the next one waits 20 n.
 */
export function watchText(changed: () => void, roots: () => readonly ShadowRoot[], signal: AbortSignal): void {
  const QUIET = 150;
  const LATEST = 1000;
  const SHARE = 20;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let since: number | undefined;
  let notBefore = 0;
  const seen = new WeakSet<ShadowRoot>();

  const run = () => {
    since = undefined;
    const before = performance.now();
    changed();
    const after = performance.now();
    notBefore = after + (after - before) * SHARE;
    observeRoots();
  };
  const observer = new MutationObserver((records) => {
    if (records.every((record) => record.target instanceof Element && record.target.closest(HOST))) return;
    const now = performance.now();
    since ??= now;
    clearTimeout(quiet);
    quiet = setTimeout(run, Math.max(Math.min(QUIET, since + LATEST - now), notBefore - now, 0));
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
