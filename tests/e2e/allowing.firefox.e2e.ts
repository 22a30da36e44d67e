import { framed, pages } from '../pages/addresses.ts';
import { paintedWords, type Tab, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { aWhile, mark, shows } from './support/steps.ts';

// Headless Chromium asks for optional hosts in a window that no test can answer, and
// chrome.developerPrivate grants none that the manifest does not require.

const words = '地区生产总值达到218.6亿元,增长6.2%';
const site = '*://reports.example.org/*';
const government = '*://*.gov.cn/*';

/** A call to the background from a page of the extension. */
const call = <R>(tab: Tab, name: string, ...args: unknown[]): Promise<R> =>
  tab.evaluate(
    async ({ name, args }) => {
      const reply = await chrome.runtime.sendMessage<{ value: R }>({ service: 'library', call: name, args });
      return reply.value;
    },
    { name, args },
  );

test('a site is allowed under its open page, taken back, allowed again; everything is deleted', async ({
  browserUnderTest: browser,
}) => {
  test.setTimeout(120_000);
  const library = await browser.ours('library.html#settings');
  const report = await browser.open(framed.unlisted);
  // Without a reload.
  await browser.allow(site);
  await until(
    async () => {
      await report.front();
      await report.select(words);
      return report.count('.toolbar');
    },
    (count) => count === 1,
  );
  await report.press('1');
  await shows(report, words);
  expect(await call(library, 'sites')).toMatchObject({ allowed: [site], all: false });

  // Taken back: what is painted goes at once, and does not come again with the next visit.
  expect(await call(library, 'takeBack', site)).toEqual({ outcome: 'done' });
  await shows(report);
  await report.reload();
  await aWhile();
  expect(await paintedWords(report)).toEqual([]);

  await browser.allow(site);
  await shows(report, words);

  // What the manifest asks for is the reader's to give in Firefox: taken back, and given again, under an open page.
  const listed = await browser.open(pages.strictCsp);
  const upgrade = '完成技改投资11.8亿元';
  await mark(listed, upgrade, '1');
  await shows(listed, words, upgrade);
  expect(await call(library, 'takeBack', government)).toEqual({ outcome: 'done' });
  await shows(listed);
  await browser.allow(government);
  await shows(listed, words, upgrade);

  expect(await call(library, 'deleteEverything')).toMatchObject({ outcome: 'done' });
  await shows(report);
  expect(await call(library, 'sites')).toMatchObject({ allowed: [], all: false });
  expect(await library.evaluate(() => chrome.storage.local.get(null), undefined)).toEqual({
    sequence: expect.any(Number),
  });
});
