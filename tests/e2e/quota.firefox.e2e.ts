import { pages } from '../pages/addresses.ts';
import type { Tab } from './support/driver.ts';
import { openFirefox } from './support/firefox.ts';
import { test } from './support/fixture.ts';
import { markWithoutRoom } from './support/no-room.ts';

test('no room left: the reader is told, and it works again afterwards', async ({ sites }) => {
  const browser = await openFirefox({
    port: sites.port,
    // In KB, for everything that all sites and extensions store.
    preferences: { 'dom.quotaManager.temporaryStorage.fixedLimit': 20_480 },
  });
  try {
    const report = await browser.open(pages.sample);
    const library = await browser.ours('library.html');
    await markWithoutRoom(report, { fill: () => fill(library), empty: () => empty(library) });
  } finally {
    await browser.close();
  }
});

/** Writes beside our database until the browser takes no more. */
const fill = (library: Tab) =>
  library.evaluate(async () => {
    const write = (size: number) =>
      new Promise<boolean>((resolve) => {
        // Each time anew: when the room is gone, Firefox closes the connection that has met it.
        const opening = indexedDB.open('filling', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('all', { autoIncrement: true });
        opening.onerror = () => resolve(false);
        opening.onsuccess = () => {
          const db = opening.result;
          const writing = db.transaction('all', 'readwrite');
          writing.objectStore('all').put(Uint8Array.from({ length: size }, () => Math.random() * 256));
          writing.oncomplete = () => resolve(true);
          writing.onabort = () => resolve(false);
          db.close();
        };
      });
    for (const size of [1_048_576, 65_536, 4096, 512]) while (await write(size));
  }, undefined);

const empty = (library: Tab) =>
  library.evaluate(
    () =>
      new Promise<void>((resolve) => {
        indexedDB.deleteDatabase('filling').onsuccess = () => resolve();
      }),
    undefined,
  );
