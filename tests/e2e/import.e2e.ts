import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pages } from '../pages/addresses.ts';
import { paintedWords, type Tab, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';

const first = '地区生产总值达到218.6亿元,增长6.2%';
const second = '新增规上工业企业19家';
const folder = mkdtempSync(join(tmpdir(), 'quanyue-import-'));
test.afterAll(() => rmSync(folder, { recursive: true }));

const counts = (library: Tab) => library.count('.note');
const say = (library: Tab, key: string) => library.evaluate((each) => chrome.i18n.getMessage(each), key);
const toView = (library: Tab, view: string) => library.click(`nav a[href="#${view}"]`);

test('export a backup, delete everything, import it: all is there; undo takes it back', async ({
  browserUnderTest: browser,
}) => {
  test.setTimeout(120_000);
  const report = await browser.open(pages.sample);
  for (const [words, key] of [
    [first, '1'],
    [second, '2'],
  ] as const) {
    await report.select(words);
    await report.waitFor('.toolbar');
    await report.press(key);
    await report.waitGone('.toolbar');
  }

  const library = await browser.ours('library.html#export?format=json');
  await library.waitFor('.preview');
  await library.click('.export-actions .button-primary');
  const files = await until(
    () => browser.downloads(),
    (saved) => [...saved.keys()].some((name) => name.endsWith('.json')),
  );
  const [name, bytes] = [...files].find(([each]) => each.endsWith('.json')) ?? ['', Buffer.of()];
  const path = join(folder, name);
  writeFileSync(path, bytes);

  await toView(library, 'settings');
  await library.click('.danger .field');
  await library.type(await say(library, 'settings_deleteWord'));
  await library.click('.danger .button');
  await toView(library, 'notes');
  await until(
    () => counts(library),
    (count) => count === 0,
  );

  // The preview tells what would come; cancelled, nothing has.
  await toView(library, 'import');
  await library.upload('.import-file input', path);
  await library.waitFor('.import-counts');
  expect(await library.texts('[data-kind="note"] [data-outcome="add"]')).toEqual(['2']);
  expect((await library.texts('.import-rows li')).join()).toContain(first);
  await library.click('.export-actions .button:not(.button-primary)');
  await library.waitFor('.import-file');
  await toView(library, 'notes');
  expect(await counts(library)).toBe(0);

  await toView(library, 'import');
  await library.upload('.import-file input', path);
  await library.click('.export-actions .button-primary');
  await library.waitFor('.message .import-file');
  await toView(library, 'notes');
  await until(
    () => counts(library),
    (count) => count === 2,
  );
  // The open page hears of it too.
  await report.front();
  await until(
    () => paintedWords(report),
    (now) => JSON.stringify(now) === JSON.stringify([first, second].sort()),
  );

  // Again: all is known already.
  await library.front();
  await toView(library, 'import');
  await library.upload('.import-file input', path);
  await library.waitFor('.import-counts');
  expect(await library.texts('[data-kind="note"] [data-outcome="duplicate"]')).toEqual(['2']);
  expect(await library.count('.export-actions .button-primary')).toBe(0);
  await library.click('.export-actions .button');

  await library.click('.library-head .icon-button');
  await toView(library, 'notes');
  await until(
    () => counts(library),
    (count) => count === 0,
  );
  expect(library.errors).toEqual([]);
});

test('a day’s snapshot is taken by itself and puts back what was deleted since', { tag: '@once' }, async ({
  browserUnderTest: browser,
}) => {
  const report = await browser.open(pages.sample);
  await report.select(first);
  await report.waitFor('.toolbar');
  await report.press('1');
  await report.waitGone('.toolbar');
  // It is taken when the background starts, as it does all the time.
  await browser.stopBackground();
  const library = await browser.ours('library.html#notes');
  await library.waitFor('.note');
  await library.click('.note .note-buttons .icon-button:last-child');
  await library.waitGone('.note');
  await until(
    async () => {
      await toView(library, 'reports');
      await toView(library, 'settings');
      await library.waitFor('.backup');
      return library.count('.snapshots button');
    },
    (count) => count === 1,
  );
  if (process.env.PICTURES) await library.screenshot(`${process.env.PICTURES}/backup-${browser.name}.png`);
  expect(await library.texts('.snapshots .facts')).toEqual([expect.stringMatching(/\d.*kB/)]);
  await library.click('.snapshots button');
  await library.waitFor('.import-counts');
  expect(await library.texts('[data-kind="note"] [data-outcome="change"]')).toEqual(['1']);
  if (process.env.PICTURES) await library.screenshot(`${process.env.PICTURES}/restore-${browser.name}.png`);
  await library.click('.export-actions .button-primary');
  await library.waitFor('.message .import-file');
  await toView(library, 'notes');
  await library.waitFor('.note');
  expect(library.errors).toEqual([]);
});

test('an import that is cancelled while it writes has written all or nothing', { tag: '@once' }, async ({
  browserUnderTest: browser,
}) => {
  test.setTimeout(120_000);
  const time = '2026-11-20T08:00:00.000Z';
  const kept = { revision: 1, created: time, updated: time };
  const url = 'http://www.qingxi.gov.cn/zwgk/2026/report.html';
  const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
  const notes = Array.from({ length: 20_000 }, (_, n) => ({
    ...kept,
    id: id(n),
    report: 'r',
    text: '',
    url,
    anchor: { quote: { exact: `第${n}条`, prefix: '', suffix: '' } },
    section: [],
    areas: [],
    comment: '',
  }));
  const report = { ...kept, id: 'r', kind: 'other', title: '清溪县', pages: [], corrected: [], memo: '' };
  const backup = { format: 'quanyue-backup', version: 1, reports: [report], texts: [], codebooks: [], notes };
  const path = join(folder, 'many.json');
  writeFileSync(path, JSON.stringify(backup));
  const library = await browser.ours('library.html#import');
  await library.upload('.import-file input', path);
  await library.waitFor('.import-counts');
  await library.click('.export-actions .button-primary');
  // The next button is the one that ends it.
  await library.waitFor('.message progress');
  await library.click('.message .button');
  await library.waitFor('.import-file');
  const kinds = await library.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const opening = indexedDB.open('quanyue');
        opening.onsuccess = () => {
          const tx = opening.result.transaction(['notes', 'reports', 'changes']);
          const counts = ['notes', 'reports', 'changes'].map((name) => tx.objectStore(name).count());
          tx.oncomplete = () => {
            opening.result.close();
            resolve(counts.map(({ result }) => result));
          };
        };
      }),
    undefined,
  );
  expect([
    [0, 0, 0],
    [notes.length, 1, notes.length + 1],
  ]).toContainEqual(kinds);
  expect(library.errors).toEqual([]);
});

