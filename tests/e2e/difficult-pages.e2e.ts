import { PNG } from 'pngjs';
import { framed, pages } from '../pages/addresses.ts';
import { findWords, painted, paintedWords, type Tab, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';
import { mark } from './support/steps.ts';

/** One report at many difficult addresses; a passage for each, since it may be known as the same report. */
const difficult: { page: keyof typeof pages; frame?: string; words: string }[] = [
  { page: 'noSelect', words: '压减一般性支出7.5%' },
  { page: 'strictCsp', words: '完成技改投资11.8亿元' },
  { page: 'late', words: '新增规上工业企业19家' },
  { page: 'frame', frame: framed.same, words: '争取专项债券9.4亿元' },
  { page: 'crossFrame', frame: framed.listed, words: '盘活闲置土地1260亩' },
  { page: 'shadow', words: '柔性引进专家62名' },
  { page: 'dark', words: '快递进村率100%' },
  { page: 'growing', words: '建成5G基站486个' },
];

test('mark on pages that forbid selecting, have a strict CSP, come late, stand in frames or shadow roots', async ({
  browserUnderTest: browser,
}) => {
  test.setTimeout(150_000);
  for (const { page, frame, words } of difficult)
    await test.step(page, async () => {
      const tab = await browser.open(pages[page]);
      const holder = async (): Promise<Tab> => {
        if (frame === undefined) return tab;
        await until(
          () => tab.frame(frame).catch(() => undefined),
          (found) => found !== undefined,
        );
        return tab.frame(frame);
      };
      const inside = await holder();
      await until(
        () => inside.evaluate(hasWords, words),
        (there) => there,
      );
      await mark(inside, words, '1');
      await showsAlso(await holder(), words);
      await tab.reload();
      await showsAlso(await holder(), words);
      const colours = Object.keys(await painted(await holder())).filter((name) => name.startsWith('quanyue-area-'));
      expect(colours.length, 'painted in its area’s colour').toBeGreaterThan(0);
      if (frame === undefined) expect(await groundOf(tab, words), 'to be seen').toBeGreaterThan(20);
      expect(tab.errors.filter((error) => !/Content.Security.Policy/i.test(error))).toEqual([]);
      await tab.close();
    });
});

const showsAlso = (tab: Tab, words: string) =>
  until(
    () => paintedWords(tab),
    (now) => now.includes(words),
  );

const hasWords = (words: string) =>
  [document.body, document.querySelector('report-article')?.shadowRoot].some((part) =>
    part?.textContent?.includes(words),
  );

/** How far the colour that words stand on is from grey, 0..255: its strongest channel less its weakest. */
async function groundOf(tab: Tab, words: string): Promise<number> {
  const place = await tab.evaluate(findWords, words);
  if (!place) throw new Error(`${words} is not in the page`);
  const { width, data } = PNG.sync.read(await tab.screenshot(test.info().outputPath('painted.png')));
  const seen = new Map<string, number>();
  const y = Math.round(place.from[1]);
  for (let x = Math.ceil(place.from[0]); x < place.from[0] + 60; x++)
    for (const dy of [-6, 0, 6]) {
      const at = ((y + dy) * width + x) * 4;
      const colour = [...data.subarray(at, at + 3)].join();
      seen.set(colour, (seen.get(colour) ?? 0) + 1);
    }
  const [ground = ''] = [...seen].sort((a, b) => b[1] - a[1])[0] ?? [];
  const channels = ground.split(',').map(Number);
  return Math.max(...channels) - Math.min(...channels);
}
