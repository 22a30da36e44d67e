import { pages } from '../pages/addresses.ts';
import { type Tab, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { popupOver, shows } from './support/steps.ts';
import { button, said } from './support/words.ts';

const [grain, upgrade, experts] = ['总产量12.6万吨', '完成技改投资11.8亿元', '柔性引进专家62名'] as const;

/** What a list shows now. */
const lists = (tab: Tab, ...quotes: string[]) =>
  until(
    () => tab.texts('.note-quote'),
    (now) => JSON.stringify(now) === JSON.stringify(quotes),
  );

/** Keys 1 to 9 are whatever is likeliest: an area of the test's choice is found by typing. */
async function markAs(tab: Tab, words: string, area: string): Promise<void> {
  await tab.select(words);
  await tab.click('.toolbar .picker input');
  await tab.type(area);
  await tab.waitFor('.toolbar .option');
  await tab.press('Enter');
  await tab.waitGone('.toolbar');
}

const search = async (tab: Tab, query: string) => {
  await tab.click('.search');
  await tab.press('Control+a');
  await tab.type(query);
};

/** The list to choose from that is called so. */
const choice = (key: string) => `select${button(key)}`;

/** What the first option of such a name stands for. */
const optionCalled = (tab: Tab, selector: string, name: RegExp) =>
  tab.evaluate(
    ([list = '', pattern = '']) =>
      [...(document.querySelector<HTMLSelectElement>(list)?.options ?? [])].find(({ text }) =>
        new RegExp(pattern).test(text),
      )?.value ?? '',
    [selector, name.source],
  );

test('the popup finds by words, area and type, counts by area, and keeps a memo', async ({
  browserUnderTest: browser,
}) => {
  const report = await browser.open(pages.sample);
  await markAs(report, upgrade, '科技');
  await markAs(report, grain, '农业');
  await markAs(report, experts, '农业');
  const popup = await popupOver(browser, report);
  // In the order of reading, with the heading above each.
  await lists(popup, upgrade, experts, grain);
  expect((await popup.texts('.note-section')).every((section) => section.includes('›'))).toBe(true);
  expect(await popup.texts('.bars .bar-count')).toEqual(['2', '1']);

  // Figures are found whatever their width.
  await search(popup, '１１．８亿');
  await lists(popup, upgrade);
  await search(popup, '没有这样的话');
  await until(
    () => popup.texts('.message'),
    (texts) => said('ui_nothingFound').test(texts.join()),
  );
  await popup.press('Control+a');
  await popup.press('Delete');
  await lists(popup, upgrade, experts, grain);

  // A bar narrows to its area, and widens again.
  await popup.click('.bars .bar');
  await lists(popup, experts, grain);
  await popup.click('.bars .bar[aria-pressed=true]');
  await lists(popup, upgrade, experts, grain);

  // A type is given on the card, and then looked for.
  await popup.click('.note-edit');
  await popup.click('.card .type', /数据|Figure/);
  await popup.press('Escape');
  await popup.choose(choice('ui_type'), await optionCalled(popup, choice('ui_type'), /数据|Figure/));
  await lists(popup, upgrade);

  await popup.click('.memo textarea');
  await popup.type('与邻县比较产业部分');
  await popup.press('Tab');
  const library = await browser.ours('library.html#reports');
  await library.click('.report-title');
  await until(
    () =>
      library.evaluate(() => document.querySelector<HTMLTextAreaElement>('.report-head textarea')?.value, undefined),
    (memo) => memo === '与邻县比较产业部分',
  );
  expect([...report.errors, ...popup.errors, ...library.errors]).toEqual([]);
});

test('the library narrows by report, area, place and year; what is deleted lies in the trash until that is emptied', async ({
  browserUnderTest: browser,
}) => {
  const report = await browser.open(pages.sample);
  await markAs(report, upgrade, '科技');
  await markAs(report, grain, '农业');
  const elsewhere = await browser.open(pages.strictCsp);
  await markAs(elsewhere, experts, '农业');

  const library = await browser.ours('library.html#notes');
  await lists(library, experts, grain, upgrade);
  const areas = choice('ui_area');
  await library.choose(areas, await optionCalled(library, areas, /农业|Agri/));
  await lists(library, experts, grain);
  await library.choose(areas, '');
  for (const [key, known] of [
    ['ui_region', /清溪/],
    ['ui_year', /20\d\d/],
  ] as const) {
    const list = choice(key);
    await library.choose(list, await optionCalled(library, list, known));
    await lists(library, experts, grain, upgrade);
    await library.choose(list, '');
  }

  // A note, and then the report with all that is left.
  await library.click(`.note ${button('ui_delete')}`);
  await lists(library, grain, upgrade);
  await library.click('a[href="#reports"]');
  await library.click('.report-links .link');
  const trash = await browser.ours('library.html#trash');
  await until(
    () => trash.count('.trash-item'),
    (count) => count === 2,
  );
  await report.front();
  await shows(report);

  // The report comes back with what went with it; the note deleted before it stays, and is then removed for good.
  await trash.front();
  await trash.click('.trash-item button');
  await report.front();
  await shows(report, grain, upgrade);
  await trash.front();
  await trash.click('.trash-actions button');
  await trash.click('.trash-actions .button-primary');
  await until(
    () => trash.count('.trash-item'),
    (count) => count === 0,
  );
  await elsewhere.reload();
  await shows(elsewhere, grain, upgrade);
  expect([...report.errors, ...library.errors, ...trash.errors]).toEqual([]);

  // The browser lets no page of ours ask a server for anything, not even where we may read.
  const ask = (address: string) =>
    fetch(address).then(
      () => 'answered',
      () => 'refused',
    );
  expect(await trash.evaluate(ask, pages.sample)).toBe('refused');
});
