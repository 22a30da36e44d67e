import { pages } from '../pages/addresses.ts';
import { type Tab, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { mark, popupOver, shows } from './support/steps.ts';
import { said } from './support/words.ts';

/** One report at several addresses: what is known of it, its copies, and the reader's own word on both. */

const words = '完成技改投资11.8亿元';

/** The value of the field that is called so. */
const fieldCalled = (tab: Tab, label: RegExp) =>
  tab.evaluate((pattern) => {
    const labels = [...document.querySelectorAll<HTMLLabelElement>('.facts-form label')];
    const field = labels.find(({ textContent }) => new RegExp(pattern).test(textContent ?? ''))?.control;
    return field instanceof HTMLInputElement ? field.value : undefined;
  }, label.source);

test('the popup tells what the report is and why; what the reader corrects stays so, on each copy', async ({
  browserUnderTest: browser,
}) => {
  const report = await browser.open(pages.sample);
  await mark(report, words, '1');
  await shows(report, words);
  let popup = await popupOver(browser, report);
  await popup.click('.about summary');
  await popup.waitFor('.recognised li');
  expect((await popup.texts('.recognised li')).some((reason) => said('reason_salutation').test(reason))).toBe(true);
  expect((await popup.texts('.about summary .facts')).join()).toMatch(/清溪县.*2026.*林知远/);

  const year = '.facts-form input[inputmode=numeric][maxlength="4"]';
  await popup.click(year);
  await popup.press('Control+a');
  await popup.type('2027');
  await popup.press('Tab');
  await until(
    () => popup.texts('.about summary .facts'),
    (facts) => /2027/.test(facts.join()),
  );

  // Another copy is the same report, whose year it would tell otherwise.
  for (const [address, quote] of [
    [pages.rewrapped, words],
    [pages.traditional, '完成技改投資11.8億元'],
  ] as const) {
    const copy = await browser.open(address);
    await shows(copy, quote);
    // A note made there brings what is recognised there along.
    if (address === pages.traditional) await mark(copy, '5G', 'h');
    popup = await popupOver(browser, copy);
    await popup.click('.about summary');
    await until(
      () => fieldCalled(popup, said('fact_year')),
      (value) => value === '2027',
    );
    expect(copy.errors).toEqual([]);
  }
});

test('a copy is separated by hand, stays apart, and is joined again', { tag: '@once' }, async ({
  browserUnderTest: browser,
}) => {
  const report = await browser.open(pages.sample);
  await mark(report, words, '1');
  const copy = await browser.open(pages.rewrapped);
  await shows(copy, words);
  await mark(copy, '新增规上工业企业19家', '2');
  await shows(copy, words, '新增规上工业企业19家');

  const library = await browser.ours('library.html#reports');
  await library.click('.report-title');
  await until(
    () => library.texts('.report-pages a'),
    (addresses) => addresses.join() === [pages.sample, pages.rewrapped].join(),
  );
  await library.click('.report-pages li:nth-child(2) .link');
  await until(
    () => library.count('.report-pages a'),
    (count) => count === 1,
  );
  await copy.reload();
  await shows(copy, '新增规上工业企业19家');
  await report.reload();
  await shows(report, words);

  await library.front();
  await library.click('summary', said('ui_join'));
  const other = await library.evaluate(
    () => [...(document.querySelector<HTMLSelectElement>('.join select')?.options ?? [])].at(-1)?.value ?? '',
    undefined,
  );
  await library.choose('.join select', other);
  await library.click('.join button');
  await until(
    () => library.count('.report-pages a'),
    (count) => count === 2,
  );
  await copy.reload();
  await shows(copy, words, '新增规上工业企业19家');
  expect([...report.errors, ...copy.errors, ...library.errors]).toEqual([]);
});

test('two pages that their pager joins are one report, whatever their addresses say', { tag: '@once' }, async ({
  browserUnderTest: browser,
}) => {
  const first = await browser.open(pages.paged);
  await mark(first, words, '1');
  const next = await browser.open(pages.pagedNext);
  await mark(next, '实施"清归计划"', '2');
  const library = await browser.ours('library.html#reports');
  await library.click('.report-title');
  await until(
    () => library.texts('.report-pages a'),
    (addresses) => addresses.join() === [pages.paged, pages.pagedNext].join(),
  );
  expect([...first.errors, ...next.errors, ...library.errors]).toEqual([]);
});
