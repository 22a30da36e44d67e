import type { Exported } from './export-protocol';

/** Saves a file where the browser keeps downloads, or where the reader says. Not in a popup: it closes meanwhile. */
export function saveFile({ name, file }: Exported): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has taken its own hold of the file by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
