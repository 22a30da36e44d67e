import { pages } from '../pages/addresses.ts';
import { openChromium, pageOf } from './support/chromium.ts';
import { findWords } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { shows } from './support/steps.ts';

/** No gesture selects text in a browser without a screen: the handles' selection is made in the page, the tap is real. */
test('words selected by touch handles: the toolbar comes without mouse or key, a tap marks them, and a finger moves an end', async ({
  sites,
}) => {
  const browser = await openChromium({ port: sites.port, touch: true });
  try {
    const report = await browser.open(pages.sample);
    const words = '粮食播种面积稳定在31.2万亩';
    await report.evaluate(selectByHandles, words);
    await report.waitFor('.toolbar');
    await pageOf(report).locator('.toolbar .likely').first().tap();
    await shows(report, words);

    // The passage's end is dragged with a finger.
    const page = pageOf(report);
    const { from } = (await report.evaluate(findWords, words)) ?? { from: [0, 0] };
    await page.touchscreen.tap(from[0] + 6, from[1]);
    await report.waitFor('.card');
    const onto = (await report.evaluate(findWords, '31.2万亩'))?.from ?? [0, 0];
    const handle = await report.box('.handle:nth-of-type(2)');
    if (!handle) throw new Error('no handle');
    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: points });
    const [x, y] = [handle.x + handle.width / 2, handle.y + 8];
    await touch('touchStart', [{ x, y }]);
    for (const part of [0.3, 0.6, 1])
      await touch('touchMove', [{ x: x + (onto[0] - x) * part, y: y + (onto[1] - y) * part }]);
    await touch('touchEnd', []);
    await shows(report, '粮食播种面积稳定在');
    expect(report.errors).toEqual([]);
  } finally {
    await browser.close();
  }
});

const selectByHandles = (words: string) => {
  const paragraph = [...document.querySelectorAll('p')].find(({ textContent }) => textContent.includes(words));
  const text = paragraph?.firstChild;
  if (!paragraph || !text) throw new Error('not in the page');
  paragraph.scrollIntoView({ block: 'center' });
  const at = paragraph.textContent.indexOf(words);
  getSelection()?.setBaseAndExtent(text, at, text, at + words.length);
};
