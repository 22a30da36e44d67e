import { pages } from '../pages/addresses.ts';
import { openChromium } from './support/chromium.ts';
import { expect, test } from './support/fixture.ts';
import { markWithoutRoom } from './support/no-room.ts';
import { mark, popupOver } from './support/steps.ts';

/** Chromium lets no quota be reached in a test (Firefox does, see there): the worker’s database says what a full disk would make it say. */
test('a full disk: the reader is told, and it works again afterwards', async ({ sites }) => {
  const browser = await openChromium({ port: sites.port });
  try {
    const report = await browser.open(pages.sample);
    const [worker] = browser.context().serviceWorkers();
    if (!worker) throw new Error('no worker');
    await markWithoutRoom(report, {
      fill: () =>
        worker.evaluate(() => {
          const full = () => {
            throw new DOMException('The disk is full', 'QuotaExceededError');
          };
          const { add, put } = IDBObjectStore.prototype;
          Object.assign(IDBObjectStore.prototype, { add: full, put: full });
          Object.assign(globalThis, { freeTheDisk: () => Object.assign(IDBObjectStore.prototype, { add, put }) });
        }),
      empty: () => worker.evaluate(() => (globalThis as unknown as { freeTheDisk(): void }).freeTheDisk()),
    });
  } finally {
    await browser.close();
  }
});

test('a disk that is nearly full is told in popup, panel and library as soon as something is written', async ({
  sites,
}) => {
  const browser = await openChromium({ port: sites.port });
  try {
    const report = await browser.open(pages.sample);
    const library = await browser.ours('library.html#notes');
    await library.waitFor('main .message');
    expect(await library.count('.alarm')).toBe(0);
    const [worker] = browser.context().serviceWorkers();
    await worker?.evaluate(() => {
      Object.assign(navigator.storage, { estimate: async () => ({ usage: 90_000_000, quota: 100_000_000 }) });
    });
    await report.front();
    await mark(report, '新增规上工业企业19家', '1');
    await library.front();
    await library.waitFor('.alarm');
    const popup = await popupOver(browser, report);
    await popup.waitFor('.alarm');
    await report.front();
    const panel = await browser.ours(`sidepanel.html?tab=${await browser.frontTab()}`);
    await panel.waitFor('.alarm');
    expect([...library.errors, ...popup.errors, ...panel.errors]).toEqual([]);
  } finally {
    await browser.close();
  }
});
