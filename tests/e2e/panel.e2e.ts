import { pages } from '../pages/addresses.ts';
import { paintedWords, type Tab, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { mark, popupOver, shows } from './support/steps.ts';
import { said } from './support/words.ts';

const passage = '完成技改投资11.8亿元';

test('the panel shows the outline with its notes, leads to them, and follows the page', async ({
  browserUnderTest: browser,
}) => {
  test.setTimeout(90_000);
  const report = await browser.open(pages.sample);
  await report.select(passage);
  await report.waitFor('.toolbar');
  await report.press('1');
  await until(
    () => paintedWords(report),
    (now) => now.includes(passage),
  );
  const panel = await browser.ours(`sidepanel.html?tab=${await browser.frontTab()}`);
  await panel.waitFor('.outline .note');
  expect((await panel.texts('.outline-title span:first-child')).length).toBeGreaterThan(8);
  expect(await panel.texts('.outline .note .note-quote')).toEqual([passage]);
  expect(await panel.count('.coverage-note')).toBe(1);
  // Place, session and speaker were read off the page.
  expect((await panel.texts('.facts')).join()).toMatch(/清溪县.*第五次会议.*(?:Jan 21, 2026|2026年1月21日).*林知远/s);

  // A click on a heading scrolls the page there, and the panel follows the page.
  const titles = await panel.texts('.outline-title span:first-child');
  const last = titles.at(-1) ?? '';
  await panel.click(`.outline-item:last-child .outline-title`);
  await report.front();
  expect(await report.evaluate(() => scrollY, undefined)).toBeGreaterThan(500);
  await report.evaluate(() => scrollTo(0, document.body.scrollHeight), undefined);
  await until(
    () => panel.texts('.is-current > .outline-title span:first-child'),
    ([current]) => current === last,
  );
  await report.evaluate(() => scrollTo(0, 0), undefined);
  await until(
    () => panel.texts('.is-current > .outline-title span:first-child'),
    ([current]) => current !== last,
  );

  // Of a suggestion nothing is written until it is taken; undone, one note is there again.
  await report.evaluate(() => scrollTo(0, 600), undefined);
  await panel.waitFor('.is-current .suggested-item');
  await panel.front();
  expect(await panel.count('.outline .note')).toBe(1);
  await panel.click('.suggested-take');
  // In a tab that is hidden the page finds its place when it is looked at.
  await report.front();
  await until(
    () => paintedWords(report),
    (now) => now.length === 2,
  );
  await panel.front();
  await until(
    () => panel.count('.outline .note'),
    (count) => count === 2,
  );
  await panel.press('Control+z');
  await until(
    () => panel.texts('.outline .note .note-quote'),
    (quotes) => quotes.join() === passage,
  );

  // Narrowed by an area that nothing is marked as, and back.
  const areas = await panel.evaluate(() => {
    const options = document.querySelector<HTMLSelectElement>('.filters select')?.options ?? [];
    return [...options].map(({ value }) => value);
  }, undefined);
  await panel.choose('.filters select', areas.at(-1) ?? '');
  await until(
    () => panel.count('.outline .note'),
    (count) => count === 0,
  );
  await panel.choose('.filters select', '');
  await panel.waitFor('.outline .note');

  // A click on the passage goes to it.
  await panel.front();
  await panel.click('.outline .note .note-quote');
  await until(
    () => report.evaluate(() => scrollY, undefined),
    (now) => now > 0,
  );

  // What was done on the page is undone here, by key, and done again. A tab that is hidden reads nothing until it is
  // looked at: each is brought before the other to be asked.
  const paints = async (holds: (words: string[]) => boolean) => {
    await report.front();
    await until(() => paintedWords(report), holds);
    await panel.front();
  };
  await panel.front();
  await panel.press('Control+z');
  await until(
    () => panel.texts('.toast'),
    ([told = '']) => said('page_undone').test(told) && said('step_addNote').test(told) && said('ui_redo').test(told),
  );
  await paints((words) => words.length === 0);
  await panel.press('Control+Shift+z');
  await paints((words) => words.includes(passage));
  expect(panel.errors).toEqual([]);
  expect(report.errors).toEqual([]);
});

/** What the panel beside the pages says; nothing where none is open, or it is not there yet. A page of ours can look into it. */
const panelWords = (ours: Tab): Promise<string> =>
  ours.evaluate(
    () =>
      chrome.extension
        .getViews()
        .filter(({ location }) => location.pathname === '/sidepanel.html')
        .map(({ document }) => document.body?.innerText ?? '')
        .join(),
    undefined,
  );

test('it opens from the popup alone, and speaks of the tab in front', async ({ browserUnderTest: browser }) => {
  const report = await browser.open(pages.sample);
  await mark(report, passage, '1');
  await shows(report, passage);
  const popup = await popupOver(browser, report);
  await popup.waitFor('.popup-head button');
  expect(await panelWords(popup)).toBe('');
  // This popup is a tab, to be looked at afterwards.
  await popup.evaluate(() => {
    window.close = () => {};
  }, undefined);
  await popup.click('.popup-head .icon-button:nth-of-type(3)');
  const says = (words: string | RegExp) =>
    until(
      () => panelWords(popup),
      (now) => now.search(words) >= 0,
    );
  // The popup is the tab in front: a page of the browser's.
  await says(said('tab_browser'));
  await report.front();
  await says(passage);
  await browser.open(pages.news);
  await says(said('tab_page'));
  await browser.open(pages.plain);
  await says(said('tab_unknown'));
  await report.front();
  await says(passage);
  await report.goto(pages.news);
  await says(said('tab_page'));
  expect((await popup.texts('.toast')).join('').trim()).toBe('');
  expect(popup.errors).toEqual([]);
});
