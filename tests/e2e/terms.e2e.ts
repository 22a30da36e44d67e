import { pages } from '../pages/addresses.ts';
import { until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { mark, shows } from './support/steps.ts';

test('a note mark is explained from the list of terms on the report’s last page', { tag: '@once' }, async ({
  browserUnderTest: browser,
}) => {
  const last = await browser.open(pages.samplePart2);
  await mark(last, '实施"清归计划"', '1');
  await shows(last, '实施"清归计划"');
  // A list that counts twice: ① is another's.
  await last.clickWords('实施"清归计划"');
  await until(
    () => last.texts('.card .terms dt'),
    (terms) => terms.join() === '"清归计划"',
  );

  // Of the first page nothing is kept yet; the second is known to be its next one.
  const first = await browser.open(pages.sample);
  await mark(first, '实施"双链双强"行动', '1');
  await shows(first, '实施"双链双强"行动');
  await first.clickWords('实施"双链双强"行动');
  await until(
    () => first.texts('.card .terms dt'),
    (terms) => terms.join() === '"双链双强"行动',
  );
  expect((await first.texts('.card .terms dd')).join()).toContain('竹木家居、水工阀门');
  expect([...first.errors, ...last.errors]).toEqual([]);
});
