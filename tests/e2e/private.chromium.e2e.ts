import { pages } from '../pages/addresses.ts';
import { openChromium } from './support/chromium.ts';
import { type Tab, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { said } from './support/words.ts';

/** Playwright does not see a private window: a page of ours opens it, and reaches into its page for us. */
test('a private window: nothing is kept, and the reader is told', async ({ sites }) => {
  const browser = await openChromium({ port: sites.port, plainHttpPrivately: true });
  try {
    await browser.allowPrivately();
    const library = await browser.ours('library.html#notes');
    await library.waitFor('.message');
    const tab = await library.evaluate(async (url) => {
      const opened = await chrome.windows.create({ incognito: true, url });
      return opened.tabs?.[0]?.id ?? -1;
    }, pages.sample);
    const popup = await browser.ours(`popup.html?tab=${tab}`);
    await until(
      () => popup.texts('.message'),
      (texts) => said('tab_private').test(texts.join()),
    );

    await selectIn(library, tab, '新增规上工业企业19家');
    await until(
      () => clickToolbar(library, tab),
      (clicked) => clicked,
    );
    await until(
      () => toastIn(library, tab),
      (toast) => said('page_ephemeral').test(toast),
    );
    await library.front();
    expect(await library.count('.note')).toBe(0);
    expect([...library.errors, ...popup.errors]).toEqual([]);
  } finally {
    await browser.close();
  }
});

const selectIn = (ours: Tab, tabId: number, words: string) =>
  ours.evaluate(
    async ([id, wanted]) => {
      await chrome.scripting.executeScript({
        target: { tabId: id },
        args: [wanted],
        func: (its: string) => {
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.nodeValue?.indexOf(its) ?? -1;
            if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + its.length);
          }
        },
      });
    },
    [tabId, words] as const,
  );

/** Presses the first area of the toolbar; false while there is none. */
const clickToolbar = (ours: Tab, tabId: number) =>
  ours.evaluate(async (id) => {
    const [answer] = await chrome.scripting.executeScript({
      target: { tabId: id },
      func: () => {
        const first = document
          .querySelector('quanyue-notes')
          ?.shadowRoot?.querySelector<HTMLElement>('.toolbar button');
        first?.click();
        return first !== undefined && first !== null;
      },
    });
    return answer?.result === true;
  }, tabId);

const toastIn = (ours: Tab, tabId: number) =>
  ours.evaluate(async (id) => {
    const [answer] = await chrome.scripting.executeScript({
      target: { tabId: id },
      func: () => document.querySelector('quanyue-notes')?.shadowRoot?.querySelector('.toast')?.textContent ?? '',
    });
    return answer?.result ?? '';
  }, tabId);
