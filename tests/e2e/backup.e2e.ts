import { pages } from '../pages/addresses.ts';
import { age } from './support/age.ts';
import { type Browser, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { mark, popupOver } from './support/steps.ts';

const words = '新增规上工业企业19家';

const backupsIn = async (browser: Browser): Promise<string[]> =>
  [...(await browser.downloads())].flatMap(([name, bytes]) =>
    /quanyue-backup-\d{8}.*\.json$/.test(name) ? String(bytes) : [],
  );

test('after a week with changes a backup is offered in popup and library, and saved; a click puts it off for a week', async ({
  browserUnderTest: browser,
}) => {
  test.setTimeout(120_000);
  const report = await browser.open(pages.sample);
  await mark(report, words, '1');
  let library = await browser.ours('library.html#notes');
  await library.waitFor('.note');
  expect(await library.count('.backup-offer')).toBe(0);
  // Firefox keeps what it was asked to keep; Chrome keeps it unasked, by `unlimitedStorage`.
  if (browser.name === 'firefox')
    expect(await library.evaluate(() => navigator.storage.persisted(), undefined)).toBe(true);
  await library.evaluate(age, 8);
  await library.close();
  library = await browser.ours('library.html#notes');
  await library.waitFor('.backup-offer');
  let popup = await popupOver(browser, report);
  await popup.waitFor('.backup-offer');
  await popup.click('.backup-offer button:last-child');
  await popup.waitGone('.backup-offer');
  await popup.close();
  await library.close();
  library = await browser.ours('library.html#notes');
  await library.waitFor('.note');
  expect(await library.count('.backup-offer')).toBe(0);

  // The week is over.
  await library.evaluate(() => {
    const opening = indexedDB.open('quanyue');
    return new Promise<void>((resolve) => {
      opening.onsuccess = () => {
        const tx = opening.result.transaction('backups', 'readwrite');
        tx.objectStore('backups').delete('outside');
        tx.oncomplete = () => {
          opening.result.close();
          resolve();
        };
      };
    });
  }, undefined);
  await library.close();
  library = await browser.ours('library.html#notes');
  await library.waitFor('.backup-offer');
  // Nobody can answer the browser's question here: asked for the permission, it says no, and the file is saved as any.
  await library.evaluate(() => {
    for (const name of ['chrome', 'browser']) {
      const api = Reflect.get(globalThis, name);
      if (api) Object.assign(api.permissions, { request: async () => false });
    }
  }, undefined);
  await library.click('.backup-offer button:first-of-type');
  const [backup = ''] = await until(
    () => backupsIn(browser),
    (found) => found.length === 1,
  );
  expect(JSON.parse(backup)).toMatchObject({ format: 'quanyue-backup', notes: [{}] });
  await library.waitGone('.backup-offer');
  popup = await popupOver(browser, report);
  await popup.waitFor('.note');
  expect(await popup.count('.backup-offer')).toBe(0);
  expect([...library.errors, ...popup.errors]).toEqual([]);
});
