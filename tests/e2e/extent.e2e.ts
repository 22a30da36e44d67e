import { pages } from '../pages/addresses.ts';
import { type Tab, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { mark, shows } from './support/steps.ts';

/** A note's extent: dragged by its ends, cut in parts, made one with another. Each is one step, and undone as one. */

const first = '粮食播种面积稳定在31.2万亩,';
const second = '总产量12.6万吨';
const both = first + second;
const toast = (report: Tab) => report.waitFor('.toast-undo');

const escapeWhileComposing = () => {
  const keyed = { key: 'Escape', code: 'Escape', isComposing: true, bubbles: true, composed: true, cancelable: true };
  document
    .querySelector('quanyue-notes')
    ?.shadowRoot?.querySelector('textarea')
    ?.dispatchEvent(new KeyboardEvent('keydown', keyed));
};

test('the ends are dragged with the mouse, each a step of its own', async ({ browserUnderTest: browser }) => {
  const report = await browser.open(pages.sample);
  await mark(report, both, '1');
  await report.clickWords(both);
  await report.waitFor('.card');
  await report.dragTo('.handle:nth-of-type(2)', '12.6万吨');
  await until(
    () => report.texts('.card .quote'),
    ([quote = '']) => quote.startsWith(first) && quote.length < both.length,
  );
  const [quote = ''] = await report.texts('.card .quote');
  await shows(report, quote);
  expect(await report.count('.toolbar')).toBe(0);
  // Out again, over the text that the card had covered.
  await report.dragTo('.handle:nth-of-type(1)', '播种面积');
  await until(
    () => report.texts('.card .quote'),
    ([now = '']) => now.startsWith('播种面积'),
  );
  await report.press('Alt+z');
  await shows(report, quote);
  await report.press('Alt+z');
  await shows(report, both);
  expect(report.errors).toEqual([]);
});

test('a note is cut where it was clicked or at what is selected in it; two are made one', async ({
  browserUnderTest: browser,
}) => {
  const report = await browser.open(pages.sample);
  await mark(report, both, '1');
  await report.clickWords(second);
  await report.click('.stretch button', /拆分|Split/);
  await shows(report, first, second);
  await toast(report);
  await report.press('Escape');

  // Of the one that was cut off, with an area more and a comment.
  await report.clickWords(second);
  await report.waitFor('.card');
  await report.click('.card .areas .picker input');
  await report.type('财政');
  await report.press('Enter');
  // The list of areas alone.
  await report.press('Escape');
  await report.click('.card textarea');
  const height = async () => (await report.box('.card textarea'))?.height ?? 0;
  const before = await height();
  await report.type('复核');
  for (let lines = 0; lines < 3; lines++) await report.press('Enter');
  // It grows as one types.
  await until(height, (now) => now > before + 40);
  // On a Mac an input method is left by an Escape that says so itself: that one is not the card's.
  await report.evaluate(escapeWhileComposing, undefined);
  expect(await report.count('.card')).toBe(1);
  await report.press('Escape');
  await report.waitGone('.card');

  // By a key, from the other one: areas and comments of both are there, and undo gives both back.
  await report.clickWords(first);
  await report.waitFor('.card');
  await report.press('Alt+m');
  await shows(report, both);
  await until(
    () => report.count('.card .areas .chip'),
    (count) => count === 2,
  );
  await until(
    () =>
      report.evaluate(
        () => document.querySelector('quanyue-notes')?.shadowRoot?.querySelector('textarea')?.value,
        undefined,
      ),
    (comment) => comment === '复核',
  );
  await report.press('Alt+z');
  await shows(report, first, second);
  await report.press('Alt+Shift+z');
  await shows(report, both);
  await report.press('Escape');

  // What is selected in a note is cut out of it.
  const middle = '稳定在31.2万亩';
  await report.select(middle);
  await report.waitFor('.toolbar');
  await report.press('Alt+c');
  await shows(report, '粮食播种面积', middle, `,${second}`);
  await report.press('Alt+z');
  await shows(report, both);

  // Its ends by keys, wherever the caret stands in it.
  await report.clickWords(both);
  await report.waitFor('.card');
  await report.press('Alt+Shift+o');
  await shows(report, first);
  const begins = (words: string) =>
    until(
      () => report.texts('.card .quote'),
      ([quote = '']) => quote.startsWith(words),
    );
  await report.press('Alt+o');
  await begins(both);
  await report.press('Alt+Shift+u');
  await begins(second);
  await report.press('Alt+u');
  await begins(both);
  expect(report.errors).toEqual([]);
});
