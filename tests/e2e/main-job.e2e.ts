import { readFileSync } from 'node:fs';
import { pages } from '../pages/addresses.ts';
import { painted, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { shows } from './support/steps.ts';

const first = '地区生产总值达到218.6亿元,增长6.2%';
const second = '完成技改投资11.8亿元';
const third = '新增规上工业企业19家';

test('mark, tag, comment, close the browser, come back, manage, export', async ({ browserUnderTest: browser }) => {
  test.setTimeout(120_000);
  let report = await browser.open(pages.sample);

  // Two keystrokes: select, press a number.
  await report.select(first);
  await report.waitFor('.toolbar');
  await report.press('1');
  await shows(report, first);
  await report.waitGone('.toolbar');

  // By mouse, with an area found by typing.
  await report.select(second);
  await report.click('.toolbar .picker input');
  await report.type('科技');
  await report.waitFor('.toolbar .option');
  await report.press('Enter');
  await shows(report, first, second);
  expect(Object.keys(await painted(report)).sort()).toContain('quanyue-area-tech');

  // Without an area, and with a comment.
  await report.select(third);
  await report.waitFor('.toolbar');
  await report.press('m');
  await report.waitFor('.card textarea');
  await report.type('与上年比较');
  await report.waitFor('.card .saved:not(.saved-failed)');
  await report.press('Escape');
  await report.waitGone('.card');
  await shows(report, first, second, third);

  // Everything is there again after a reload, and after the browser was closed.
  await report.reload();
  await shows(report, first, second, third);
  await browser.restart();
  report = await browser.open(pages.sample);
  await shows(report, first, second, third);

  // The card opens by a click on the passage.
  await report.clickWords(third);
  await report.waitFor('.card');
  expect(await report.texts('.card .quote')).toEqual([third]);
  expect(await report.evaluate(readComment, undefined)).toBe('与上年比较');
  await report.press('Escape');

  // The popup lists the page's notes in reading order, and leads to them.
  const tab = await browser.frontTab();
  const popup = await browser.ours(`popup.html?tab=${tab}`);
  await popup.waitFor('.note');
  expect(await popup.texts('.note-quote')).toEqual([first, third, second].toSorted(byPlace));
  await report.front();
  await report.evaluate(() => scrollTo(0, document.body.scrollHeight), undefined);
  await popup.front();
  await popup.click('.note-quote');
  await until(
    () => report.evaluate(() => scrollY, undefined),
    (y) => y < 2000,
  );

  // Delete with undo: open pages follow.
  await popup.front();
  await popup.click('.note .note-buttons .icon-button:last-child');
  await until(
    () => popup.count('.note'),
    (count) => count === 2,
  );
  await popup.click('.toast-undo');
  await until(
    () => popup.count('.note'),
    (count) => count === 3,
  );
  await report.front();
  await shows(report, first, second, third);
  expect(report.errors).toEqual([]);
  expect(popup.errors).toEqual([]);

  // The library saves the file.
  const library = await browser.ours('library.html#export?format=csv');
  await library.waitFor('.preview');
  await library.click('.export-actions .button-primary');
  const files = await until(
    () => browser.downloads(),
    (saved) => [...saved.keys()].some((name) => name.endsWith('.csv')),
  );
  const [csv] = [...files].filter(([name]) => name.endsWith('.csv')).map(([, bytes]) => bytes);
  expect(csv?.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  const text = csv?.toString('utf8') ?? '';
  for (const words of [first, second, third]) expect(text).toContain(words);
  expect(text).toContain('与上年比较');
  expect(library.errors).toEqual([]);
});

const readComment = () => {
  const host = document.querySelector('quanyue-notes');
  return host?.shadowRoot?.querySelector('textarea')?.value;
};

/** As they stand in the report. */
const whole = readFileSync(new URL('../pages/report-1.txt', import.meta.url), 'utf8');
const byPlace = (a: string, b: string) => whole.indexOf(a) - whole.indexOf(b);
