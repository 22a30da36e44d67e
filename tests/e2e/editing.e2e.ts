import { pages } from '../pages/addresses.ts';
import { linesOf, painted, type Tab, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { chooseForSite, mark, popupOver, shows } from './support/steps.ts';
import { button, said } from './support/words.ts';

test('overlapping notes, extent, areas, deleting, undo and redo, hiding', async ({ browserUnderTest: browser }) => {
  const report = await browser.open(pages.sample);
  const outer = '粮食播种面积稳定在31.2万亩,总产量12.6万吨';
  const inner = '总产量12.6万吨';
  await mark(report, outer, '1');
  await mark(report, inner, '2');
  await shows(report, outer, inner);

  // The strip at the scrollbar names both where they lie, nothing elsewhere, and leads there.
  await report.evaluate(() => scrollTo(0, 0), undefined);
  await until(
    () => stripAt(report, inner, 'mousemove'),
    (title) => /^.+ · 粮食播种.+\n.+ · 总产量/.test(title),
  );
  expect(await stripAt(report, '政府工作报告', 'mousemove')).toBe('');
  await stripAt(report, inner, 'click');
  await until(
    () => report.evaluate(() => scrollY, undefined),
    (now) => now > 0,
  );
  const library = await browser.ours('library.html#settings');
  await library.click('.switch', said('settings_strip'));
  await report.front();
  await report.waitGone('.strip');
  await library.front();
  await library.click('.switch', said('settings_strip'));
  await report.front();
  await report.waitFor('.strip');

  // A click opens the smallest; the list on its card reaches the other.
  const quoteIs = (words: string) =>
    until(
      () => report.texts('.card .quote'),
      ([quote]) => quote === words,
    );
  await report.clickWords(inner);
  await quoteIs(inner);
  expect(await report.count('.others button')).toBe(2);
  await report.click('.others button[aria-pressed=false]');
  await quoteIs(outer);
  await report.click('.others button[aria-pressed=false]');
  await quoteIs(inner);

  // The end moves by a clause, outwards and back.
  const longer = `${inner},新建高标准农田2.8万亩,`;
  const moveEnd = (way: string) => report.click(`.stretch ${button(`ui_extent_end_${way}`)}`);
  await moveEnd('grow');
  await until(
    () => report.texts('.card .quote'),
    ([quote = '']) => quote.startsWith(inner) && quote.length > inner.length,
  );
  await moveEnd('grow');
  await quoteIs(longer);
  await shows(report, outer, longer);
  await report.reload();
  await shows(report, outer, longer);

  // Another area is added and the first one taken away: the colour follows.
  await report.clickWords('新建高标准农田');
  await quoteIs(longer);
  const before = Object.keys(await painted(report));
  await report.click('.card .areas .picker input');
  // One that no suggestion for these words has given it already.
  await report.type('文化');
  await report.press('Enter');
  await until(
    () => report.count('.card .areas .chip'),
    (count) => count === 2,
  );
  await until(
    () => painted(report),
    (now) => Object.keys(now).some((name) => name.startsWith('quanyue-also-') && !before.includes(name)),
  );
  await report.press('Escape');
  await report.press('Escape');
  await report.waitGone('.card');

  // Deleting, its undo from the toast, and both again by keys.
  await report.clickWords('新建高标准农田');
  await report.click(`.card ${button('ui_withKey', 'ui_delete', 'Del')}`);
  await shows(report, outer);
  await report.click('.toast-undo');
  await shows(report, outer, longer);
  await report.press('Control+Shift+z');
  await shows(report, outer);
  await report.press('Control+z');
  await shows(report, outer, longer);

  // All highlights are hidden, here and at the next visit, and shown again.
  const popup = await popupOver(browser, report);
  await chooseForSite(popup, 'ui_hide');
  await report.front();
  await shows(report);
  await report.clickWords(outer);
  expect(await report.count('.card')).toBe(0);
  await report.reload();
  await popup.front();
  await chooseForSite(popup, 'ui_show');
  await report.front();
  await shows(report, outer, longer);

  // Undo in the popup reaches the page too, step by step.
  await popup.front();
  await popup.click(button('ui_undo'));
  await popup.click(button('ui_undo'));
  await popup.click(button('ui_undo'));
  await report.front();
  await until(
    () =>
      report.evaluate(() => [...CSS.highlights.keys()].filter((name) => name.startsWith('quanyue-also-')), undefined),
    (names) => names.length === 0,
  );
  expect([...report.errors, ...popup.errors]).toEqual([]);
});

/** The pointer on the strip beside words of the page; gives what it then says. */
async function stripAt(report: Tab, words: string, does: 'mousemove' | 'click'): Promise<string> {
  const [line] = await report.evaluate(linesOf, words);
  if (!line) throw new Error(`not in the page: ${words}`);
  return report.evaluate(
    ({ top, event }) => {
      const strip = document.querySelector('quanyue-notes')?.shadowRoot?.querySelector<HTMLElement>('.strip');
      const clientY = ((top + scrollY) / document.documentElement.scrollHeight) * innerHeight;
      strip?.dispatchEvent(new MouseEvent(event, { bubbles: true, composed: true, clientX: innerWidth - 3, clientY }));
      return strip?.title ?? '';
    },
    { top: line.top, event: does },
  );
}
