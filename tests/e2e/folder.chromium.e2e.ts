import { pages } from '../pages/addresses.ts';
import { age } from './support/age.ts';
import { type Tab, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { mark } from './support/steps.ts';
import { said } from './support/words.ts';

const words = '新增规上工业企业19家';

const inFolder = (library: Tab) =>
  library.evaluate(async () => {
    const found: { [name: string]: string } = {};
    const folder = (await (await navigator.storage.getDirectory()).getDirectoryHandle('backups')) as unknown as {
      entries(): AsyncIterable<[string, FileSystemFileHandle]>;
    };
    for await (const [name, file] of folder.entries()) {
      // The browser writes beside a file and then puts the one in the other's place: what is gone by then was that.
      const content = await file.getFile().catch(() => undefined);
      if (content && name.endsWith('.json')) found[name] = await content.text();
    }
    return found;
  }, undefined);

test('a folder that was picked once is written to while a page of ours is open, once a day with changes; where it is gone, that is told, and the backup is a download', async ({
  browserUnderTest: browser,
}) => {
  const report = await browser.open(pages.sample);
  await mark(report, words, '1');
  const library = await browser.ours('library.html#settings');
  // The picker is the system's: in its place a private folder of the page's own is picked, a handle of the same kind.
  await library.evaluate(async () => {
    const picked = await (await navigator.storage.getDirectory()).getDirectoryHandle('backups', { create: true });
    Object.assign(globalThis, { showDirectoryPicker: async () => picked });
  }, undefined);
  await library.click('.backup .button:not(.button-primary)');
  const [[name, first] = ['', '']] = Object.entries(
    await until(
      () => inFolder(library),
      (files) => Object.values(files).some((text) => text !== ''),
    ),
  );
  expect(name).toMatch(/^quanyue-backup-\d{8}\.json$/);
  expect(JSON.parse(first).notes).toHaveLength(1);

  // A page that has been open for days writes too, as soon as it hears of a change.
  await library.evaluate(age, 2);
  await report.front();
  await mark(report, '完成技改投资11.8亿元', '2');
  await library.front();
  await until(
    () => inFolder(library),
    (files) => JSON.parse(files[name] || '{"notes":[]}').notes.length === 2,
  );

  await library.evaluate(age, 2);
  await library.evaluate(async () => {
    await (await navigator.storage.getDirectory()).removeEntry('backups', { recursive: true });
    // Nobody can answer the browser's question here.
    Object.assign(chrome.permissions, { request: async () => false });
  }, undefined);
  await report.front();
  await mark(report, '省级专精特新', '3');
  await library.front();
  await library.waitFor('.backup-offer');
  expect(await library.texts('.backup-offer span')).toEqual([expect.stringMatching(said('backup_offerFolder'))]);
  await library.click('.backup-offer button:first-of-type');
  await until(
    () => browser.downloads(),
    (files) => [...files].some(([file, bytes]) => file === name && JSON.parse(String(bytes)).notes.length === 3),
  );
  await library.waitGone('.backup-offer');
  expect(library.errors).toEqual([]);
});
