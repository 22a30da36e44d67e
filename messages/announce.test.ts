import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { announce, lastAnnounced, onAnnouncement } from './announce';

beforeEach(() => fakeBrowser.reset());

describe('an announcement', () => {
  test('is a number, and nothing else is ever put there', async () => {
    await announce(1);
    await announce(2);
    expect(await fakeBrowser.storage.local.get(null)).toEqual({ sequence: 2 });
  });

  test('reaches everyone who listens, and none who has stopped', async () => {
    const [here, there] = [vi.fn(), vi.fn()];
    const end = new AbortController();
    onAnnouncement(here, new AbortController().signal);
    onAnnouncement(there, end.signal);
    await announce(1);
    end.abort();
    await announce(2);
    expect(here.mock.calls).toEqual([[1], [2]]);
    expect(there.mock.calls).toEqual([[1]]);
  });

  test('is remembered for who was asleep', async () => {
    expect(await lastAnnounced()).toBe(0);
    await announce(5);
    expect(await lastAnnounced()).toBe(5);
  });

  test('is not confused by what else is stored', async () => {
    const heard = vi.fn();
    onAnnouncement(heard, new AbortController().signal);
    await fakeBrowser.storage.local.set({ other: 1, sequence: '不是数字' });
    expect(heard).not.toHaveBeenCalled();
    expect(await lastAnnounced()).toBe(0);
  });
});
