import { signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { compactDay } from '../core/export/file-name';
import { changeOutside, hasUnsaved, isBackupDue, readOutside, readSnapshots } from '../store/backups';
import { readSequence } from '../store/reading';
import { type Exported, makeExport } from './export';
import { canPickFolder, mayWrite, pickFolder, writeFile } from './folder';
import { alsoRead, reading } from './records';
import { saveFile } from './saving';
import { isPrivate } from './service';
import { attempt, patiently, tell, tellFailure } from './task';

export interface Backups {
  snapshots: { day: string; size: number }[];
  /** When the last backup outside the browser was made. */
  last?: string;
  folder?: { name: string; asks: boolean };
}

export const backups = signal<Backups>({ snapshots: [] });

/**
 * What the reader is offered a backup with, a message key: a week's changes have none outside the browser, or the folder
 * cannot be written to. Undefined where there is nothing to offer, or they have said: not now.
 */
export const backupDue = signal<'backup_offer' | 'backup_offerFolder' | undefined>(undefined);

/** Keeps `backupDue` true, and the reader's folder. */
export function watchBackups(signal: AbortSignal): void {
  if (isPrivate) return;
  alsoRead(readDue, signal);
  watchFolder(signal);
}

/** Writes to the reader's folder, where there is one, once a day with changes, as long as this page is open. */
export function watchFolder(signal: AbortSignal): void {
  if (isPrivate) return;
  alsoRead(async () => {
    // Not waited for: nothing that is shown hangs on it. Of several pages one writes.
    // What fails here the reader has not asked for: no backup is made, and that one is due they are told.
    navigator.locks
      .request('quanyue-folder', { ifAvailable: true }, async (lock) => {
        if (lock) await keepFolder();
      })
      .catch(() => {});
  }, signal);
}

async function readDue(): Promise<void> {
  const due = await reading((db) => isBackupDue(db));
  const { failed } = await reading(readOutside);
  backupDue.value = due ? (failed ? 'backup_offerFolder' : 'backup_offer') : undefined;
}

/** When this page tried in vain: a backup that cannot be made is not made again at each write. */
let tried = 0;

async function keepFolder(): Promise<void> {
  const { folder, time = '', failed = '' } = await reading(readOutside);
  const today = compactDay(new Date());
  if (!folder || [time, failed, tried].some((at) => compactDay(new Date(at)) === today)) return;
  if (!(await reading(hasUnsaved))) return;
  if ((await mayWrite(folder, false)) !== 'granted') return folderFailed();
  tried = Date.now();
  const backup = await makeBackup();
  // From here on the database tells when there was one.
  tried = 0;
  try {
    await writeFile(folder, backup.file.name, backup.file.file);
  } catch {
    return folderFailed();
  }
  await done(backup);
}

/** It is gone, its disk is full, or the browser has to be asked anew: offered at once, and tried again tomorrow. */
async function folderFailed(): Promise<void> {
  await reading((db) => changeOutside(db, { failed: new Date().toISOString() }));
  await readDue();
}

/** Reads what the settings show of backups. */
export async function readBackups(): Promise<void> {
  const [snapshots, { folder, time }] = await Promise.all([reading(readSnapshots), reading(readOutside)]);
  backups.value = {
    snapshots,
    ...(time ? { last: time } : {}),
    ...(folder ? { folder: { name: folder.name, asks: (await mayWrite(folder, false)) !== 'granted' } } : {}),
  };
}

/**
 * Into the reader's folder where there is one that can be written to; else a dated download. Called by a click: both may
 * have to ask.
 */
export async function backUp(): Promise<void> {
  // Firefox lets nobody ask once something was waited for; it has no folders either.
  const asked = canPickFolder() ? undefined : askForDownloads();
  const told = await attempt('ui_working', async (): Promise<[key: string, ...about: string[]]> => {
    const { folder } = await reading(readOutside);
    const into = folder && (await mayWrite(folder, true)) === 'granted' ? folder : undefined;
    const allowed = !into && (await (asked ?? askForDownloads()));
    const backup = await makeBackup();
    const { name, file } = backup.file;
    const inFolder =
      into &&
      (await writeFile(into, name, file).then(
        () => true,
        () => false,
      ));
    if (!inFolder) await download(backup.file, allowed);
    await done(backup);
    return folder && !inFolder ? ['backup_doneElsewhere', folder.name, name] : ['backup_done', name];
  });
  if (told) {
    const [key, ...about] = told;
    tell(key, { about });
  }
  await readBackups();
}

export async function chooseFolder(): Promise<void> {
  try {
    const folder = await pickFolder();
    if (!folder) return;
    const name = await patiently(async () => {
      const backup = await makeBackup();
      await writeFile(folder, backup.file.name, backup.file.file);
      await done(backup);
      await reading((db) => changeOutside(db, { folder }));
      return backup.file.name;
    });
    tell('backup_done', { about: [`${folder.name}/${name}`] });
  } catch (error) {
    tellFailure('backup_noFolder', [error instanceof Error ? error.message : String(error)]);
  }
  await readBackups();
}

export async function forgetFolder(): Promise<void> {
  await reading((db) => changeOutside(db, { folder: undefined, failed: undefined }));
  await readDue();
  await readBackups();
}

/** Not this week. */
export async function dismissBackup(): Promise<void> {
  await reading((db) => changeOutside(db, { dismissed: new Date().toISOString() }));
  backupDue.value = undefined;
}

const askForDownloads = (): Promise<boolean> =>
  browser.permissions.request({ permissions: ['downloads'] }).catch(() => false);

/**
 * Where the permission was not given, the browser saves the file as any other, and nobody hears how that went.
 * @throws where the disk is full, or the reader ends it
 */
async function download(made: Exported, allowed: boolean): Promise<void> {
  if (!allowed) return saveFile(made);
  const url = URL.createObjectURL(made.file);
  const { downloads } = browser;
  const heard = Promise.withResolvers<void>();
  let id: number | undefined;
  const look = async () => {
    const [item] = id === undefined ? [] : await downloads.search({ id });
    if (item?.state === 'complete') heard.resolve();
    else if (item?.state === 'interrupted') heard.reject(new Error(item.error));
  };
  downloads.onChanged.addListener(look);
  try {
    id = await downloads.download({ url, filename: `Quanyue/${made.name}`, saveAs: false });
    await look();
    await heard.promise;
  } finally {
    downloads.onChanged.removeListener(look);
    URL.revokeObjectURL(url);
  }
}

interface Backup {
  file: Exported;
  sequence: number;
}

/** The sequence is read first: what is written meanwhile is in no backup for certain. */
async function makeBackup(): Promise<Backup> {
  const sequence = await reading(readSequence);
  const file = await makeExport({ format: 'json' });
  return { file: { ...file, name: `quanyue-backup-${compactDay(new Date())}.json` }, sequence };
}

async function done({ sequence }: Backup): Promise<void> {
  const time = new Date().toISOString();
  await reading((db) => changeOutside(db, { time, sequence, dismissed: undefined, failed: undefined }));
  backupDue.value = undefined;
}
