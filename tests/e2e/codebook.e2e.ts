import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import builtIn from '../../core/codebook/policy-areas.data.json' with { type: 'json' };
import { pages } from '../pages/addresses.ts';
import { painted, paintedWords, type Tab, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { mark } from './support/steps.ts';
import { said } from './support/words.ts';

const trade = '发放消费券2200万元';
const school = '县职业中专升格为五年制办学点';

const folder = mkdtempSync(join(tmpdir(), 'quanyue-codebook-'));
test.beforeAll(() => void mkdirSync('.results/pictures', { recursive: true }));
test.afterAll(() => rmSync(folder, { recursive: true }));

const names = (library: Tab) => library.texts('.codebook-part:first-of-type .codebook-name');
const chips = (library: Tab) => library.texts('.note .chip');
const shows = (library: Tab, look: (tab: Tab) => Promise<string[]>, holds: (seen: string[]) => boolean) =>
  until(() => look(library), holds);

test('what a passage speaks of comes first in the toolbar', async ({ browserUnderTest: browser }) => {
  const report = await browser.open(pages.sample);
  // A toolbar that has waited long enough comes without suggestions: then the words are selected once more.
  await until(
    async () => {
      await report.select(trade);
      await report.waitFor('.toolbar .likely');
      return report.texts('.toolbar .likely');
    },
    ([first = '']) => first.startsWith('商'),
  );
  // It is offered, no more.
  expect(await paintedWords(report)).toEqual([]);
  expect(await report.count('.toast-undo')).toBe(0);
  // The words that speak for it are shown with its name on hover.
  expect(
    await report.evaluate(
      () =>
        document.querySelector('quanyue-notes')?.shadowRoot?.querySelector('.likely')?.getAttribute('data-name') ?? '',
      undefined,
    ),
  ).toMatch(/ · .*消费/);
});

test('several areas at once from the toolbar: the first fills, the second underlines', async ({
  browserUnderTest: browser,
}) => {
  const report = await browser.open(pages.sample);
  const areasOf = (): Promise<string[]> => report.texts('.card .areas .chip span');
  // By digits: Shift keeps the toolbar there.
  await report.select(trade);
  await report.waitFor('.toolbar');
  await report.press('Shift+1');
  await report.waitFor('.picked .chip');
  await report.press('Shift+2');
  await until(
    () => report.count('.picked .chip'),
    (count) => count === 2,
  );
  await report.screenshot('.results/pictures/picked.png');
  const picked = await report.texts('.picked .chip span');
  await report.press('Enter');
  await report.waitGone('.toolbar');
  const slugs = picked.map((name) => builtIn.find((code) => Object.values(code.name).includes(name))?.slug);
  const [first, second] = slugs.map((slug = '') => slug.toLowerCase());
  await until(
    () => painted(report),
    (now) => now[`quanyue-area-${first}`]?.join() === trade && now[`quanyue-also-area-${second}`]?.join() === trade,
  );
  await report.screenshot('.results/pictures/two-areas.png');
  await report.clickWords(trade);
  await until(areasOf, (areas) => areas.join() === picked.join());

  // In the card's picker a digit chooses what is likely beside them.
  await report.click('.card .picker input');
  const [likely = ''] = await until(
    () => report.texts('.card .option:has(kbd) .option-name'),
    (names) => names.length === 9,
  );
  expect(picked).not.toContain(likely);
  await report.press('1');
  await until(areasOf, (areas) => areas.join() === [...picked, likely].join());
  // The list closes first, then the card.
  await report.press('Escape');
  await report.press('Escape');
  await report.waitGone('.card');

  // By the picker: typed, with Shift and Enter one more, Enter the last.
  await report.select(school);
  await report.waitFor('.toolbar');
  await report.click('.toolbar .picker input');
  await report.type('EDUC');
  await report.press('Shift+Enter');
  await report.waitFor('.picked .chip');
  await report.type('EMPL');
  await report.press('Enter');
  await report.waitGone('.toolbar');
  await report.clickWords(school);
  await until(areasOf, (areas) => areas.length === 2);
  expect(report.errors).toEqual([]);
});

test('a code is renamed, moved and merged, and its notes follow; each step is taken back', { tag: '@once' }, async ({
  browserUnderTest: browser,
}) => {
  test.setTimeout(120_000);
  const report = await browser.open(pages.sample);
  await mark(report, trade, '1');
  await mark(report, school, '1');
  const library = await browser.ours('library.html#notes');
  await library.waitFor('.note');
  const [first = '', second = ''] = await chips(library);
  expect(first).not.toBe(second);

  await library.click('nav a[href="#codebook"]');
  await library.waitFor('.codebook-tree');
  const before = await names(library);
  const name = (chip: string) => chip.replace(/^./u, '').trim();
  const [one, other] = [name(first), name(second)];
  expect(before).toContain(one);

  // Renamed from the tree.
  await library.click('.codebook-row', new RegExp(one));
  await library.press('F2');
  await until(
    () => library.evaluate(() => document.activeElement?.getAttribute('name'), undefined),
    (focus) => focus === 'name',
  );
  await library.type('清溪工业');
  await library.press('Enter');
  await shows(library, names, (now) => now.includes('清溪工业') && !now.includes(one));

  // Moved by keys, the focus stays with it.
  await library.click('.codebook-row', /清溪工业/);
  const at = (await names(library)).indexOf('清溪工业');
  await library.press('Alt+ArrowUp');
  await shows(library, names, (now) => now.indexOf('清溪工业') === at - 1);
  expect(await library.evaluate(() => document.activeElement?.textContent, undefined)).toContain('清溪工业');

  // Merged: its note goes along.
  await library.click('.codebook-chosen .export-actions .button');
  await library.waitFor('.codebook-ask');
  await library.click('.codebook-ask input');
  await library.type(other.slice(0, 4));
  await library.press('Enter');
  await library.click('.codebook-ask .button-primary');
  await shows(library, names, (now) => !now.includes('清溪工业'));
  await library.click('nav a[href="#notes"]');
  await shows(library, chips, (now) => now.join() === [second, second].join());

  await library.click('.library-head .icon-button');
  await shows(library, chips, (now) => now.some((chip) => chip.includes('清溪工业')));
  await library.click('.library-head .icon-button');
  await library.click('.library-head .icon-button');
  await shows(library, chips, (now) => now.join() === [first, second].join());
  await library.click('nav a[href="#codebook"]');
  await shows(library, names, (now) => now.join() === before.join());
});

test('the codebook goes out as a file and comes in again, shown first; one step, taken back', async ({
  browserUnderTest: browser,
}) => {
  test.setTimeout(120_000);
  const library = await browser.ours('library.html#codebook');
  await library.waitFor('.codebook-tree');
  const before = await names(library);
  await library.click('.codebook-inout .button', /CSV/);
  const files = await until(
    () => browser.downloads(),
    (saved) => [...saved.keys()].some((name) => name.endsWith('.csv')),
  );
  const [, bytes = Buffer.of()] = [...files].find(([name]) => name.endsWith('.csv')) ?? [];
  const path = join(folder, 'codebook.csv');

  // As it is, it brings nothing.
  writeFileSync(path, bytes);
  await library.upload('.codebook-inout input', path);
  await library.waitFor('.codebook-preview');
  expect(await library.count('.codebook-preview .button-primary')).toBe(0);
  await library.click('.codebook-preview .button');
  await library.waitGone('.codebook-preview');

  // With a code more, a row that is none, a code renamed, and one that has another id there and brings a key.
  const renamed = bytes.toString().replace(/(?<=,AGRI,)[^,]+/, '三农工作');
  const rows = ['x-1,,area,,清溪特色,Qingxi', 'x-2,,area,,,', `x-3,,area,EDUC,教育,Education${','.repeat(10)}e`];
  writeFileSync(path, `${renamed}\r\n${rows.join('\r\n')}\r\n`);
  await library.upload('.codebook-inout input', path);
  await library.waitFor('.codebook-preview');
  expect(await library.texts('[data-outcome="add"] li')).toEqual(['清溪特色']);
  expect(await library.texts('[data-outcome="change"] li')).toEqual(['三农工作']);
  expect(await library.texts('[data-outcome="merge"] li')).toEqual(['教育']);
  expect(await library.count('[data-outcome="fault"] li')).toBe(1);
  expect(await names(library)).toEqual(before);
  await library.click('.codebook-preview .button-primary');
  await library.waitGone('.codebook-preview');
  await shows(library, names, (now) => now.some((name) => /清溪特色|Qingxi/.test(name)));

  await library.click('.library-head .icon-button');
  await shows(library, names, (now) => now.join() === before.join());
});

test('what was learned is shown, forgotten, and turned off', { tag: '@once' }, async ({
  browserUnderTest: browser,
}) => {
  const report = await browser.open(pages.sample);
  await mark(report, trade, '1');
  await mark(report, school, '1');
  const library = await browser.ours('library.html#codebook');
  await library.click('.codebook-learned summary');
  const learned = () => library.count('.codebook-words dt');
  await until(learned, (count) => count === 2);
  // How many notes carry a code, in the tree as well.
  expect((await library.texts('.codebook-part:first-of-type .bar-count')).filter(Boolean)).toEqual(['1', '1']);

  await library.click('.codebook-learned .button');
  await until(learned, (count) => count === 0);
  expect((await library.texts('.codebook-learned .facts')).join()).toMatch(said('codebook_learnedNothing'));
  // Notes made from now on teach anew; turned off, none does.
  await report.front();
  await mark(report, '完成技改投资11.8亿元', '1');
  await library.front();
  const look = async () => {
    await library.click('.codebook-learned summary');
    await library.click('.codebook-learned summary');
  };
  await look();
  await until(learned, (count) => count === 1);
  await library.click('.codebook-learned input');
  await until(learned, (count) => count === 0);
  expect((await library.texts('.codebook-learned .facts')).join()).toMatch(said('codebook_learnOff'));
  expect(library.errors).toEqual([]);
});
