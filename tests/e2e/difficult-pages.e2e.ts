import { framed, pages } from '../pages/addresses.ts';
import { painted, paintedWords, type Tab, until } from './support/driver.ts';
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
