import { pages } from '../pages/addresses.ts';
import { openChromium, pageOf } from './support/chromium.ts';
import { expect, test } from './support/fixture.ts';
import { shows } from './support/steps.ts';

/** No gesture selects text in a browser without a screen: the handles' selection is made in the page, the tap is real. */
test('words selected by touch handles: the toolbar comes without mouse or key, and a tap marks them', async ({
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
