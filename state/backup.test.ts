import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { kept } from '../tests/unit/kept';

const makeExport = vi.fn();
const writeFile = vi.fn();
vi.mock('./export', () => ({ makeExport }));
vi.mock('./folder', () => ({ writeFile, canPickFolder: () => true, mayWrite: async () => 'granted' }));

let end: AbortController;
beforeEach(() => {
  vi.resetModules();
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
  makeExport.mockReset().mockResolvedValue({ name: 'x.json', file: new Blob(['{}']) });
  writeFile.mockReset().mockResolvedValue(undefined);
  end = new AbortController();
});
afterEach(() => end.abort());

/** A page of ours with a folder for backups and something to back up; `look` as after each announcement. */
async function page() {
  const [{ watchFolder, backupDue }, { reread, reading }, { changeOutside, readOutside }] = await Promise.all([
    import('./backup'),
    import('./records'),
    import('../store/backups'),
  ]);
  await reading(kept);
  await reading((db) => changeOutside(db, { folder: { name: '备份' } as FileSystemDirectoryHandle }));
  watchFolder(end.signal);
  return {
    backupDue,
    outside: () => reading(readOutside),
    async look() {
      await reread();
      await navigator.locks.request('quanyue-folder', () => {});
    },
  };
}

test('the day’s backup is written to the folder once', async () => {
  const { look, outside } = await page();
  await look();
  await look();
  expect(writeFile).toHaveBeenCalledOnce();
  expect(await outside()).toMatchObject({ time: expect.any(String), sequence: expect.any(Number) });
});

test('a folder that cannot be written to is told of, and tried again tomorrow', async () => {
  writeFile.mockRejectedValue(new DOMException('gone', 'NotFoundError'));
  const { look, outside, backupDue } = await page();
  await look();
  await look();
  expect(writeFile).toHaveBeenCalledOnce();
  expect(await outside()).toMatchObject({ failed: expect.any(String) });
  expect(backupDue.value).toBe('backup_offerFolder');
});

test('a backup that cannot be made is not blamed on the folder, and is not made anew at each write', async () => {
  makeExport.mockRejectedValue(new Error('out of memory'));
  const { look, outside } = await page();
  await look();
  await look();
  expect(makeExport).toHaveBeenCalledOnce();
  expect(await outside()).not.toHaveProperty('failed');
});
