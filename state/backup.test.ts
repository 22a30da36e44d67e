import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { kept, request } from '../tests/unit/kept';

const makeExport = vi.fn();
const writeFile = vi.fn();
const mayWrite = vi.fn();
const pickFolder = vi.fn();
vi.mock('./export', () => ({ makeExport }));
vi.mock('./folder', () => ({ writeFile, canPickFolder: () => true, mayWrite, pickFolder }));

let end: AbortController;
beforeEach(() => {
  vi.resetModules();
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
  makeExport.mockReset().mockResolvedValue({ name: 'x.json', file: new Blob(['{}']) });
  writeFile.mockReset().mockResolvedValue(undefined);
  mayWrite.mockReset().mockResolvedValue('granted');
  end = new AbortController();
});
afterEach(() => {
  end.abort();
  vi.useRealTimers();
});

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

test.each([
  ['the next morning, before 24 hours are over', '2026-11-27T08:00'],
  ['after the clock was set back', '2025-11-26T09:00'],
])('another day has its own backup: %s', async (_, then) => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-26T09:00') });
  const { look } = await page();
  await look();
  vi.setSystemTime(new Date(then));
  await (await import('./records')).reading((db) => kept(db, request({ note: 'another' })));
  await look();
  expect(writeFile.mock.calls.map(([, name]) => name)).toEqual([
    'quanyue-backup-20261126.json',
    `quanyue-backup-${then.slice(0, 10).replaceAll('-', '')}.json`,
  ]);
});

test('a folder that the browser wants to be asked for again is told of, not passed over in silence', async () => {
  mayWrite.mockResolvedValue('prompt');
  const { look, backupDue } = await page();
  await look();
  expect(writeFile).not.toHaveBeenCalled();
  expect(backupDue.value).toBe('backup_offerFolder');
});

test('where the reader does not give the folder back, they are told that the backup is elsewhere', async () => {
  mayWrite.mockResolvedValue('denied');
  await page();
  downloads('complete', 'at once');
  const [{ backUp }, { task }] = await Promise.all([import('./backup'), import('./task')]);
  await backUp();
  expect(task.value).toMatchObject({
    key: 'backup_doneElsewhere',
    about: ['备份', expect.stringMatching(/^quanyue-backup-/)],
  });
});

test('a folder that the browser lets nobody pick is told of', async () => {
  pickFolder.mockRejectedValueOnce(new DOMException('not allowed here', 'SecurityError'));
  const [{ chooseFolder }, { task }] = await Promise.all([import('./backup'), import('./task')]);
  await chooseFolder();
  expect(task.value).toMatchObject({ reason: 'backup_noFolder', about: ['not allowed here'] });
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

/** The browser's downloads, which end as is said. */
function downloads(state: 'complete' | 'interrupted', when?: 'at once') {
  const download = vi.fn(async (_: { filename: string }) => 7);
  const search = vi.fn().mockResolvedValue([{ state, error: 'FILE_NO_SPACE' }]);
  if (!when) search.mockResolvedValueOnce([{ state: 'in_progress' }]);
  let changed = () => {};
  Object.assign(fakeBrowser, {
    permissions: { request: vi.fn(async () => true) },
    downloads: {
      download,
      search,
      onChanged: { addListener: (listener: () => void) => (changed = listener), removeListener: () => {} },
    },
  });
  return { download, search, end: () => changed() };
}

test.each([
  ['complete', 'backup_done'],
  ['interrupted', 'ui_failed'],
] as const)('a dated download that is %s is told as %s, and only then', async (state, told) => {
  const { reading } = await import('./records');
  await reading(kept);
  const [{ backUp }, { readOutside }, { task }] = await Promise.all([
    import('./backup'),
    import('../store/backups'),
    import('./task'),
  ]);
  const { download, search, end } = downloads(state);
  const asked = backUp();
  await vi.waitFor(() => expect(search).toHaveBeenCalledOnce());
  expect(download.mock.calls[0]?.[0].filename).toMatch(/^Quanyue\/quanyue-backup-\d{8}\.json$/);
  expect(await reading(readOutside)).not.toHaveProperty('time');
  expect(task.value).toEqual({ state: 'busy', key: 'ui_working' });
  end();
  await asked;
  expect(task.value).toMatchObject(state === 'complete' ? { key: told } : { reason: told, about: ['FILE_NO_SPACE'] });
  expect('time' in (await reading(readOutside))).toBe(state === 'complete');
});
