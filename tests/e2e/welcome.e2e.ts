import { paintedWords, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';

test('the first page lets the reader try everything, and keeps nothing of it', async ({
  browserUnderTest: browser,
}) => {
  const welcome = await browser.ours('welcome.html');
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
  const library = await browser.ours('library.html#notes');
  await library.waitFor('.message');
  expect(await library.count('.note')).toBe(0);
  expect(welcome.errors).toEqual([]);
});
