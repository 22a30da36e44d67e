import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openChromium } from '../../e2e/support/chromium.ts';
import { type Browser, type Tab, until } from '../../e2e/support/driver.ts';
import { multiply } from '../../e2e/support/many-notes.ts';
import { mark } from '../../e2e/support/steps.ts';
import { pages } from '../../pages/addresses.ts';
import { serve } from '../../pages/server.ts';

/*
 * A large codebook in real Chromium, beside the built-in one in the same run: what a reader waits for when it comes in,
 * when its editor opens, with each key that is typed, and when a passage is selected. Once as a tree of three levels,
 * once flat, which is as long as a tree can be. And with the built-in one: all notes of a code go to another, and back.
 * `--codes=10000 --keys=9 --notes=5000 --shapes=built-in,tree,flat`
 */

const given = (name: string, otherwise: string) =>
  process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
const CODES = Number(given('codes', '10000'));
const KEYS = Number(given('keys', '9'));
const NOTES = Number(given('notes', '5000'));
const SHAPES = given('shapes', 'built-in,tree,flat').split(',');

const folder = mkdtempSync(join(tmpdir(), 'quanyue-bench-'));
const shapes = { tree: (i: number) => (i < 20 ? '' : `c${Math.floor(i / 20) - 1}`), flat: () => '' };
for (const [shape, parentOf] of Object.entries(shapes)) {
  const rows = Array.from({ length: CODES }, (_, i) => {
    const name = `领域${i.toString(7).replace(/\d/g, (digit) => '工农商学兵医文'.charAt(Number(digit)))}`;
    return `c${i},${parentOf(i)},${name},Code ${i},${name}的工作，包括规划、实施与检查。`;
  });
  writeFileSync(join(folder, `${shape}.csv`), `id,parent,name_zh,name_en,definition_zh\n${rows.join('\n')}\n`);
}

for (const shape of SHAPES) {
  const sites = await serve();
  const browser = await openChromium({ port: sites.port });
  const figures: string[] = [];
  const tell = (name: string, ms: number) => figures.push(`${name} ${ms.toFixed(0)} ms`);
  if (shape !== 'built-in') {
    const library = await browser.ours('library.html#codebook');
    await library.waitFor('.codebook-tree');
    await library.upload('.codebook-inout input', join(folder, `${shape}.csv`));
    tell('preview', await clocked(() => library.waitFor('.codebook-preview')));
    tell(
      'import',
      await clocked(async () => {
        await library.click('.codebook-preview .button-primary');
        await until(
          () => library.count('.codebook-preview'),
          (count) => count === 0,
          120_000,
        );
      }),
    );
    await library.close();
  }

  const library = await browser.ours('library.html#settings');
  await library.waitFor('nav');
  tell('editor opens', await opening(library, 3));
  figures.push(`${await library.count('.codebook-row')} rows drawn`);
  await library.waitFor('.codebook-side .search');
  tell('a letter in the search', await typing(library, '.codebook-side .search'));
  await library.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>('.codebook-side .search');
    if (field) field.value = '';
    field?.dispatchEvent(new Event('input', { bubbles: true }));
  }, undefined);
  tell(
    'one code renamed',
    await clocked(async () => {
      await library.click('.codebook-row');
      await library.waitFor('.codebook-fields input');
      await library.evaluate(() => {
        const field = document.querySelector<HTMLInputElement>('.codebook-fields input[name="name"]');
        if (field) field.value += '新';
        field?.dispatchEvent(new Event('change', { bubbles: true }));
      }, undefined);
      await until(
        () => library.texts('.codebook-chosen h2'),
        ([name = '']) => name.endsWith('新'),
        60_000,
      );
    }),
  );

  const report = await browser.open(pages.sample);
  await report.select('新增规上工业企业19家');
  tell('first toolbar comes', await clocked(() => report.waitFor('.toolbar .likely')));
  await report.press('Escape');
  await report.select('发放消费券2200万元');
  tell('the next', await clocked(() => report.waitFor('.toolbar .likely')));
  tell('a letter in the picker', await typing(report, '.toolbar .picker input'));
  if (shape === 'built-in') {
    await report.press('Escape');
    await report.press('Escape');
    await report.waitGone('.toolbar');
    await recoding(browser, report, tell);
  }
  console.log(`${shape.padEnd(10)}${figures.join(' · ')}`);
  await browser.close();
  await sites.close();
}
rmSync(folder, { recursive: true });

/** Notes of one code, all of which go to another in one step, and come back in one. */
async function recoding(browser: Browser, report: Tab, tell: (name: string, ms: number) => void): Promise<void> {
  await mark(report, '发放消费券2200万元', '1');
  await multiply(browser, NOTES - 1);
  const library = await browser.ours('library.html#codebook');
  const counts = async () => (await library.texts('.codebook-part:first-of-type .bar-count')).filter(Boolean).join();
  await until(counts, (now) => now === String(NOTES), 60_000);
  const names = () => library.texts('.codebook-part:first-of-type .codebook-name');
  const before = await names();
  await library.evaluate(() => {
    const rows = Array.from(document.querySelectorAll<HTMLElement>('.codebook-row'));
    rows.find((row) => row.querySelector('.bar-count')?.textContent)?.click();
  }, undefined);
  await library.click('.codebook-chosen .export-actions .button');
  await library.waitFor('.codebook-ask input');
  await library.type('UNIT');
  await library.press('Enter');
  tell(
    `${NOTES} notes to another code`,
    await clocked(async () => {
      await library.click('.codebook-ask .button-primary');
      await until(names, (now) => now.length === before.length - 1, 120_000);
    }),
  );
  tell(
    'and back',
    await clocked(async () => {
      await library.click('.library-head .icon-button');
      await until(names, (now) => now.length === before.length, 120_000);
    }),
  );
}

async function clocked(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** From the click to the frame after that in which the tree stands there. The least of some rounds. */
async function opening(tab: Tab, rounds: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await tab.click('nav a[href="#settings"]');
    await until(
      () => tab.count('.codebook-tree'),
      (count) => count === 0,
    );
    times.push(
      await tab.evaluate(async () => {
        const start = performance.now();
        document.querySelector<HTMLElement>('nav a[href="#codebook"]')?.click();
        const frame = () => new Promise(requestAnimationFrame);
        while (!document.querySelector('.codebook-row')) await frame();
        await frame();
        return performance.now() - start;
      }, undefined),
    );
  }
  return Math.min(...times);
}

/** The median over some letters, each typed into the field at the end of what was typed before, or alone. */
async function typing(tab: Tab, selector: string): Promise<number> {
  await tab.click(selector);
  return tab.evaluate(
    async ({ selector, keys }) => {
      const roots = [document, document.querySelector('quanyue-notes')?.shadowRoot];
      const field = roots.map((root) => root?.querySelector<HTMLInputElement>(selector)).find(Boolean);
      if (!field) throw new Error(`no ${selector}`);
      const times: number[] = [];
      for (let key = 0; key < keys; key++) {
        const start = performance.now();
        field.value = ['农', '农商', 'c', 'co', 'cod', '学', 'n', '工作', '文'][key % 9] ?? '';
        field.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
    },
    { selector, keys: KEYS },
  );
}
