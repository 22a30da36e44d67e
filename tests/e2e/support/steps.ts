import { type Browser, paintedWords, type Tab, until } from './driver.ts';
import { said } from './words.ts';

/** Waits until these words, and no others, are painted. */
export const shows = (tab: Tab, ...words: string[]): Promise<string[]> =>
  until(
    () => paintedWords(tab),
    (now) => JSON.stringify(now) === JSON.stringify([...words].sort()),
  );

/** Drags over words until they are selected: a page that forbids it does so until we are there. */
async function selectAtLast(tab: Tab, words: string): Promise<void> {
  await until(
    async () => {
      await tab.select(words);
      return tab.evaluate(() => String(getSelection()), undefined);
    },
    (selected) => selected === words,
  );
}

/** Selects with the mouse and presses a key of the toolbar: a digit for an area, `h` for none. */
export async function mark(tab: Tab, words: string, key: string): Promise<void> {
  await selectAtLast(tab, words);
  await tab.waitFor('.toolbar');
  await tab.press(key);
  await tab.waitGone('.toolbar');
}

/** The popup as it stands over a tab, in a tab of its own. */
export async function popupOver(browser: Browser, tab: Tab): Promise<Tab> {
  await tab.front();
  return browser.ours(`popup.html?tab=${await browser.frontTab()}`);
}

/** Pause, hide, never: what the popup's menu of this site holds. */
export async function chooseForSite(popup: Tab, key: string): Promise<void> {
  if ((await popup.count('details.site[open]')) === 0) await popup.click('details.site > summary');
  await popup.click('.popup-links button', said(key));
}

/**
 * Longer than the annotator ever waits before it shows the toolbar. Only for saying that nothing came: what comes is
 * awaited.
 */
export const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 600));
