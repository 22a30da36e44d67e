import { framed, pages } from '../pages/addresses.ts';
import { paintedWords, type Tab, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { aWhile, chooseForSite, mark, popupOver, shows } from './support/steps.ts';
import { said } from './support/words.ts';

/** Waits until the popup says so. */
const says = (popup: Tab, key: string) =>
  until(
    () => popup.texts('.message'),
    (messages) => messages.some((message) => said(key).test(message)),
  );

test('annotate one page of a site that is not listed, then allow the site', async ({ browserUnderTest: browser }) => {
  const page = await browser.open(pages.plain);
  const words = '老陶烧一壶茶';
  // The icon's click lets us into this page, until it is left.
  await browser.clickIcon(page);
  const popup = await popupOver(browser, page);
  await says(popup, 'tab_unreached');
  await popup.click('.message button', said('ui_annotate'));
  await page.front();
  await mark(page, words, '3');
  await shows(page, words);
  await popup.front();
  await says(popup, 'tab_notAllowed');
  await page.reload();
  await aWhile();
  expect(await paintedWords(page), 'not allowed yet').toEqual([]);

  await browser.allow('http://plain.example.org/*');
  const later = await browser.open(pages.plain);
  await shows(later, words);
  await later.reload();
  await shows(later, words);
  expect([...page.errors, ...popup.errors, ...later.errors]).toEqual([]);
});

test('a report of a site that is not listed is asked what it is when the reader lets us in', async ({
  browserUnderTest: browser,
}) => {
  const report = await browser.open(framed.unlisted);
  await browser.clickIcon(report);
  const popup = await popupOver(browser, report);
  await popup.click('.message button', said('ui_annotate'));
  await until(
    () => popup.texts('.about summary .facts'),
    (facts) => /清溪县.*2026/.test(facts.join()),
  );
  expect([...report.errors, ...popup.errors]).toEqual([]);
});

test('pause in a tab; never on a site, and allowed again', async ({ browserUnderTest: browser }) => {
  const report = await browser.open(pages.sample);
  const words = '新增规上工业企业19家';
  await mark(report, words, '1');
  await shows(report, words);
  const popup = await popupOver(browser, report);

  await chooseForSite(popup, 'ui_pause');
  await says(popup, 'tab_paused');
  await report.front();
  await shows(report);
  await report.select('完成技改投资11.8亿元');
  await aWhile();
  expect(await report.count('.toolbar')).toBe(0);
  await popup.front();
  await chooseForSite(popup, 'ui_resume');
  await report.front();
  await shows(report, words);

  await popup.front();
  await chooseForSite(popup, 'ui_never');
  await says(popup, 'tab_refused');
  await report.front();
  await shows(report);
  await report.reload();
  await report.select('完成技改投资11.8亿元');
  await aWhile();
  expect(await report.count('.toolbar')).toBe(0);
  expect(await paintedWords(report)).toEqual([]);
  await popup.front();
  await popup.click('.message button', said('ui_allowAgain'));
  await report.front();
  await shows(report, words);
  expect([...report.errors, ...popup.errors]).toEqual([]);
});

test('what the popup says over a PDF, a page of the browser, a page that is no report, and one with a frame out of reach', async ({
  browserUnderTest: browser,
}) => {
  for (const [address, key] of [
    [pages.pdf, 'tab_pdf'],
    ['about:blank', 'tab_browser'],
    [pages.news, 'tab_page'],
    [pages.sample, 'tab_report'],
    [pages.crossFrameUnlisted, 'tab_frames'],
  ] as const) {
    const tab = await browser.open(address);
    await browser.clickIcon(tab);
    const popup = await popupOver(browser, tab);
    await test.step(address, () => says(popup, key));
    expect(popup.errors, address).toEqual([]);
    await popup.close();
    await tab.close();
  }
});
