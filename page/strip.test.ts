// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { note, report, sourcesWith, state } from '../tests/unit/one-note';
import { Restored } from './restore';
import { Strip, watchSize } from './strip';

let restored: Restored;
let resize: () => void;

beforeEach(async () => {
  vi.stubGlobal('StaticRange', function StaticRange(this: StaticRangeInit, ends: StaticRangeInit) {
    Object.assign(this, ends);
  });
  vi.stubGlobal('Highlight', class extends Set<StaticRange> {});
  vi.stubGlobal('CSS', { highlights: new Map() });
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(changed: () => void) {
        resize = changed;
      }
      observe() {}
      disconnect() {
        resize = () => {};
      }
    },
  );
  vi.spyOn(document.documentElement, 'scrollHeight', 'get').mockReturnValue(1000);
  document.body.innerHTML = `<p>${report}</p>`;
  restored = new Restored(
    sourcesWith({ open: async () => ({ ...state, settings: { ...state.settings, strip: true } }) }),
  );
  await restored.refresh();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('a page that is being laid out is measured once, when it has come to rest; one that scrolls never', () => {
  const measured = vi.spyOn(Range.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(20, 500, 300, 24));
  const drawn = vi.fn();
  const listen = vi.spyOn(window, 'addEventListener');
  const end = new AbortController();
  const strip = new Strip(restored, () => {}, drawn);
  watchSize(() => strip.mark(true), end.signal);
  for (let at = 0; at < 1000; at += 10) {
    resize();
    vi.advanceTimersByTime(10);
  }
  expect(measured).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  expect(measured).toHaveBeenCalledTimes(1);
  expect(drawn).toHaveBeenCalledTimes(1);
  expect(strip.node?.props).toMatchObject({ marks: [{ notes: [{ id: note.id }] }] });

  // Painted as before, it is not drawn anew.
  strip.mark();
  window.dispatchEvent(new Event('scroll'));
  vi.advanceTimersByTime(1000);
  expect(drawn).toHaveBeenCalledTimes(1);
  expect(listen).not.toHaveBeenCalled();
  end.abort();
});
