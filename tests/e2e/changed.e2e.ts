import { pages } from '../pages/addresses.ts';
import { twin } from '../pages/report.ts';
import { toTraditional } from '../pages/traditional.ts';
import { painted, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { aWhile, mark, popupOver, shows } from './support/steps.ts';

/** A page that says the same in another way at the second visit, or while it is read: notes keep their places. */

const early = ['新增规上工业企业19家', '完成技改投资11.8亿元'];
const late = ['新建标准厂房20万平方米', '建筑业总产值增长8%'];

test('notes are found on a page that was reprinted, revised, put into traditional characters, or split', async ({
  browserUnderTest: browser,
  sites,
}) => {
  test.setTimeout(120_000);
  const report = await browser.open(pages.rewrapped);
  for (const words of [...early, ...late]) await mark(report, words, '1');
  await shows(report, ...early, ...late);

  const revisit = async (as: string, ...words: string[]) =>
    test.step(as, async () => {
      sites.replace(pages.rewrapped, as);
      await report.reload();
      await shows(report, ...words);
    });
  await revisit(pages.traditional, ...[...early, ...late].map((words) => toTraditional(words)));
  await revisit(pages.restructured, '新增规上工业企业[3]19家', ...early.slice(1), ...late);
  // The site splits it over two pages: what stands on the other one is not painted anywhere.
  await revisit(pages.samplePart2, ...late);
  await revisit(pages.sample, ...early);
  // And revises it: a figure is another, which the underline tells.
  await revisit(pages.edited, '新增规上工业企业18家', ...early.slice(1));
  expect((await painted(report))['quanyue-edited']).toEqual(['新增规上工业企业18家']);
  expect(report.errors).toEqual([]);
});

test('of sentences all alike one is taken out: it is asked for, and its neighbour is not painted for it', async ({
  browserUnderTest: browser,
  sites,
}) => {
  const report = await browser.open(pages.twins);
  for (const words of [twin.gone, twin.kept]) await mark(report, words, '1');
  await shows(report, twin.gone, twin.kept);
  sites.replace(pages.twins, pages.twinGone);
  await report.reload();
  await shows(report, twin.kept);
  const popup = await popupOver(browser, report);
  await popup.waitFor('#doubtful');
  expect(report.errors).toEqual([]);
});

test('notes stay while the page converts its characters, puts text in, and draws itself anew', async ({
  browserUnderTest: browser,
}) => {
  const report = await browser.open(pages.sample);
  for (const each of early) await mark(report, each, '1');
  await shows(report, ...early);
  // From one paragraph over the next into a heading of the third.
  const across = '居全市第1位。\n　　一年来,我们重点抓了以下工作:\n　　(一)稳增长促转型';
  await report.select(across);
  await report.waitFor('.toolbar');
  await report.press('1');
  const words = [...early, across];
  await shows(report, ...words);

  // The button 简繁: a script of the page writes each text node anew, and back.
  const convert = (pairs: [string, string][]) =>
    report.evaluate((all) => {
      const table = new Map(all);
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        node.nodeValue = Array.from(node.nodeValue ?? '', (char) => table.get(char) ?? char).join('');
    }, pairs);
  const pairs = Array.from('规業企业亿资設设产產'.concat(words.join('')), (char): [string, string] => [
    char,
    toTraditional(char),
  ]);
  const traditional = words.map((each) => toTraditional(each));
  await convert(pairs);
  await shows(report, ...traditional);
  await aWhile();
  await shows(report, ...traditional);
  await convert(pairs.map(([simplified, other]) => [other, simplified]));
  await aWhile();
  await shows(report, ...words);

  // A notice comes late, above the article; then the page draws the same words again in new nodes.
  await report.evaluate(
    () => document.body.prepend(Object.assign(document.createElement('p'), { textContent: '本文共8页' })),
    undefined,
  );
  await aWhile();
  await shows(report, ...words);
  await report.evaluate(() => {
    for (const paragraph of document.querySelectorAll('.content p')) paragraph.textContent = `${paragraph.textContent}`;
  }, undefined);
  await shows(report, ...words);

  // Half of it is folded away until the reader asks for all.
  const rest = await report.evaluate((each) => {
    const paragraph = [...document.querySelectorAll('.content p')].find((one) => one.textContent?.includes(each));
    const text = paragraph?.textContent ?? '';
    paragraph?.replaceChildren('展开全文');
    return text;
  }, words[0] ?? '');
  await until(
    () => painted(report),
    (now) =>
      !Object.values(now)
        .flat()
        .includes(words[0] ?? ''),
  );
  await report.evaluate((text) => {
    const paragraph = [...document.querySelectorAll('.content p')].find((one) => one.textContent === '展开全文');
    paragraph?.replaceChildren(text);
  }, rest);
  await shows(report, ...words);
  expect(report.errors).toEqual([]);
});
