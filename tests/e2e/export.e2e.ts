import { pages } from '../pages/addresses.ts';
import { type Browser, type Tab, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { multiply } from './support/many-notes.ts';
import { mark } from './support/steps.ts';
import { said } from './support/words.ts';

const first = '地区生产总值达到218.6亿元,增长6.2%';
const second = '新增规上工业企业19家';

async function marked(browser: Browser): Promise<void> {
  const report = await browser.open(pages.sample);
  await mark(report, first, '1');
  await mark(report, second, '2');
}

/** The text of a file that was saved, by the end of its name. */
async function saved(browser: Browser, extension: string, than: ReadonlySet<string> = new Set()): Promise<string> {
  const found = (files: Map<string, Buffer>) =>
    [...files].find(([name, bytes]) => name.endsWith(extension) && !than.has(name) && bytes.length > 0);
  const files = await until(
    () => browser.downloads(),
    (all) => found(all) !== undefined,
  );
  return String(found(files)?.[1]);
}

const previewed = (library: Tab, holds: RegExp) =>
  until(
    () => library.texts('.preview'),
    (texts) => holds.test(texts.join()),
  );

const choose = (library: Tab, format: string) => library.click(`.formats input[value="${format}"]`);

test('choose a format and its options, look at what comes, save and copy it; the choice is remembered', async ({
  browserUnderTest: browser,
}) => {
  test.setTimeout(120_000);
  await marked(browser);
  const library = await browser.ours('library.html#export');
  await library.waitFor('.preview iframe');

  await choose(library, 'csv');
  await previewed(library, /领域代码|area code/);
  expect(await library.count('.preview-table tbody tr')).toBe(2);

  await choose(library, 'markdown');
  await previewed(library, /> 地区生产总值/);
  await library.choose('select[name="preset"]', 'own');
  await library.click('.export-template textarea');
  await library.press('Control+a');
  await library.type('* {{quote}} | {{titel}}');
  await until(
    () => library.texts('#template-faults p'),
    (faults) => said('export_template_noVariable').test(faults.join()) && faults.join().includes('{{titel}}'),
  );
  await library.press('Control+a');
  await library.type('* {{quote}} | {{title}}');
  await library.waitGone('#template-faults p');
  await previewed(library, /\* 新增规上工业企业19家 \| .*清溪县/);
  await library.click('.export-actions .button-primary');
  expect(await saved(browser, '.md')).toMatch(/\* 新增规上工业企业19家 \| .*清溪县/);

  // The copy lands on the clipboard: it is pasted where one can look at it.
  await library.click('.export-actions .button:not(.button-primary)');
  await until(
    () => library.texts('[role="status"]'),
    (texts) => said('page_copied').test(texts.join()),
  );
  await library.click('.export-template textarea');
  await library.press('Control+a');
  await library.press('Control+v');
  expect(
    await library.evaluate(() => document.querySelector<HTMLTextAreaElement>('.export-template textarea')?.value, 0),
  ).toMatch(/\* 新增规上工业企业19家 \| .*清溪县/);
  await library.press('Control+a');
  await library.type('{{quote}}!');
  await previewed(library, /19家!/);

  const again = await browser.ours('library.html#export');
  await previewed(again, /19家!/);
  expect(library.errors).toEqual([]);
});

test('the notes that are checked are exported, or those that the list is narrowed to; by keyboard too', async ({
  browserUnderTest: browser,
}) => {
  test.setTimeout(120_000);
  await marked(browser);
  const library = await browser.ours('library.html#notes');
  await library.waitFor('.note');
  await library.click('.search');
  await library.type('工业');
  await until(
    () => library.count('.note'),
    (count) => count === 1,
  );
  await library.evaluate(() => document.querySelector<HTMLElement>('.note-choose')?.focus(), undefined);
  await library.press(' ');
  await library.waitFor('.chosen-notes');
  await library.click('.chosen-notes a');
  await library.waitFor('input[value="notes"]:checked');
  await choose(library, 'ris');
  await previewed(library, /新增规上工业企业19家/);
  expect((await library.texts('.preview')).join()).not.toContain(first);
  await library.click('.export-actions .button-primary');
  const ris = await saved(browser, '.ris');
  expect([ris.includes(second), ris.includes(first)]).toEqual([true, false]);

  await library.click('input[value="all"]');
  await previewed(library, /地区生产总值/);
  await library.click('input[value="filter"]');
  await until(
    () => library.texts('.preview'),
    (texts) => !texts.join().includes(first),
  );
  expect(library.errors).toEqual([]);
});

test('a copy keeps its form where formatted text is taken, and is plain text elsewhere; a table is cells between tabs', async ({
  browserUnderTest: browser,
}) => {
  test.setTimeout(120_000);
  await marked(browser);
  const letter = await browser.open(pages.plain);
  await letter.evaluate(() => {
    document.body.innerHTML = '<div contenteditable id="rich" style="height: 300px">.</div><textarea id="plain">';
  }, undefined);
  const pasted = async (into: 'rich' | 'plain'): Promise<void> => {
    await letter.front();
    await letter.click(`#${into}`);
    await letter.press('Control+a');
    await letter.press('Control+v');
  };
  const plain = () =>
    letter.evaluate(() => document.querySelector<HTMLTextAreaElement>('#plain')?.value.replace(/\r/g, '') ?? '', 0);
  const library = await browser.ours('library.html#export?format=docx');
  const copied = async () => {
    await library.front();
    await library.click('.export-actions .button:not(.button-primary)');
    await until(
      () => library.texts('[role="status"]'),
      (texts) => said('page_copied').test(texts.join()),
    );
  };
  await library.waitFor('.preview iframe');
  await copied();
  await pasted('rich');
  expect(await letter.texts('#rich blockquote')).toEqual([first, second]);
  expect(await letter.count('#rich :is(h1, h2)')).toBeGreaterThan(1);
  expect(
    await letter.evaluate(() => [...document.querySelectorAll<HTMLAnchorElement>('#rich a')].map((a) => a.href), 0),
  ).toEqual([pages.sample, pages.sample]);
  await pasted('plain');
  expect((await plain()).trimEnd().split('\n\n').slice(1)).toEqual(
    [first, second].map((quote) => expect.stringMatching(`^${quote.replace('.', '\\.')}\n—— 《.+》.*${pages.sample}$`)),
  );

  await library.front();
  await choose(library, 'xlsx');
  await previewed(library, /领域代码|area code/);
  await copied();
  await pasted('plain');
  const rows = (await plain()).trimEnd().split('\n');
  expect(rows.map((row) => row.split('\t').length)).toEqual([25, 25, 25]);
  expect(rows[2]?.split('\t')[0]).toBe(second);
  expect(library.errors).toEqual([]);
});

test('a note is dragged out as text with its source', async ({ browserUnderTest: browser }) => {
  await marked(browser);
  const library = await browser.ours('library.html#notes');
  await library.waitFor('.note');
  await library.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<textarea id="letter" style="position: fixed; inset: auto 0 0 auto">',
    );
    document.addEventListener('dragstart', ({ dataTransfer }) => {
      document.body.dataset.dragged = dataTransfer?.getData('text/plain');
    });
  }, undefined);
  const dragged = /^新增规上工业企业19家\n—— 《.*》.*https?:/;
  await library.drag('.note-quote', '#letter');
  await until(
    () => library.evaluate(() => document.body.dataset.dragged ?? '', undefined),
    (text) => dragged.test(text),
  );
  if (browser.name === 'chromium')
    await until(
      () => library.evaluate(() => document.querySelector<HTMLTextAreaElement>('#letter')?.value ?? '', undefined),
      (text) => dragged.test(text),
    );
});

test('a long export tells how far it is, and ends when it is cancelled: nothing is saved', { tag: '@once' }, async ({
  browserUnderTest: browser,
}) => {
  test.setTimeout(240_000);
  await marked(browser);
  await multiply(browser, 40_000);
  const many = await browser.ours('library.html#export?format=xlsx');
  await until(
    () => many.count('.preview-table'),
    (count) => count === 1,
    60_000,
  );
  await many.click('.export-actions .button-primary');
  await many.waitFor('.export-progress:not(.export-waiting) progress');
  await many.click('.export-progress button');
  await many.waitGone('.export-progress:not(.export-waiting)');
  await until(
    () => many.texts('[role="status"]'),
    (texts) => said('export_cancelled').test(texts.join()),
  );
  expect([...(await browser.downloads()).keys()]).toEqual([]);
  expect(many.errors).toEqual([]);
});
