import { pages } from '../pages/addresses.ts';
import { openChromium } from './support/chromium.ts';
import { paintedWords, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { mark, shows } from './support/steps.ts';
import { said } from './support/words.ts';

/** Chromium lets no quota be reached in a test (Firefox does, see there): the worker’s database says what a full disk would make it say. */
test('a full disk: the reader is told, nothing is painted that is not kept, and it works again afterwards', async ({
  sites,
}) => {
  const browser = await openChromium({ port: sites.port });
  try {
    const report = await browser.open(pages.sample);
    const first = '新增规上工业企业19家';
    const second = '完成技改投资11.8亿元';
    await mark(report, first, '1');
    await shows(report, first);
    const [worker] = browser.context().serviceWorkers();
    await worker?.evaluate(() => {
      const full = () => {
        throw new DOMException('The disk is full', 'QuotaExceededError');
      };
      const { add, put } = IDBObjectStore.prototype;
      Object.assign(IDBObjectStore.prototype, { add: full, put: full });
      Object.assign(globalThis, { freeTheDisk: () => Object.assign(IDBObjectStore.prototype, { add, put }) });
    });
    await report.select(second);
    await report.waitFor('.toolbar');
    await report.press('2');
    await until(
      () => report.texts('.toast'),
      ([toast = '']) => said('refused_quota').test(toast),
    );
    expect(await paintedWords(report)).toEqual([first]);
    await worker?.evaluate(() => (globalThis as unknown as { freeTheDisk(): void }).freeTheDisk());
    await mark(report, second, '2');
    await shows(report, first, second);
    await report.reload();
    await shows(report, first, second);
    expect(report.errors).toEqual([]);
  } finally {
    await browser.close();
  }
});
