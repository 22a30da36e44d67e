import { pages } from '../pages/addresses.ts';
import { age } from './support/age.ts';
import { type Tab, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { mark } from './support/steps.ts';

const words = '新增规上工业企业19家';

const inFolder = (library: Tab) =>
  library.evaluate(async () => {
    const found: { [name: string]: string } = {};
    const folder = (await navigator.storage.getDirectory()) as unknown as {
      entries(): AsyncIterable<[string, FileSystemFileHandle]>;
    };
    for await (const [name, file] of folder.entries()) {
      // The browser writes beside a file and then puts the one in the other's place: what is gone by then was that.
      const content = await file.getFile().catch(() => undefined);
      if (content && name.endsWith('.json')) found[name] = await content.text();
    }
    return found;
  }, undefined);

test('a folder that was picked once is written to whenever a page of ours is open, once a day with changes', async ({
  browserUnderTest: browser,
}) => {
  const report = await browser.open(pages.sample);
  await mark(report, words, '1');
  const library = await browser.ours('library.html#settings');
  // The picker is the system's: in its place the page's own private folder is picked, a handle of the same kind.
  await library.evaluate(() => {
    Object.assign(globalThis, { showDirectoryPicker: () => navigator.storage.getDirectory() });
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

  await report.front();
  await mark(report, '完成技改投资11.8亿元', '2');
  await library.evaluate(age, 2);
  await library.front();
  await library.reload();
  await until(
    () => inFolder(library),
    (files) => JSON.parse(files[name] || '{"notes":[]}').notes.length === 2,
  );
  expect(library.errors).toEqual([]);
});
