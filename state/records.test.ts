// @vitest-environment happy-dom
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { kept } from '../tests/unit/kept';

let end: AbortController;
beforeEach(() => {
  vi.resetModules();
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
  end = new AbortController();
});
afterEach(() => end.abort());

const load = async () => ({
  ...(await import('./records')),
  ...(await import('../messages/announce')),
  ...(await import('../store/open')),
});

/** A view that keeps fresh, and another writer beside it, as a tab is. */
async function view() {
  const { keepFresh, records, ready, announce, openStore } = await load();
  const failed = vi.fn();
  keepFresh(failed, end.signal);
  await vi.waitFor(() => expect(ready.value).toBe(true));
  return { records, announce, failed, other: await openStore() };
}

const see = (visibilityState: 'visible' | 'hidden') =>
  Object.defineProperty(document, 'visibilityState', { value: visibilityState, configurable: true });

describe('a view', () => {
  test('reads again at an announcement, without a reload', async () => {
    const { records, announce, other } = await view();
    const note = await kept(other);
    await announce(1);
    await vi.waitFor(() => expect(records.value.notes.map(({ id }) => id)).toEqual([note.id]));
  });

  test('that heard nothing, for the writer died before it told, reads again when it is looked at', async () => {
    const { records, other } = await view();
    await kept(other);
    window.dispatchEvent(new Event('focus'));
    await vi.waitFor(() => expect(records.value.notes).toHaveLength(1));
  });

  test('that sleeps lets announcements pass, and misses none of what they were about', async () => {
    const { records, announce, other } = await view();
    see('hidden');
    await kept(other);
    await announce(1);
    await kept(other);
    await announce(2);
    see('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.waitFor(() => expect(records.value.notes).toHaveLength(2));
  });

  test('told while it reads reads once more: what it has read may be older', async () => {
    const { records, announce, other } = await view();
    for (let i = 1; i <= 5; i++) {
      await kept(other);
      await announce(i);
    }
    await vi.waitFor(() => expect(records.value.notes).toHaveLength(5));
  });

  test('under a database of a newer version says so', async () => {
    const { keepFresh, openStore, NewerDatabase } = await load();
    const { upgrades } = await import('../store/upgrades');
    (await openStore({ upgrades: [...upgrades, () => {}] })).close();
    const failed = vi.fn();
    keepFresh(failed, end.signal);
    await vi.waitFor(() => expect(failed).toHaveBeenCalledWith(expect.any(NewerDatabase)));
  });
});
