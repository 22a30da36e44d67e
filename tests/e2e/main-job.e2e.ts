import { existsSync, readFileSync } from 'node:fs';
import { pages } from '../pages/addresses.ts';
import { painted, until } from './support/driver.ts';
import { expect, realSample, test } from './support/fixture.ts';
import { mark, popupOver, shows } from './support/steps.ts';
import { button } from './support/words.ts';

interface Job {
  name: string;
  address: string;
  /** The page's text, to know what stands before what. */
  text: string;
  /** Three passages, in any order. */
  passages: [string, string, string];
}

const jobs: Job[] = [
  {
    name: 'the invented report',
    address: pages.sample,
    text: readFileSync(new URL('../pages/report-1.txt', import.meta.url), 'utf8'),
    passages: ['地区生产总值达到218.6亿元,增长6.2%', '完成技改投资11.8亿元', '新增规上工业企业19家'],
  },
];
// The page that this began with stands beside the repository, not in it: its passages are found on it.
if (existsSync(realSample.file)) {
  const text = readFileSync(realSample.file, 'utf8').replace(/<[^>]*>/g, '');
  const once = (words: string) => text.indexOf(words) === text.lastIndexOf(words);
  const [a = '', , , b = '', , , c = ''] = (text.match(/[\u4e00-\u9fff]{5,12}\d+(?:\.\d+)?亿元/g) ?? []).filter(once);
  jobs.push({ name: 'a report as sucai198.com prints it', address: realSample.address, text, passages: [b, a, c] });
}

for (const { name, address, text, passages } of jobs)
  test(`mark, tag, comment, close the browser, come back, manage, export: ${name}`, async ({
    browserUnderTest: browser,
  }) => {
    test.setTimeout(150_000);
    const [first, second, third] = passages;
    const inOrder = passages.toSorted((one, other) => text.indexOf(one) - text.indexOf(other));
    let report = await browser.open(address);

    // Two keystrokes: select, press a number.
    await mark(report, first, '1');
    await shows(report, first);

    // By mouse, with an area found by typing.
    await report.select(second);
    await report.click('.toolbar .picker input');
    await report.type('科技');
    await report.waitFor('.toolbar .option');
    await report.press('Enter');
    await shows(report, first, second);
    expect(Object.keys(await painted(report))).toContain('quanyue-area-tech');

    // Without an area, and with a comment.
    await report.select(third);
    await report.waitFor('.toolbar');
    await report.press('m');
    await report.waitFor('.card textarea');
    await report.type('与上年比较');
    await report.waitFor('.card .saved:not(.saved-failed)');
    await report.press('Escape');
    await report.waitGone('.card');
    await shows(report, ...passages);

    // Everything is there again after a reload, and after the browser was closed.
    await report.reload();
    await shows(report, ...passages);
    await browser.restart();
    report = await browser.open(address);
    await shows(report, ...passages);

    // The card opens by a click on the passage.
    await report.clickWords(third);
    await report.waitFor('.card');
    expect(await report.texts('.card .quote')).toEqual([third]);
    expect(await report.evaluate(readComment, undefined)).toBe('与上年比较');
    await report.press('Escape');

    // The popup lists the page's notes in reading order, and leads to them.
    const popup = await popupOver(browser, report);
    await popup.waitFor('.note');
    expect(await popup.texts('.note-quote')).toEqual(inOrder);
    await report.front();
    await report.evaluate(() => scrollTo(0, document.body.scrollHeight), undefined);
    const bottom = await report.evaluate(() => scrollY, undefined);
    await report.evaluate(rememberFlashes, undefined);
    await popup.front();
    await popup.click('.note-quote');
    await until(
      () => report.evaluate(() => scrollY, undefined),
      (y) => y < bottom,
    );
    await until(
      () => report.evaluate(() => (window as unknown as Flashing).flashed, undefined),
      (flashed) => JSON.stringify(flashed) === JSON.stringify(inOrder.slice(0, 1)),
    );

    // Delete with undo: open pages follow.
    await popup.front();
    await popup.click(`.note ${button('ui_delete')}`);
    await until(
      () => popup.count('.note'),
      (count) => count === 2,
    );
    await popup.click('.toast-undo');
    await until(
      () => popup.count('.note'),
      (count) => count === 3,
    );
    await report.front();
    await shows(report, ...passages);
    expect(report.errors).toEqual([]);

    // Where no tab shows the report, it is opened at the passage.
    await report.close();
    await popup.front();
    await popup.click('.note-quote');
    report = await browser.opened(address);
    await shows(report, ...passages);
    expect(popup.errors).toEqual([]);

    // The library saves the files, and each holds all that was kept.
    const saveAs = async (format: string, extension: string) => {
      const library = await browser.ours(`library.html#export?format=${format}`);
      await library.waitFor('.preview');
      await library.click('.export-actions .button-primary');
      const files = await until(
        () => browser.downloads(),
        (saved) => [...saved].some(([file, content]) => file.endsWith(extension) && content.length > 0),
      );
      expect(library.errors).toEqual([]);
      await library.close();
      const [bytes] = [...files].filter(([file]) => file.endsWith(extension)).map(([, content]) => content);
      if (!bytes) throw new Error(`no ${extension}`);
      const content = bytes.toString('utf8');
      for (const words of [first, second, third, '与上年比较', address]) expect(content).toContain(words);
      return bytes;
    };
    const csv = await saveAs('csv', '.csv');
    expect([...csv.subarray(0, 3)], 'the mark by which Excel knows UTF-8').toEqual([0xef, 0xbb, 0xbf]);
    await saveAs('markdown', '.md');
    const backup = JSON.parse((await saveAs('json', '.json')).toString('utf8')) as {
      notes: { anchor: { quote: { exact: string } }; comment: string; areas: string[] }[];
    };
    const kept = new Map(backup.notes.map(({ anchor, comment, areas }) => [anchor.quote.exact, { comment, areas }]));
    expect([...kept.keys()].sort()).toEqual([...passages].sort());
    expect(kept.get(third)).toEqual({ comment: '与上年比较', areas: [] });
    expect(kept.get(second)?.areas).toHaveLength(1);
  });

interface Flashing {
  flashed: string[];
}

/** The page notes down what flashes: a flash is over before a busy test looks. */
const rememberFlashes = () => {
  const flashed: string[] = [];
  Object.assign(window, { flashed });
  setInterval(() => {
    for (const { startContainer, startOffset, endContainer, endOffset } of CSS.highlights.get('quanyue-flash') ?? []) {
      const range = document.createRange();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      if (!flashed.includes(String(range))) flashed.push(String(range));
    }
  }, 50);
};

const readComment = () => {
  const host = document.querySelector('quanyue-notes');
  return host?.shadowRoot?.querySelector('textarea')?.value;
};
