import { signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { changeOutside, hasUnsaved, isBackupDue, readOutside, readSnapshots } from '../store/backups';
import { readSequence } from '../store/reading';
import { type Exported, makeExport } from './export';
import { canPickFolder, type Folder, mayWrite, pickFolder, writeFile } from './folder';
import { alsoRead, reading } from './records';
import { saveFile } from './saving';
import { isPrivate } from './service';
import { attempt, tell, tellFailure } from './task';

export interface Backups {
  snapshots: { day: string; size: number }[];
  /** When the last backup outside the browser was made. */
  last?: string;
  folder?: { name: string; asks: boolean };
}

export const backups = signal<Backups>({ snapshots: [] });

/** A week's changes have no backup outside the browser, and the reader has not said: not now. */
export const backupDue = signal(false);

const DAY = 24 * 60 * 60 * 1000;

/** Keeps `backupDue` true; writes to the reader's folder, where there is one, once a day with changes. */
export function watchBackups(signal: AbortSignal): void {
  if (isPrivate) return;
  alsoRead(async () => {
    backupDue.value = await reading((db) => isBackupDue(db));
  }, signal);
  void keepFolder();
}

async function keepFolder(): Promise<void> {
  try {
    const { folder, time } = await reading(readOutside);
    if (!folder || (time && Date.now() - Date.parse(time) < DAY)) return;
    if (!(await reading(hasUnsaved)) || (await mayWrite(folder, false)) !== 'granted') return;
    await intoFolder(folder);
  } catch {
    // The folder may be gone. The line is offered within the week, and then says so.
  }
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

/** Into the reader's folder where there is one; else a dated download. Called by a click: both may have to ask. */
export async function backUp(): Promise<void> {
  // Firefox lets nobody ask once something was waited for; it has no folders either.
  const asked = canPickFolder() ? undefined : askForDownloads();
  const name = await attempt('ui_working', async () => {
    const { folder } = await reading(readOutside);
    if (folder && (await mayWrite(folder, true)) === 'granted') return intoFolder(folder);
    return asDownload(await (asked ?? askForDownloads()));
  });
  if (name) tell('backup_done', { about: [name] });
  await readBackups();
}

export async function chooseFolder(): Promise<void> {
  const folder = await pickFolder();
  if (!folder) return;
  try {
    const name = await intoFolder(folder);
    await reading((db) => changeOutside(db, { folder }));
    tell('backup_done', { about: [`${folder.name}/${name}`] });
  } catch (error) {
    tellFailure('backup_noFolder', [error instanceof Error ? error.message : String(error)]);
  }
  await readBackups();
}

export async function forgetFolder(): Promise<void> {
  await reading((db) => changeOutside(db, { folder: undefined }));
  await readBackups();
}

/** Not this week. */
export async function dismissBackup(): Promise<void> {
  await reading((db) => changeOutside(db, { dismissed: new Date().toISOString() }));
  backupDue.value = false;
}

async function intoFolder(folder: Folder): Promise<string> {
  const { file, sequence } = await makeBackup();
  await writeFile(folder, file.name, file.file);
  await done(sequence);
  return file.name;
}

const askForDownloads = (): Promise<boolean> =>
  browser.permissions.request({ permissions: ['downloads'] }).catch(() => false);

/** Where the permission was not given, the browser saves the file as any other. */
async function asDownload(allowed: boolean): Promise<string> {
  const { file, sequence } = await makeBackup();
  if (allowed) {
    const url = URL.createObjectURL(file.file);
    await browser.downloads.download({ url, filename: `Quanyue/${file.name}`, saveAs: false });
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  } else saveFile(file);
  await done(sequence);
  return file.name;
}

/** The sequence is read first: what is written meanwhile is in no backup for certain. */
async function makeBackup(): Promise<{ file: Exported; sequence: number }> {
  const sequence = await reading(readSequence);
  const file = await makeExport({ format: 'json' });
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  return { file: { ...file, name: `quanyue-backup-${day}.json` }, sequence };
}

async function done(sequence: number): Promise<void> {
  await reading((db) => changeOutside(db, { time: new Date().toISOString(), sequence, dismissed: undefined }));
  backupDue.value = false;
}
