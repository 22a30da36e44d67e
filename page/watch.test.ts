// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchText } from './watch';

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<p>各位代表</p>';
});
afterEach(() => vi.useRealTimers());

/** How a page fares for a minute that adds a line each 50 ms, if each call takes `work` milliseconds. */
async function restless(work: number): Promise<{ calls: number; together: number; busy: number }> {
  const end = new AbortController();
  let [calls, running, together] = [0, 0, 0];
  const changed = async () => {
    calls++;
    together = Math.max(together, ++running);
    await new Promise((resolve) => setTimeout(resolve, work));
    running--;
  };
  watchText(changed, () => [], end.signal);
  for (let at = 0; at < 60_000; at += 50) {
    document.body.append(document.createElement('p'));
    await vi.advanceTimersByTimeAsync(50);
  }
  end.abort();
  await vi.advanceTimersByTimeAsync(10_000);
  return { calls, together, busy: (calls * work) / 60_000 };
}

test.each([1, 40, 300, 2000])(
  'a page that changes without end costs at most a tenth, a call taking %i ms',
  async (work) => {
    const { calls, together, busy } = await restless(work);
    expect(calls).toBeGreaterThan(1);
    expect(together).toBe(1);
    expect(busy).toBeLessThanOrEqual(0.1);
  },
);

test('what changes during a call is told by one more', async () => {
  const end = new AbortController();
  let calls = 0;
  watchText(
    async () => {
      calls++;
      if (calls === 1) document.body.append('晚到的一段');
      await new Promise((resolve) => setTimeout(resolve, 20));
    },
    () => [],
    end.signal,
  );
  document.body.append('一段');
  await vi.advanceTimersByTimeAsync(5000);
  expect(calls).toBe(2);
  end.abort();
});
