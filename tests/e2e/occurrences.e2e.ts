import { mkdirSync } from 'node:fs';
import { pages } from '../pages/addresses.ts';
import { linesOf, type Tab, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { mark, shows } from './support/steps.ts';
import { said } from './support/words.ts';

const pictures = '.results/pictures';
test.beforeAll(() => void mkdirSync(pictures, { recursive: true }));

const valves = '水工阀门';
const farmland = '高标准农田';

/** The words' language and the numbers' need not be the same in a browser under test. */
const more = new RegExp(['one', 'other'].map((form) => said(`ui_sameWordsHere_${form}`).source).join('|'));

const checked = (tab: Tab) => tab.count('.occurrences-list input:checked');

test('a phrase is marked wherever it stands on the page: shown first, one step', async ({
  browserUnderTest: browser,
}) => {
  const report = await browser.open(pages.sample);
  await mark(report, valves, '1');
  await shows(report, valves);

  // Told with the mark itself; what is marked already is not checked.
  await report.click('.toast button', more);
  await report.waitFor('.occurrences');
  expect(await report.texts('.occurrence-words b')).toEqual([valves, valves]);
  expect((await report.texts('.occurrences-list .where'))[0]).toMatch(/^一、2025年.* › \(一\)稳增长促转型/);
  expect(await checked(report)).toBe(1);
  await report.screenshot(`${pictures}/occurrences.png`);
  expect(await report.count('.occurrences .areas .chip')).toBe(1);
  // The focus is within: Tab leads on, Escape closes and marks nothing.
  await report.press('Escape');
  await report.waitGone('.occurrences');
  await shows(report, valves);

  // From the card as well.
  await report.clickWords(valves);
  await report.click('.card .link', more);
  await report.waitFor('.occurrences');
  await report.click('.occurrences .button-primary');
  await report.waitGone('.occurrences');
  await shows(report, valves, valves);
  await report.reload();
  await shows(report, valves, valves);
  await report.press('Alt+z');
  await shows(report, valves);
  await report.press('Alt+Shift+z');
  await shows(report, valves, valves);
  expect(report.errors).toEqual([]);
});

test('from library and panel it is all of the report, also where that is split over pages', { tag: '@once' }, async ({
  browserUnderTest: browser,
}) => {
  test.setTimeout(120_000);
  const second = await browser.open(pages.samplePart2);
  await mark(second, '营商环境', '2');
  const report = await browser.open(pages.sample);
  await mark(report, farmland, '1');

  const library = await browser.ours('library.html#notes');
  await library.waitFor('.note');
  const openCard = async (tab: Tab) => {
    const row = (await tab.texts('.note-quote')).indexOf(farmland);
    await tab.evaluate((index) => document.querySelectorAll<HTMLElement>('.note .note-edit')[index]?.click(), row);
    await tab.waitFor('.card');
  };
  await openCard(library);
  await library.click('.card .link', said('ui_sameWords'));
  await library.waitFor('.occurrences');
  expect(await library.texts('.occurrence-words b')).toEqual([farmland, farmland]);
  expect(await checked(library)).toBe(1);
  await library.click('.occurrences .button-primary');
  await until(
    () => library.texts('.note-quote'),
    (quotes) => quotes.filter((quote) => quote === farmland).length === 1,
  );
  await second.front();
  await shows(second, '营商环境', farmland);

  // In the panel a click on a place leads there; and undo takes the step back everywhere.
  await library.front();
  await library.click('.library-head .icon-button');
  await second.front();
  await shows(second, '营商环境');
  await report.front();
  const panel = await browser.ours(`sidepanel.html?tab=${await browser.frontTab()}`);
  await panel.waitFor('.note');
  await openCard(panel);
  await panel.click('.card .link', said('ui_sameWords'));
  await panel.waitFor('.occurrences');
  await report.evaluate(() => scrollTo(0, 0), undefined);
  await panel.click('button.occurrence-words');
  await until(
    () => report.evaluate(() => scrollY, undefined),
    (now) => now > 0,
  );
  expect([...library.errors, ...panel.errors]).toEqual([]);
});

test('words that were coded in another report are told on the card, and taken with one click', async ({
  browserUnderTest: browser,
}) => {
  const passage = '完成技改投资11.8亿元,21条老旧生产线换上了智能设备';
  const library = await browser.ours('library.html#codebook');
  await library.waitFor('.codebook-tree');
  await library.evaluate(
    async (quote) => {
      const request = <T>(asked: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          asked.onsuccess = () => resolve(asked.result);
          asked.onerror = () => reject(asked.error);
        });
      const db = await request(indexedDB.open('quanyue'));
      const books = await request(db.transaction('codebooks').objectStore('codebooks').getAll());
      const area = books.flatMap(({ codes }) => codes).find(({ slug }) => slug === 'INDU').id;
      const stamp = { revision: 1, created: '2026-01-01T00:00:00.000Z', updated: '2026-01-01T00:00:00.000Z' };
      const report = '11111111-1111-4111-8111-111111111111';
      const tx = db.transaction(['reports', 'notes'], 'readwrite');
      const facts = { kind: 'government-work-report', title: '政府工作报告', region: '白鹭县', year: 2025, memo: '' };
      tx.objectStore('reports').put({ id: report, ...stamp, ...facts, pages: [], corrected: [] });
      tx.objectStore('notes').put({
        id: '22222222-2222-4222-8222-222222222222',
        ...stamp,
        report,
        text: '',
        url: 'http://www.bailu.gov.cn/2025.html',
        anchor: { quote: { exact: quote, prefix: '', suffix: '' } },
        section: [],
        areas: [area],
        comment: '',
      });
      await new Promise((resolve) => {
        tx.oncomplete = resolve;
      });
      db.close();
    },
    passage.replace('11.8', '9.6'),
  );

  const report = await browser.open(pages.sample);
  await mark(report, passage, 'h');
  // By a passage high in the window, in its middle and at its foot: the answer comes late, and what is there stays.
  for (const top of [80, 400, 600]) {
    await library.evaluate(holdDatabase, undefined);
    await clickAt(report, passage, top);
    await report.waitFor('.card textarea');
    const before = await report.evaluate(controlsOf, undefined);
    expect(await report.count('.coded-before')).toBe(0);
    await library.evaluate(releaseDatabase, undefined);
    await report.waitFor('.card .coded-before');
    expect(await report.evaluate(controlsOf, undefined)).toEqual(before);
    if (top === 600) {
      // It grows upwards; what the reader opens leaves the pointer on what opened it.
      const summary = await report.box('.history summary');
      await report.click('.history summary');
      await report.waitFor('.history li');
      expect((await report.box('.history summary'))?.y).toBeCloseTo(summary?.y ?? 0, 0);
    }
    await report.press('Escape');
    await report.waitGone('.card');
  }
  await report.clickWords(passage);
  await report.waitFor('.card .coded-before');
  expect(await report.texts('.coded-before span:first-child')).toEqual([expect.stringMatching(said('ui_codedSame'))]);
  expect((await report.texts('.coded-before')).join()).toContain('白鹭县2025年政府工作报告');
  await report.screenshot(`${pictures}/coded-before.png`);
  await report.click('.coded-before .link');
  await until(
    () => report.count('.card .areas .chip'),
    (count) => count === 1,
  );
  await report.waitGone('.coded-before .link');

  // In the library too.
  await library.front();
  await library.click('nav a[href="#notes"]');
  await library.waitFor('.note');
  await library.click('.note .note-edit');
  await library.waitFor('.card .coded-before');
  expect(report.errors).toEqual([]);
});

