// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sourcesWith } from '../tests/unit/one-note';
import { followScrolling } from './follow';
import { Restored } from './restore';

const paragraphs = ['政府工作报告', '一、过去一年工作回顾', '粮食增产。', '二、今年工作安排', '新建高标准农田。'];
/** Each paragraph is as high as this, in CSS pixels. */
const HEIGHT = 300;
let scrolled = 0;
let restored: Restored;
let ended: AbortController;

beforeEach(async () => {
  vi.stubGlobal('StaticRange', function StaticRange(this: StaticRangeInit, ends: StaticRangeInit) {
    Object.assign(this, ends);
  });
  vi.stubGlobal('Highlight', class extends Set<StaticRange> {});
  vi.stubGlobal('CSS', { highlights: new Map() });
  vi.spyOn(Range.prototype, 'getBoundingClientRect').mockImplementation(function (this: Range) {
    const at = paragraphs.indexOf(this.startContainer.textContent ?? '');
    return new DOMRect(0, at * HEIGHT - scrolled, 600, 24);
  });
  document.body.innerHTML = paragraphs.map((text) => `<p>${text}</p>`).join('');
  scrolled = 0;
  ended = new AbortController();
  restored = new Restored(
    sourcesWith({
      outline: (blocks) =>
        blocks.flatMap((title, block) => (/^[一二]、/.test(title) ? [{ level: 1, title, block, offset: 0 }] : [])),
    }),
  );
  await restored.refresh();
  vi.useFakeTimers();
});
afterEach(() => {
  ended.abort();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Scrolls for so many milliseconds, a pixel and an event in each. */
function scroll(pixels: number): void {
  for (let at = 0; at < pixels; at++) {
    scrolled++;
    window.dispatchEvent(new Event('scroll'));
    vi.advanceTimersByTime(1);
  }
}

test('tells of each section that the reader comes to, once, until nobody follows any more', () => {
  const tell = vi.fn();
  followScrolling(restored, tell, ended.signal);
  scroll(1000);
  expect(tell.mock.calls.flat()).toEqual([-1, 0, 1]);
  ended.abort();
  scrolled = 0;
  window.dispatchEvent(new Event('scroll'));
  vi.advanceTimersByTime(1000);
  expect(tell).toHaveBeenCalledTimes(3);
});

test('a page that scrolls is looked at seven times a second at most, by a listener that holds nothing up', () => {
  const listen = vi.spyOn(window, 'addEventListener');
  // Each look asks for it once.
  const looks = vi.spyOn(document, 'scrollingElement', 'get');
  followScrolling(restored, () => {}, ended.signal);
  expect(listen.mock.calls.map(([type, , options]) => [type, options])).toEqual([
    ['scroll', expect.objectContaining({ passive: true })],
    ['resize', expect.objectContaining({ passive: true })],
  ]);
  looks.mockClear();
  scroll(1000);
  expect(looks.mock.calls.length).toBeGreaterThan(1);
  expect(looks.mock.calls.length).toBeLessThanOrEqual(7);
});