test('a file dropped anywhere is previewed; one of no known format is refused in words', async ({
  browserUnderTest: browser,
}) => {
  const library = await browser.ours('library.html#export?format=html');
  await library.waitFor('.preview iframe');
  const drag = (type: 'dragenter' | 'drop') =>
    library.evaluate((each) => {
      const files = new DataTransfer();
      files.items.add(new File(['{"hello": "<img src=x onerror=alert(1)>"}'], '<b>x</b>.json'));
      document.body.dispatchEvent(new DragEvent(each, { dataTransfer: files, bubbles: true, cancelable: true }));
    }, type);
  /** What a file that is let go over the export's preview falls on. */
  const under = () =>
    library.evaluate(() => {
      const preview = document.querySelector('.preview iframe');
      preview?.scrollIntoView({ block: 'center' });
      const { left, width, top, height } = preview?.getBoundingClientRect() ?? new DOMRect();
      return document.elementFromPoint(left + width / 2, top + height / 2)?.tagName;
    }, undefined);
  expect(await under()).toBe('IFRAME');
  await drag('dragenter');
  await library.waitFor('.drop-hint');
  expect(await under()).not.toBe('IFRAME');
  await drag('drop');
  await library.waitFor('.import-view h2');
  expect((await library.texts('.import-view h2')).join()).toMatch(/<b>x<\/b>\.json$/);
  expect((await library.texts('.import-view p')).join()).toContain(await say(library, 'import_notOurs'));
  expect(await library.count('.button-primary')).toBe(0);
  expect(library.errors).toEqual([]);
});
