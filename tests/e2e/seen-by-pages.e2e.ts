import { pages } from '../pages/addresses.ts';
import { type Served, serve } from '../pages/server.ts';
import { openChromium } from './support/chromium.ts';
import { paintedWords, until } from './support/driver.ts';
import { openFirefox } from './support/firefox.ts';
import { expect, test } from './support/fixture.ts';

interface Seen {
  elements: string[];
  events: string[];
  /** What was said in messages, attributes and events made by scripts. */
  told: string[];
  highlights: string[];
  sheets: number;
  roots: number;
}

/** With the build that is shipped: its shadow root is closed, so the test goes by keys and by what is painted. */
test('a page sees the names of highlights and one element, and nothing of what is typed into our fields', async ({
  browserName: _,
}, info) => {
  const sites: Served = await serve();
  const firefox = info.project.name === 'firefox';
  const browser = firefox
    ? await openFirefox({ port: sites.port, extension: '.output/firefox-mv3' })
    : await openChromium({ port: sites.port, extension: '.output/chrome-mv3' });
  try {
    const report = await browser.open(pages.watched);
    const seen = (): Promise<Seen> =>
      report.evaluate(() => (window as unknown as { seenOfUs(): Seen }).seenOfUs(), undefined);
    const before = await seen();
    const words = '新增规上工业企业19家';
    await report.select(words);
    await until(
      () => report.count('quanyue-notes'),
      (count) => count === 1,
    );
    await report.press('m');
    await until(
      () => paintedWords(report),
      (now) => now.includes(words),
    );
    // The card has opened, its field has the focus.
    await until(
      () => report.evaluate(() => document.activeElement?.localName, undefined),
      (name) => name === 'quanyue-notes',
    );
    await report.type('secret1234');
    await report.press('Backspace');
    await report.press('Escape');
    await until(
      () => report.evaluate(() => document.activeElement?.localName, undefined),
      (name) => name === 'body',
    );
    const after = await seen();
    const ours = after.elements.slice(before.elements.length).filter((name) => name !== '#text');
    expect([...new Set(ours)]).toEqual(['QUANYUE-NOTES']);
    expect(after.highlights.every((name) => name.startsWith('quanyue-'))).toBe(true);
    expect(after.roots).toBe(0);
    expect(after.sheets, 'style sheets').toBe(before.sheets);
    expect([...new Set(after.told)]).toEqual(['attribute data-theme of QUANYUE-NOTES']);
    // That the focus is with us is seen; what is typed there is not.
    expect(after.events.filter((event) => !/^focus/.test(event))).toEqual([]);

    const popup = await browser.ours(`popup.html?tab=${await frontTabOf(browser, report)}`);
    await popup.waitFor('.note-comment');
    expect(await popup.texts('.note-comment')).toEqual(['secret123']);
    expect([...report.errors, ...popup.errors]).toEqual([]);
  } finally {
    await browser.close();
    await sites.close();
  }
});

const frontTabOf = async (
  browser: { frontTab(): Promise<number> },
  tab: { front(): Promise<void> },
): Promise<number> => {
  await tab.front();
  return browser.frontTab();
};
