import type { Tab } from './driver.ts';

/** What Playwright's mouse and puppeteer's have in common. */
interface Mouse {
  move(x: number, y: number, options?: { steps?: number }): Promise<void>;
  down(): Promise<void>;
  up(): Promise<void>;
}

type Point = readonly [x: number, y: number];

/** Everything that a reader does by dragging. `places`: where words begin and end in the window. */
export function dragging(
  mouse: Mouse,
  tab: () => Tab,
  places: (words: string) => Promise<{ from: Point; to: Point }>,
): Pick<Tab, 'select' | 'drag' | 'dragTo'> {
  const drag = async (from: Point, to: Point, steps: number) => {
    await mouse.move(...from);
    await mouse.down();
    await mouse.move(...to, { steps });
    await mouse.up();
  };
  const boxOf = async (selector: string) => {
    const box = await tab().box(selector);
    if (!box) throw new Error(`no ${selector}`);
    return box;
  };
  return {
    async select(words) {
      const { from, to } = await places(words);
      await drag(from, to, 6);
    },
    async drag(from, onto) {
      const [a, b] = [await boxOf(from), await boxOf(onto)];
      await drag([a.x + 12, a.y + 8], [b.x + 12, b.y + 8], 12);
    },
    async dragTo(selector, words) {
      // Finding words may scroll the page, and what follows it comes with the frame after.
      const { from } = await places(words);
      await tab().evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))), undefined);
      const box = await boxOf(selector);
      await drag([box.x + box.width / 2, box.y + 8], from, 6);
    },
  };
}
