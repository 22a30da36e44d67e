import { paintedWords, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';

test('the first page tells all in three pictures, lets the reader try it, keeps nothing of it and asks for nothing', async ({
  browserUnderTest: browser,
}) => {
  const welcome = await browser.ours('welcome.html');
  await welcome.evaluate(() => {
    const request = async () => {
      document.body.dataset.asked = 'yes';
      return false;
    };
    for (const name of ['chrome', 'browser'])
      Object.assign(Reflect.get(globalThis, name)?.permissions ?? {}, { request });
  }, undefined);
  expect(await welcome.count('.welcome-steps > li > svg + h2 + p')).toBe(3);
  const words = '新增规上工业企业19家';
  await welcome.select(words);
  await welcome.waitFor('.toolbar');
  await welcome.press('3');
  await until(
    () => paintedWords(welcome),
    (now) => now.includes(words),
  );
  await welcome.clickWords(words);
  await welcome.waitFor('.card');
  await welcome.press('Escape');
  await welcome.press('Alt+z');
  await until(
    () => paintedWords(welcome),
    (now) => now.length === 0,
  );
  expect(await welcome.count('[data-asked]')).toBe(0);
  const library = await browser.ours('library.html#notes');
  await library.waitFor('.message');
  expect(await library.count('.note')).toBe(0);
  expect(welcome.errors).toEqual([]);
});
