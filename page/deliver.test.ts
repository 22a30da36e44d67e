import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { RemoteError } from '../messages/rpc';
import { deliver, Orphaned } from './deliver';

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

/** Runs a delivery while its pauses pass. */
async function through<T>(delivery: Promise<T>): Promise<T> {
  const settled = delivery.catch(() => {});
  await vi.advanceTimersByTimeAsync(60_000);
  await settled;
  return delivery;
}

const closed = () => new Error('The message port closed before a response was received.');

describe('a note on its way', () => {
  test('is sent again until it is acknowledged: the same call, with the same ids', async () => {
    const call = vi
      .fn<() => Promise<string>>()
      .mockRejectedValueOnce(closed())
      .mockRejectedValueOnce(new RemoteError('NoAnswer', 'page.addNote'))
      .mockResolvedValue('done');
    const unsaved = vi.fn();
    expect(await through(deliver(call, unsaved))).toBe('done');
    expect(call).toHaveBeenCalledTimes(3);
    // A worker that wakes is not worth a word.
    expect(unsaved).not.toHaveBeenCalled();
  });

  test('that is not saved for a while is told of, and told of again when it is', async () => {
    const call = vi.fn<() => Promise<string>>();
    for (let i = 0; i < 6; i++) call.mockRejectedValueOnce(closed());
    call.mockResolvedValue('done');
    const unsaved = vi.fn();
    expect(await through(deliver(call, unsaved))).toBe('done');
    expect(unsaved.mock.calls).toEqual([[true], [false]]);
  });

  test('is not sent again where the other side has judged it', async () => {
    const call = vi.fn(() => Promise.reject(new RemoteError('ValiError', 'bad')));
    await expect(through(deliver(call, () => {}))).rejects.toThrow('bad');
    expect(call).toHaveBeenCalledTimes(1);
  });

  test('ends where the extension was updated under the page: no answer can come', async () => {
    const id = fakeBrowser.runtime.id;
    const call = vi.fn(() => {
      Object.assign(fakeBrowser.runtime, { id: undefined });
      return Promise.reject(new Error('Extension context invalidated.'));
    });
    await expect(through(deliver(call, () => {}))).rejects.toBeInstanceOf(Orphaned);
    expect(call).toHaveBeenCalledTimes(1);
    Object.assign(fakeBrowser.runtime, { id });
  });
});
