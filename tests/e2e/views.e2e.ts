import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { run } from 'axe-core';
import { pages } from '../pages/addresses.ts';
import { type Served, serve } from '../pages/server.ts';
import { openChromium, pageOf } from './support/chromium.ts';
import { linesOf, paintedWords, type Tab, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { chooseForSite, mark } from './support/steps.ts';

/*
 * Every view: axe finds nothing, and no word is cut. `npm run screenshots` does so light and dark, Chinese and English,
 * and leaves pictures to be looked at; each run of the tests in one look a view, the four looks among them.
 */
const all = Boolean(process.env.QUANYUE_ALL_VIEWS);
const folder = '.results/pictures';
const built = '.output-e2e/chrome-mv3';

const passages = {
  figure: '地区生产总值达到218.6亿元,增长6.2%',
  certain: '完成技改投资11.8亿元',
  edited: '咬定"山水立县、实业强县"不松劲',
  doubtful: '新增规上工业企业19家',
  lost: '发放消费券2200万元,以旧换新撬动汽车家电销售6.7亿元',
};

test.beforeAll(() => {
  mkdirSync(folder, { recursive: true });
});

const axeScript = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
declare global {
  var axe: { run: typeof run };
}
/**
 * What axe finds wrong in a page, or a part of it. Not in frames: no script runs in a preview, which is sandboxed, and
 * @axe-core/playwright waits there forever, or opens a tab for each look.
 */
const faultsIn = async (part?: string): Promise<string[]> => {
  const { violations } = await window.axe.run(part ?? document, {
    iframes: false,
    resultTypes: ['violations'],
    rules: { 'target-size': { enabled: true } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
};

type Scheme = 'light' | 'dark';
type Language = 'zh-CN' | 'en';

/** Opens Chromium in a scheme and a language; gives functions that look at a view. */
async function opened(scheme: Scheme, language: Language) {
  const sites: Served = await serve();
  const browser = await openChromium({ port: sites.port, scheme, language, extension: extensionIn(language) });
  const lookForCuts = async (tab: Tab, view: string) => {
    if (all) await tab.screenshot(`${folder}/${view}-${scheme}-${language}.png`);
    expect.soft(await tab.evaluate(cutWords, undefined), view).toEqual([]);
  };
  const look = async (tab: Tab, view: string, part?: string) => {
    await lookForCuts(tab, view);
    await pageOf(tab).evaluate(axeScript);
    const found = await tab.evaluate(faultsIn, part);
    expect.soft(found, view).toEqual([]);
  };
  const popup = async () => {
    const tab = await browser.ours(`popup.html?tab=${await browser.frontTab()}`);
    await pageOf(tab).setViewportSize({ width: 420, height: 600 });
    return tab;
  };
  /** The side panel beside a tab, as wide as a reader has it and as narrow as it goes. */
  const lookAtPanel = async (beside: Tab) => {
    await beside.front();
    const panel = await browser.ours(`sidepanel.html?tab=${await browser.frontTab()}`);
    await panel.waitFor('.outline .note');
    await beside.evaluate(() => scrollTo(0, 600), undefined);
    await panel.waitFor('.suggested-item');
    // Axe looks when nothing lies under the bar that stays: what is half behind it is too small to it.
    for (const [view, width, height] of [
      ['panel', 400, 900],
      ['panel-narrow', 280, 900],
      ['panel-200-percent', 280, 450],
    ] as const) {
      await pageOf(panel).setViewportSize({ width, height });
      await lookForCuts(panel, view);
    }
    await pageOf(panel).setViewportSize({ width: 400, height: 900 });
    await panel.click('.search');
    await panel.type('无此词');
    await panel.waitFor('.message');
    await look(panel, 'panel-nothing-found');
    await panel.press('Control+a');
    await panel.press('Delete');
    await panel.waitFor('.note-edit');
    await panel.evaluate(() => scrollTo(0, 0), undefined);
    await panel.click('.about summary');
    await look(panel, 'panel-about');
    await panel.click('.about summary');
    await panel.click('.note-edit');
    await panel.waitFor('.card');
    await look(panel, 'panel-card');
    await panel.close();
    await beside.front();
  };
  const close = async () => {
    await browser.close();
    await sites.close();
  };
  return { browser, look, lookForCuts, lookAtPanel, popup, close };
}

/** Debian's Chromium has English alone: for Chinese words, the Chinese file stands in the English one's place. */
function extensionIn(language: Language): string {
  if (language === 'en') return built;
  const copy = mkdtempSync(join(tmpdir(), 'quanyue-chinese-'));
  cpSync(built, copy, { recursive: true });
  cpSync(`${copy}/_locales/zh_CN`, `${copy}/_locales/en`, { recursive: true });
  return copy;
}

/** The page's site revises it while it is open. */
const revise = (report: Tab, edits: readonly (readonly [was: string, is: string])[]) =>
  report.evaluate((pairs) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (const [was, is] of pairs)
        if (node.nodeValue?.includes(was)) node.nodeValue = node.nodeValue.replace(was, is);
  }, edits);

/** At twice the zoom half as much of the page is to be seen, in CSS pixels. */
async function atTwice(tab: Tab, work: () => Promise<void>): Promise<void> {
  const page = pageOf(tab);
  const size = page.viewportSize() ?? { width: 1100, height: 760 };
  await page.setViewportSize({ width: size.width / 2, height: size.height / 2 });
  await work();
  await page.setViewportSize(size);
}

/** Whether a part of ours stands over lines that words of the page take up. */
async function covers(tab: Tab, part: string, words: string): Promise<boolean> {
  const lines = await tab.evaluate(linesOf, words);
  const box = await tab.box(part);
  if (!box || lines.length === 0) throw new Error(`no ${part}, or not in the page: ${words}`);
  return lines.some(({ top, bottom }) => box.y < bottom && box.y + box.height > top);
}

/** Whether each corner and control of a part of ours can be seen and clicked. */
const isWhole = (part: string) => {
  const root = document.querySelector('quanyue-notes')?.shadowRoot;
  const box = root?.querySelector(part);
  return [box, ...(box?.querySelectorAll('button') ?? [])].every((each) => {
    const { left, top, right, bottom } = each?.getBoundingClientRect() ?? new DOMRect();
    const corners = [left + 5, right - 5].flatMap((x) => [top + 5, bottom - 5].map((y) => ({ x, y })));
    return corners.every(({ x, y }) => box?.contains(root?.elementFromPoint(x, y) ?? null));
  });
};

/**
 * Words that are cut, in one of our pages or in what of ours stands in a page. What a title tells in full may be
 * shortened, and so may the way through the sections, on a card in a low window.
 */
const cutWords = () => {
  const root = document.querySelector('quanyue-notes')?.shadowRoot ?? document;
  // What stands in an empty field, as wide as it is drawn in the field's letters.
  const pen = document.createElement('canvas').getContext('2d');
  const hints = [...root.querySelectorAll<HTMLInputElement>('input[placeholder]')].filter((field) => {
    const { font, paddingLeft, paddingRight } = getComputedStyle(field);
    if (!pen || field.clientWidth === 0) return false;
    pen.font = font;
    const room = field.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    return pen.measureText(field.placeholder).width > room + 1;
  });
  const words = [...root.querySelectorAll('h1, h2, h3, button, label, p, dt, dd, li, span, summary, select')]
    .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
    .filter((each) => !each.matches('.visually-hidden, [title], .where'))
    .map(({ className, textContent }) => `${className}: ${textContent}`);
  return [...words, ...hints.map(({ className, placeholder }) => `${className}: ${placeholder}`)];
};

const openAll = () => {
  for (const details of document.querySelectorAll('details')) details.open = true;
};

/** Makes of the database one of a later version. */
const anotherVersion = () =>
  new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('quanyue', 99);
    opening.onsuccess = () => {
      opening.result.close();
      resolve();
    };
    opening.onerror = () => reject(opening.error);
  });

/** The document in the preview is drawn. */
const previewed = (library: Tab) => pageOf(library).frameLocator('.preview iframe').locator('h1').waitFor();

/** More of a view of the library than one sees when it opens. */
const inUse: { [view: string]: (library: Tab) => Promise<void> } = {
  async reports(library) {
    await library.click('.report-title');
    await library.waitFor('.report-head');
    await library.evaluate(openAll, undefined);
  },
  async notes(library) {
    await library.click('.note-choose');
    await library.waitFor('.chosen-notes');
    await library.click('li:last-child .note-edit');
    await library.waitFor('.card');
  },
  async codebook(library) {
    await library.click('.codebook-row');
    await library.waitFor('.codebook-fields');
    await library.evaluate(openAll, undefined);
  },
  async export(library) {
    await library.click('.formats input[value="markdown"]');
    await library.choose('[name=preset]', 'own');
    await library.waitFor('#template');
    await library.evaluate(openAll, undefined);
  },
  async import(library) {
    const path = join(mkdtempSync(join(tmpdir(), 'quanyue-import-')), 'highlights.csv');
    writeFileSync(path, 'Highlight,Title,URL\n年年有余,工作总结,http://x.example/\n多,出,一,栏\n');
    await library.upload('.import-file input', path);
    await library.waitFor('.import-counts');
    await library.evaluate(openAll, undefined);
  },
  async settings(library) {
    await library.waitFor('.settings details');
    await library.evaluate(openAll, undefined);
  },
};

type Look = readonly [Scheme, Language];

const looksOf = (...looks: readonly [Look, ...Look[]]): readonly Look[] => (all ? looks : looks.slice(0, 1));

for (const [scheme, language] of looksOf(['light', 'en'], ['light', 'zh-CN'], ['dark', 'en'], ['dark', 'zh-CN']))
  test(`views, ${scheme}, ${language}`, async () => {
    test.setTimeout(600_000);
    const { browser, look, lookForCuts, lookAtPanel, popup: openPopup, close } = await opened(scheme, language);
    try {
      const report = await browser.open(scheme === 'dark' ? pages.dark : pages.sample);
      await report.select(passages.figure);
      await report.waitFor('.toolbar');
      await look(report, 'toolbar', 'quanyue-notes');
      await report.press('Shift+1');
      await report.click('.toolbar .picker input');
      await report.waitFor('.toolbar .option');
      await look(report, 'toolbar-picker', 'quanyue-notes');
      await report.press('Escape');
      await report.press('Escape');
      let key = 0;
      for (const words of Object.values(passages)) await mark(report, words, String(++key));
      await report.clickWords(passages.certain);
      await report.waitFor('.card');
      // The passage was brought to the middle: higher up, the card has room under it.
      await report.evaluate(() => scrollBy({ top: 220, behavior: 'instant' }), undefined);
      await until(
        async () => (await report.box('.card .card-foot'))?.y ?? Number.POSITIVE_INFINITY,
        (y) => y < 740,
      );
      await look(report, 'card', 'quanyue-notes');
      await report.click('.history summary');
      await report.waitFor('.history li');
      await report.click('.copy-more');
      await report.waitFor('.menu');
      await look(report, 'card-copy', 'quanyue-notes');
      await report.press('Escape');
      await report.press('Escape');
      await mark(report, '水工阀门', '6');
      await report.waitFor('.toast button');
      await look(report, 'toast', 'quanyue-notes');
      await report.click('.toast button');
      await report.waitFor('.occurrences');
      await look(report, 'occurrences', 'quanyue-notes');
      await report.press('Escape');
      await atTwice(report, async () => {
        await report.clickWords(passages.certain);
        await report.waitFor('.card');
        await look(report, 'card-200-percent', 'quanyue-notes');
        expect(await covers(report, '.card', passages.certain)).toBe(false);
        await report.click('.card .picker input');
        await report.waitFor('.card .option');
        await look(report, 'card-picker-200-percent', 'quanyue-notes');
        expect(await report.evaluate(isWhole, '.card .options')).toBe(true);
        await report.press('Escape');
        await report.press('Escape');
        await report.select('改造提升传统产业');
        await report.waitFor('.toolbar');
        await look(report, 'toolbar-200-percent', 'quanyue-notes');
        expect(await report.evaluate(isWhole, '.toolbar')).toBe(true);
        await report.press('Escape');
      });
      await lookAtPanel(report);
      const popup = await openPopup();
      await popup.waitFor('.note');
      await look(popup, 'popup');
      await popup.click('.about summary');
      await look(popup, 'popup-about');
      await popup.click('.about summary');
      await popup.click('.note-edit');
      await popup.waitFor('.card');
      await popup.click('.type:nth-of-type(3)');
      await popup.click('.card textarea');
      await popup.type('与上年相比，增速回落 0.3 个百分点。');
      await popup.waitFor('.saved:not(.saved-failed)');
      await popup.evaluate(() => document.querySelector('.card')?.scrollIntoView(), undefined);
      await look(popup, 'popup-card');
      await popup.click('.history summary');
      await popup.waitFor('.history li');
      await popup.click('.card .picker input');
      await popup.waitFor('.option');
      await look(popup, 'popup-card-picker');
      await popup.click('.site summary');
      await look(popup, 'popup-site');
      await popup.click('.card .copying + .icon-button');
      await popup.waitFor('.toast-undo');
      await look(popup, 'popup-deleted');
      for (const view of ['reports', 'notes', 'codebook', 'export', 'import', 'trash', 'settings']) {
        const library = await browser.ours(`library.html#${view}`);
        if (!all) await pageOf(library).emulateMedia({ colorScheme: 'dark' });
        await library.waitFor('.library-main > *');
        if (view === 'export') await previewed(library);
        await look(library, `library-${view}`);
        await atTwice(library, () => lookForCuts(library, `library-${view}-200-percent`));
        await inUse[view]?.(library);
        await look(library, `library-${view}-in-use`);
        await library.close();
      }
    } finally {
      await close();
    }
  });

for (const [scheme, language] of looksOf(['dark', 'zh-CN'], ['light', 'en']))
  test(`places that are not certain, ${scheme}, ${language}`, async () => {
    test.setTimeout(600_000);
    const { browser, look, lookForCuts, popup: openPopup, close } = await opened(scheme, language);
    try {
      const report = await browser.open(scheme === 'dark' ? pages.dark : pages.sample);
      let key = 0;
      for (const words of Object.values(passages)) await mark(report, words, String(++key));
      await revise(report, [
        ['地区生产总值达到218.6亿元,增长6.2%', '地区生产总值达到216.9亿元,增长5.9%'],
        ['咬定"山水立县、实业强县"不松劲', '坚持"山水立县、实业强县"不动摇'],
        [`${passages.doubtful},`, ''],
        ['建成5G基站486个', `${passages.doubtful},建成5G基站486个`],
        [passages.lost, '商贸流通稳中有进'],
      ]);
      await until(
        () => paintedWords(report),
        (now) => now.length < 5,
      );
      await report.clickWords('地区生产总值达到216.9亿元');
      await report.waitFor('.card .warning');
      await look(report, 'card-edited', 'quanyue-notes');
      await report.press('Escape');
      await report.select('实施"双链双强"行动①,竹木家居');
      await report.waitFor('.toolbar');
      await lookForCuts(report, 'toolbar-again');
      await report.press('6');
      await report.waitGone('.toolbar');
      await mark(report, '"双链双强"行动①', '7');
      await report.clickWords('"双链双强"行动');
      await report.waitFor('.card .others');
      await look(report, 'card-overlapping', 'quanyue-notes');
      await report.press('Escape');
      const popup = await openPopup();
      await popup.waitFor('.note');
      await look(popup, 'popup-uncertain');
      await popup.evaluate(() => document.getElementById('lost')?.scrollIntoView(), undefined);
      await lookForCuts(popup, 'popup-lost');
      await report.front();
      const panel = await browser.ours(`sidepanel.html?tab=${await browser.frontTab()}`);
      await pageOf(panel).setViewportSize({ width: 400, height: 900 });
      await panel.waitFor('section[aria-labelledby="doubtful"]');
      await look(panel, 'panel-uncertain');
      await panel.evaluate(() => document.getElementById('lost')?.scrollIntoView(), undefined);
      await lookForCuts(panel, 'panel-lost');
      await panel.close();
      await popup.front();
      await popup.click('.note-quote');
      await popup.click('section[aria-labelledby="doubtful"] .note-buttons button');
      await report.front();
      await report.waitFor('.card .beside');
      await look(report, 'card-doubtful', 'quanyue-notes');
      await popup.front();
      await popup.click('section[aria-labelledby="lost"] .settle .button');
      await report.front();
      await report.waitFor('.reattach');
      await report.select('商贸流通稳中有进');
      await report.waitFor('.reattach .button-primary:not([disabled])');
      await look(report, 'reattach', 'quanyue-notes');
    } finally {
      await close();
    }
  });

for (const [scheme, language] of looksOf(['light', 'zh-CN'], ['dark', 'en']))
  test(`other pages, ${scheme}, ${language}`, async () => {
    test.setTimeout(600_000);
    const { browser, look, lookForCuts, popup: openPopup, close } = await opened(scheme, language);
    try {
      for (const [name, url] of [
        ['news', pages.news],
        ['plain', pages.plain],
        ['report', pages.strictCsp],
        ['pdf', 'http://www.qingxi.gov.cn/zwgk/2026/report.pdf'],
        ['browser', 'chrome://version'],
      ] as const) {
        const tab = await browser.open(url);
        // The icon lets us know the page: activeTab.
        if (name === 'plain' || name === 'browser') await browser.clickIcon(tab);
        const panel = await browser.ours(`sidepanel.html?tab=${await browser.frontTab()}`);
        await pageOf(panel).setViewportSize({ width: 280, height: 600 });
        await panel.waitFor('.message');
        await look(panel, `panel-${name}`);
        await panel.close();
        await tab.front();
        const popup = await openPopup();
        await popup.waitFor('.message');
        await look(popup, `popup-${name}`);
        if (name === 'report') {
          await chooseForSite(popup, 'ui_pause');
          await popup.waitFor('.message .button');
          await look(popup, 'popup-paused');
        }
        if (name === 'plain') {
          await popup.click('.message .button-primary');
          await popup.waitGone('.message .button-primary');
          await look(popup, 'popup-annotating');
          await popup.click('.site summary');
          await popup.click('.site .link:last-child');
          await popup.waitFor('.message');
          await look(popup, 'popup-never');
        }
      }
      for (const view of ['reports', 'notes', 'trash']) {
        const library = await browser.ours(`library.html#${view}`);
        await library.waitFor('.library-main > *');
        await look(library, `library-empty-${view}`);
      }
      const welcome = await browser.ours('welcome.html');
      await welcome.waitFor('.welcome-try');
      await look(welcome, 'welcome');
      await atTwice(welcome, () => lookForCuts(welcome, 'welcome-200-percent'));
      await browser.open(pages.sample);
      const trouble = await openPopup();
      await trouble.evaluate(anotherVersion, undefined);
      await trouble.reload();
      await trouble.waitFor('[role="alert"]');
      await look(trouble, 'popup-newer-database');
    } finally {
      await close();
    }
  });
