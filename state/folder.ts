/*
 * Chrome's folders (File System Access). Firefox has none of it: `canPickFolder` is false there. What the DOM's types
 * lack is named here.
 */

type Permission = 'granted' | 'denied' | 'prompt';
interface Asking {
  queryPermission?(descriptor: { mode: 'readwrite' }): Promise<Permission>;
  requestPermission?(descriptor: { mode: 'readwrite' }): Promise<Permission>;
}
export type Folder = FileSystemDirectoryHandle & Asking;
declare global {
  var showDirectoryPicker: ((options: { id: string; mode: 'readwrite' }) => Promise<Folder>) | undefined;
}

export const canPickFolder = (): boolean => globalThis.showDirectoryPicker !== undefined;

/** Undefined where the reader has changed their mind. */
export async function pickFolder(): Promise<Folder | undefined> {
  try {
    return await globalThis.showDirectoryPicker?.({ id: 'quanyue-backup', mode: 'readwrite' });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  }
}

/** Whether the folder may be written to; `ask` only in a click. */
export async function mayWrite(folder: Folder, ask: boolean): Promise<Permission> {
  const mode = { mode: 'readwrite' } as const;
  const now = (await folder.queryPermission?.(mode)) ?? 'denied';
  return now === 'prompt' && ask ? ((await folder.requestPermission?.(mode)) ?? 'denied') : now;
}

/** Writes a file whole: the browser puts it in place when it is closed, and not before. */
export async function writeFile(folder: Folder, name: string, content: Blob): Promise<void> {
  const file = await folder.getFileHandle(name, { create: true });
  const stream = await file.createWritable();
  await stream.write(content);
  await stream.close();
}
