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

/**
 * Rules of ours for one document: unlike those of a content script they stand in no list that the page can read. As the
 * page's own and as the reader's, since each browser heeds one: Chromium 156 paints no highlight by a reader's rule,
 * Firefox 153 none in a shadow tree by a page's; and only a reader's `!important` outranks the page's.
 */
export async function insertRules(tab: number, frame: number, css: string): Promise<boolean> {
  const target = { tabId: tab, frameIds: [frame] };
  try {
    for (const origin of ['AUTHOR', 'USER'] as const) await browser.scripting.insertCSS({ target, css, origin });
    return true;
  } catch {
    return false;
  }
}

/** What the document says that it is; undefined where it could not be asked. Not to be believed before it is looked at. */
export async function recogniseIn(tab: number, frame: number): Promise<unknown> {
  try {
    const target = { tabId: tab, frameIds: [frame] };
    const [answer] = await browser.scripting.executeScript({ target, files: ['/recogniser.js'] });
    return answer?.result ?? undefined;
  } catch {
    return undefined;
  }
}

/** All frames that the permission reaches; the detector tells which of them hold a report. */
export async function injectEverywhere(tab: number): Promise<boolean> {
  const reached = await inject(ANNOTATOR, { tabId: tab, allFrames: true });
  if (reached) await detectIn(tab);
  return reached;
}

export const detectIn = (tab: number): Promise<boolean> => inject(DETECTOR, { tabId: tab, allFrames: true });

/** Wakes the tabs that show one of these sites: after an update, after the reader allowed a site. */
export async function detectInOpenTabs(origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  const tabs = await browser.tabs.query({ url: [...origins], discarded: false });
  await Promise.all(tabs.map(({ id }) => id !== undefined && detectIn(id)));
}

/** The addresses of frames that have room for an article, in all documents of the tab that we reach. */
export async function largeFrames(tab: number): Promise<string[]> {
  try {
    const results = await browser.scripting.executeScript({
      target: { tabId: tab, allFrames: true },
      func: addressesOfLargeFrames,
    });
    return results.flatMap(({ result }) => result ?? []);
  } catch {
    return [];
  }
}

/** Runs in the page: uses nothing from outside itself. */
function addressesOfLargeFrames(): string[] {
  return Array.from(document.querySelectorAll('iframe'))
    .filter((frame) => {
      const { width, height } = frame.getBoundingClientRect();
      return width >= innerWidth / 2 && height >= 300;
    })
    .map(({ src }) => src)
    .filter((src) => /^https?:/.test(src));
}
