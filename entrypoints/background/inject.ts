import { browser } from 'wxt/browser';

const ANNOTATOR = '/content-scripts/annotator.js';
const DETECTOR = '/content-scripts/detector.js';

type Injection = Parameters<typeof browser.scripting.executeScript>[0];

/** False where the browser let us not: no permission, its own page, a tab that is gone. */
async function inject(file: typeof ANNOTATOR | typeof DETECTOR, target: Injection['target']): Promise<boolean> {
  try {
    const results = await browser.scripting.executeScript({ target, files: [file] });
    return results.length > 0;
  } catch {
    return false;
  }
}

export const injectAnnotator = (tab: number, frame: number): Promise<boolean> =>
  inject(ANNOTATOR, { tabId: tab, frameIds: [frame] });

/** All frames that the permission reaches; the detector tells which of them hold a report. */
export async function injectEverywhere(tab: number): Promise<boolean> {
  const reached = await inject(ANNOTATOR, { tabId: tab, allFrames: true });
  if (reached) await inject(DETECTOR, { tabId: tab, allFrames: true });
  return reached;
}

/** Wakes the tabs that show one of these sites: after an update, after the reader allowed a site. */
export async function detectInOpenTabs(origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  const tabs = await browser.tabs.query({ url: [...origins], discarded: false });
  await Promise.all(tabs.map(({ id }) => id !== undefined && inject(DETECTOR, { tabId: id, allFrames: true })));
}
