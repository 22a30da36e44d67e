import { pages } from '../pages/addresses.ts';
import { painted, paintedWords, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { aWhile, mark, popupOver, shows } from './support/steps.ts';
import { button, said } from './support/words.ts';

const [first, second, third, fourth] = [
  '新增规上工业企业19家',
  '完成技改投资11.8亿元',
  '柔性引进专家62名',
  '快递进村率100%',
] as const;

test('two tabs at once: nothing is lost, and each shows what the other did', async ({ browserUnderTest: browser }) => {
  const one = await browser.open(pages.sample);
  const other = await browser.open(pages.sample);
  // Both have a toolbar open; then both keys are pressed.
  await other.select(second);
  await other.waitFor('.toolbar');
  await one.front();
  await one.select(first);
  await one.waitFor('.toolbar');
  await Promise.all([one.press('1'), other.press('2')]);
  await shows(one, first, second);
  await other.front();
  await shows(other, first, second);

  // Two edits of one note: the card stands open in both.
  for (const tab of [one, other]) {
    await tab.front();
    await tab.clickWords(first);
    await tab.waitFor('.card');
  }
  await other.click('.card textarea');
  await other.type('由统计局核实');
  await other.press('Escape');
  await other.waitGone('.card');
  await one.front();
  await one.click('.card .areas .picker input');
  await one.type('农业');
  await one.press('Enter');
  await until(
    () => painted(one),
    (now) => Object.keys(now).some((name) => name.startsWith('quanyue-also-')),
  );
  const popup = await popupOver(browser, one);
  await popup.waitFor('.note');
  expect(await popup.texts('.note-comment')).toEqual(['由统计局核实']);
  expect(await popup.count('.note .chip')).toBe(3);
  expect([...one.errors, ...other.errors, ...popup.errors]).toEqual([]);
});

test('the background is killed: between two notes, and while it has one', async ({ browserUnderTest: browser }) => {
  const report = await browser.open(pages.sample);
  await mark(report, first, '1');
  await shows(report, first);
  await browser.stopBackground();
  await report.front();
  await mark(report, second, '2');
  await shows(report, first, second);

  // Killed with the note under way, as early as can be: it is sent again, and kept once.
  const all: string[] = [first, second];
  for (const next of [third, fourth]) {
    await report.select(next);
    await report.waitFor('.toolbar');
    await Promise.all([report.press('3'), browser.stopBackground()]);
    all.push(next);
    await report.front();
    await shows(report, ...all);
  }
  const library = await browser.ours('library.html#notes');
  await library.waitFor('.note');
  expect((await library.texts('.note-quote')).sort()).toEqual([...all].sort());
  await report.front();
  await report.reload();
  await shows(report, ...all);
  expect([...report.errors, ...library.errors]).toEqual([]);
});

test('the extension is updated under open pages', async ({ browserUnderTest: browser }) => {
  const report = await browser.open(pages.sample);
  await mark(report, first, '1');
  await shows(report, first);
  await report.clickWords(first);
  await report.waitFor('.card');
  // A page that only activeTab had let us into: nobody can come back there without the reader.
  const essay = await browser.open(pages.plain);
  await essay.select('老陶烧一壶茶');
  await browser.pressShortcut(essay);
  await shows(essay, '老陶烧一壶茶');
  // Painted is not yet told: what an old script leaves standing would stand there for good.
  await essay.waitGone('.toolbar');

  await browser.reloadExtension();

  // What the old one had open is gone, and the new one is at work.
  await report.front();
  await report.waitGone('.card');
  await mark(report, second, '2');
  await shows(report, first, second);
  await report.clickWords(first);
  await report.click(`.card ${button('ui_withKey', 'ui_delete', 'Del')}`);
  await shows(report, second);
  expect(await report.count('quanyue-notes'), 'nothing of the old one is left').toBeLessThan(2);

  await essay.front();
  await essay.select('孩子们把湿伞靠在缆桩上');
  if (browser.name === 'chromium') {
    await until(
      () => essay.texts('.toast'),
      ([toast = '']) => said('page_updated').test(toast),
    );
    expect(await paintedWords(essay)).toEqual([]);
  } else {
    // Firefox has stopped the old script for good: it can neither speak nor wipe what it painted, which is still true.
    await aWhile();
    expect(await essay.count('.toolbar')).toBe(0);
    expect(await paintedWords(essay)).toEqual(['老陶烧一壶茶']);
    // A click on the icon lets us in again, and the popup offers to begin anew.
    await browser.clickIcon(essay);
    const popup = await popupOver(browser, essay);
    await popup.click('.message button', said('ui_annotate'));
    await essay.front();
    await mark(essay, '孩子们把湿伞靠在缆桩上', '2');
    await shows(essay, '老陶烧一壶茶', '孩子们把湿伞靠在缆桩上');
    expect(popup.errors).toEqual([]);
  }
  expect([...report.errors, ...essay.errors]).toEqual([]);
});
