import { mkdirSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { pages } from '../pages/addresses.ts';
import { type Served, serve } from '../pages/server.ts';
import { openChromium, pageOf } from './support/chromium.ts';
import { paintedWords, type Tab, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';

/** Every view, light and dark, Chinese and English: axe finds nothing, and a picture is left to be looked at. */
const folder = '.results/pictures';
const passages = ['地区生产总值达到218.6亿元,增长6.2%', '完成技改投资11.8亿元', '新增规上工业企业19家'];

test.beforeAll(() => {
  mkdirSync(folder, { recursive: true });
});

for (const scheme of ['light', 'dark'] as const)
  for (const language of ['zh-CN', 'en'] as const)
    test(`views, ${scheme}, ${language}`, async () => {
      test.setTimeout(120_000);
      const sites: Served = await serve();
      const browser = await openChromium({ port: sites.port, scheme, language });
      const name = (view: string) => `${folder}/${view}-${scheme}-${language}.png`;
      const look = async (tab: Tab, view: string, part?: string) => {
        await tab.screenshot(name(view));
        const builder = new AxeBuilder({ page: pageOf(tab) });
        const { violations } = await (part ? builder.include(part) : builder).analyze();
        expect(
          violations.map(({ id, nodes }) => `${view} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
        ).toEqual([]);
      };
      try {
        const report = await browser.open(scheme === 'dark' ? pages.dark : pages.sample);
        for (const [index, words] of passages.entries()) {
          await report.select(words);
          await report.waitFor('.toolbar');
          if (index === 0) await look(report, 'toolbar', 'quanyue-notes');
          await report.press(String(index + 1));
          await until(
            () => paintedWords(report),
            (now) => now.includes(words),
          );
        }
        await report.clickWords(passages[1] ?? '');
        await report.waitFor('.card');
        await look(report, 'card', 'quanyue-notes');
        await report.press('Escape');
        const popup = await browser.ours(`popup.html?tab=${await browser.frontTab()}`);
        await pageOf(popup).setViewportSize({ width: 420, height: 600 });
        await popup.waitFor('.note');
        await look(popup, 'popup');
        await popup.click('.note .icon-button');
        await popup.waitFor('.card');
        await look(popup, 'popup-card');
        for (const view of ['reports', 'notes', 'export', 'import', 'trash', 'settings']) {
          const library = await browser.ours(`library.html#${view}`);
          await library.waitFor('.library-main > *');
          await look(library, `library-${view}`);
          await library.close();
        }
      } finally {
        await browser.close();
        await sites.close();
      }
    });
