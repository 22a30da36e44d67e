import { pages } from '../pages/addresses.ts';
import { type Tab, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { mark, popupOver, shows } from './support/steps.ts';

/** A page that was revised under its notes: what is in doubt is asked, what is lost is put back by hand. */

/** It goes to another paragraph: the same words, among others. */
const doubtful = '新增规上工业企业19家';
const lost = '发放消费券2200万元,以旧换新撬动汽车家电销售6.7亿元';
const instead = '商贸流通稳中有进';

const revise = (report: Tab) =>
  report.evaluate(
    (pairs) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        for (const [was = '', is = ''] of pairs)
          if (node.nodeValue?.includes(was)) node.nodeValue = node.nodeValue.replace(was, is);
    },
    [
      [`${doubtful},`, ''],
      ['建成5G基站486个', `${doubtful},建成5G基站486个`],
      [lost, instead],
    ],
  );

test('a doubtful place is confirmed, or rejected for good; a lost passage is put on other words', async ({
  browserUnderTest: browser,
}) => {
  test.setTimeout(120_000);
  const report = await browser.open(pages.sample);
  for (const words of [doubtful, lost]) await mark(report, words, '1');
  await shows(report, doubtful, lost);
  await revise(report);
  await shows(report);

  // Listed beside what it might be; nothing is painted.
  const popup = await popupOver(browser, report);
  await popup.waitFor('#doubtful');
  expect((await popup.texts('.beside dd')).join('')).toContain(doubtful);
  expect(await popup.count('#lost')).toBe(1);

  // Confirmed by one click: it is painted there, which its history tells; taken back by undo.
  await popup.click('.settle .button-primary');
  await report.front();
  await shows(report, doubtful);
  await popup.front();
  await until(
    () => popup.count('#doubtful'),
    (count) => count === 0,
  );
  await popup.click('.note-edit');
  await popup.click('.history summary');
  await popup.waitFor('.history li');
  expect((await popup.texts('.history q')).join()).toContain(doubtful);
  await popup.press('Escape');
  await popup.click('.popup-head .icon-button');
  // A page behind another tab looks for its notes when it is looked at again.
  await report.front();
  await shows(report);
  await popup.front();
  await popup.waitFor('#doubtful');

  // Rejected: it is lost on this text, also after a reload.
  await popup.click('.settle .button:not(.button-primary)');
  await until(
    () => popup.count('#doubtful'),
    (count) => count === 0,
  );
  await popup.close();
  await report.reload();
  await report.waitFor('body');
  await revise(report);
  const panel = await browser.ours(`sidepanel.html?tab=${await browser.frontTab()}`);
  await until(
    () => panel.texts('section[aria-labelledby="lost"] .note-quote'),
    (quotes) => quotes.length === 2,
  );
  expect(await panel.count('#doubtful')).toBe(0);

  // Put on words that the reader selects, from the side panel.
  await panel.click('section[aria-labelledby="lost"] li:last-child .settle .button');
  await report.front();
  await report.waitFor('.reattach');
  expect(await report.texts('.reattach .quote')).toEqual([lost]);
  await report.select(instead);
  await until(
    () => report.texts('.reattach .settle span'),
    ([told = '']) => told.includes(instead),
  );
  await report.click('.reattach .button-primary');
  await shows(report, instead);
  await report.waitGone('.reattach');
  expect(report.errors).toEqual([]);
});