/** In a page of ours: nobody else reads or writes until it is released. */
const holdDatabase = () =>
  new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('quanyue');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const tx = db.transaction([...db.objectStoreNames], 'readwrite');
      const store = tx.objectStore('notes');
      let held = true;
      addEventListener('release', () => (held = false), { once: true });
      const again = () => {
        if (held) store.count().onsuccess = again;
        resolve();
      };
      again();
      tx.oncomplete = () => db.close();
    };
  });
const releaseDatabase = () => void dispatchEvent(new Event('release'));

/** A click on words, after they were scrolled to so far below the window's top. */
async function clickAt(report: Tab, words: string, top: number): Promise<void> {
  const [before] = await report.evaluate(linesOf, words);
  if (!before) throw new Error(`not in the page: ${words}`);
  await report.evaluate((by) => scrollBy({ top: by, behavior: 'instant' }), before.top - top);
  const [line = before] = await report.evaluate(linesOf, words);
  await report.evaluate(
    ({ x, y }) => {
      const click = { bubbles: true, composed: true, clientX: x, clientY: y };
      document.elementFromPoint(x, y)?.dispatchEvent(new MouseEvent('click', click));
    },
    { x: line.left + 4, y: line.top + 8 },
  );
}

/** Where the card's fields and buttons stand. */
const controlsOf = () =>
  [...(document.querySelector('quanyue-notes')?.shadowRoot?.querySelectorAll('.card > :not(.coded-before)') ?? [])]
    .flatMap((part) => [...part.querySelectorAll('button, input, summary'), part])
    .map((control) => {
      const { x, y, width, height } = control.getBoundingClientRect();
      return `${control.className} ${[x, y, width, height].map(Math.round).join(' ')}`;
    });
