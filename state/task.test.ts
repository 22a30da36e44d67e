import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { attempt, dismiss, patiently, task, tell } from './task';

beforeEach(() => {
  vi.useFakeTimers();
  dismiss();
});
afterEach(() => vi.useRealTimers());

const after = (ms: number) => () => new Promise<void>((resolve) => setTimeout(resolve, ms));

test('long work is told to be under way, until it is done', async () => {
  const long = patiently(after(2000));
  await vi.advanceTimersByTimeAsync(499);
  expect(task.value.state).toBe('idle');
  await vi.advanceTimersByTimeAsync(1);
  expect(task.value).toEqual({ state: 'busy', key: 'ui_working' });
  await vi.advanceTimersByTimeAsync(1500);
  await long;
  expect(task.value.state).toBe('idle');
});

test.each([
  ['quick', 100, 0],
  ['long', 1000, 600],
])('%s work that ends leaves other work told to be under way', async (_, ms, begun) => {
  const work = patiently(after(ms));
  await vi.advanceTimersByTimeAsync(begun);
  const other = attempt('export_working', after(2000));
  await vi.advanceTimersByTimeAsync(ms);
  await work;
  expect(task.value).toEqual({ state: 'busy', key: 'export_working' });
  await vi.advanceTimersByTimeAsync(2000);
  await other;
  expect(task.value.state).toBe('idle');
});

test('of two that overlap, the one that ends first leaves the other told', async () => {
  const first = attempt('ui_working', after(1000));
  const other = attempt('export_working', after(2000));
  await vi.advanceTimersByTimeAsync(1000);
  await first;
  expect(task.value).toEqual({ state: 'busy', key: 'export_working' });
  await vi.advanceTimersByTimeAsync(1000);
  await other;
  expect(task.value.state).toBe('idle');
});

test('what was done in between stays told as long as it is shown', async () => {
  const long = patiently(after(1000));
  await vi.advanceTimersByTimeAsync(600);
  tell('ui_merged');
  await vi.advanceTimersByTimeAsync(400);
  await long;
  expect(task.value).toMatchObject({ state: 'done', key: 'ui_merged' });
});
