import { PNG } from 'pngjs';
import { pages } from '../pages/addresses.ts';
import { openChromium, pageOf } from './support/chromium.ts';
import { type Tab, until } from './support/driver.ts';
import { openFirefox } from './support/firefox.ts';
import { expect, test } from './support/fixture.ts';
import { mark, shows } from './support/steps.ts';

/** A reader who has the system's own colours forced on all pages: areas are told apart by the lines under their words. */
const solid = '完成技改投资11.8亿元';
const other = '新增规上工业企业19家';

test('areas are told apart by lines, and what we show is to be seen', async ({ sites, browserName: _ }, info) => {
  const firefox = info.project.name === 'firefox';
  const browser = firefox
    ? await openFirefox({
        port: sites.port,
        preferences: { 'browser.display.document_color_use': 2, 'ui.useAccessibilityTheme': 1 },
      })
    : await openChromium({ port: sites.port });
  try {
    const report = await browser.open(pages.sample);
    if (!firefox) await pageOf(report).emulateMedia({ forcedColors: 'active' });
    expect(await report.evaluate(() => matchMedia('(forced-colors: active)').matches, undefined)).toBe(true);
    await mark(report, solid, '1');
    await mark(report, other, '2');
    await shows(report, solid, other);
    await until(
      () => report.count('.toast'),
      (count) => count === 0,
      20_000,
    );
    const [one, two] = [await linesUnder(report, solid), await linesUnder(report, other)];
    expect(one).not.toEqual(two);
    expect(Math.max(...one, ...two)).toBeGreaterThan(0.3);

    await report.clickWords(solid);
    await report.waitFor('.card');
    await report.screenshot(`.results/pictures/forced-colours-card-${info.project.name}.png`);
    // Every control of ours has an edge, since a fill tells nothing here.
    const edges = await report.evaluate(() => {
      const root = document.querySelector('quanyue-notes')?.shadowRoot;
      return ['.card', '.chip', '.field', '.type:has(:checked)'].map((part) => {
        const element = root?.querySelector(part);
        return element ? getComputedStyle(element).borderTopStyle : part;
      });
    }, undefined);
    expect(edges).toEqual(['solid', 'solid', 'solid', 'solid']);
    await report.press('Escape');
    await report.select('3家企业入选省级专精特新中小企业');
    await report.waitFor('.toolbar');
    await report.screenshot(`.results/pictures/forced-colours-toolbar-${info.project.name}.png`);
    const panel = await browser.ours(`sidepanel.html?tab=${await browser.frontTab()}`);
    if (!firefox) await pageOf(panel).emulateMedia({ forcedColors: 'active' });
    await panel.waitFor('.note');
    await panel.screenshot(`.results/pictures/forced-colours-panel-${info.project.name}.png`);
    expect([...report.errors, ...panel.errors]).toEqual([]);
  } finally {
    await browser.close();
  }
});

/** Of each row of pixels below the words' middle, the share that has not the fill's colour. */
async function linesUnder(tab: Tab, words: string): Promise<number[]> {
  const box = await tab.evaluate((sought) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(sought) ?? -1;
      if (at < 0) continue;
      node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + sought.length);
      const { left, top, width, height } = range.getClientRects()[0] ?? new DOMRect();
      return { left, top, width, height };
    }
    return undefined;
  }, words);
  if (!box) throw new Error(`not in the page: ${words}`);
  const { width, data } = PNG.sync.read(await tab.screenshot(test.info().outputPath(`${words}.png`)));
  const at = (x: number, y: number) => data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3).join();
  const [left, right] = [Math.ceil(box.left) + 2, Math.floor(box.left + box.width) - 2];
  const [top, bottom] = [Math.round(box.top), Math.round(box.top + box.height)];
  const fill = at(left, top + 1);
  const rows: number[] = [];
  for (let y = bottom - 6; y < bottom + 4; y++) {
    let drawn = 0;
    for (let x = left; x < right; x++) if (at(x, y) !== fill) drawn++;
    rows.push(Math.round((drawn / (right - left)) * 10) / 10);
  }
  return rows;
}
