import type { Exported } from './export-protocol';
import { nextTask } from './next-task';

/**
 * Saves a file where the browser keeps downloads, or where the reader says. Not in a popup: it closes meanwhile.
 * Resolves when it has been handed over. Its address and the click are a task each: of a large file, they were the
 * longest that a page had while it exported.
 */
export async function saveFile({ name, file }: Exported): Promise<void> {
  const url = URL.createObjectURL(file);
  await nextTask();
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has taken its own hold of the file by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
