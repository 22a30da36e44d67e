import { pages } from '../pages/addresses.ts';
import { paintedWords, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { mark, shows } from './support/steps.ts';
import { said } from './support/words.ts';

test('a private window: nothing is kept, and the reader is told', async ({ browserUnderTest: browser }) => {
  const report = await browser.openPrivately(pages.sample);
  await report.select('新增规上工业企业19家');
  await report.waitFor('.toolbar');
  await report.press('1');
  await until(
    () => report.texts('.toast'),
    ([toast = '']) => said('page_ephemeral').test(toast),
  );
  expect(await paintedWords(report)).toEqual([]);
  // The popup says which kind of window it stands in, though Firefox gives it no database there.
  const tab = await browser.frontTab();
  const popup = await browser.ours(`popup.html?tab=${tab}`);
  await until(
    () => popup.texts('.message'),
    (texts) => said('tab_private').test(texts.join()),
  );
  await popup.close();
  await report.close();
  const ordinary = await browser.open(pages.sample);
  await mark(ordinary, '完成技改投资11.8亿元', '1');
  await shows(ordinary, '完成技改投资11.8亿元');
  expect([...report.errors, ...ordinary.errors]).toEqual([]);
});
