import { paintedWords, type Tab, until } from './driver.ts';
import { expect } from './fixture.ts';
import { mark, shows } from './steps.ts';
import { said } from './words.ts';

const [first, second] = ['新增规上工业企业19家', '完成技改投资11.8亿元'] as const;

/** The reader is told, nothing is painted that is not kept, and it works again when there is room. */
export async function markWithoutRoom(
  report: Tab,
  { fill, empty }: { fill(): Promise<void>; empty(): Promise<void> },
): Promise<void> {
  await mark(report, first, '1');
  await shows(report, first);
  await fill();
  await report.front();
  await report.select(second);
  await report.waitFor('.toolbar');
  await report.press('2');
  await until(
    () => report.texts('.toast'),
    ([toast = '']) => said('refused_quota').test(toast),
  );
  expect(await paintedWords(report)).toEqual([first]);
  await empty();
  await report.front();
  await mark(report, second, '2');
  await shows(report, first, second);
  await report.reload();
  await shows(report, first, second);
  expect(report.errors).toEqual([]);
}
