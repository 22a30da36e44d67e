import type { Exported } from './export';

/** Saves a file where the browser keeps downloads, or where the reader says. Not in a popup: it closes meanwhile. */
export function saveFile({ name, mime, bytes }: Exported): void {
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mime }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has taken its own hold of the bytes by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
