import type { Browser } from './driver.ts';

/** As many notes like the one that was made first, past the commands: thousands are there at once. */
export async function multiply(browser: Browser, count: number): Promise<void> {
  const settings = await browser.ours('library.html#settings');
  await settings.waitFor('.settings');
  await settings.evaluate(putCopies, count);
  await settings.close();
}

/** In the page. */
function putCopies(count: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('quanyue');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const tx = db.transaction('notes', 'readwrite');
      const notes = tx.objectStore('notes');
      const all = notes.getAll();
      all.onsuccess = () => {
        for (let n = 0; n < count; n++)
          notes.put({ ...all.result[0], id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` });
      };
      tx.onerror = () => reject(tx.error);
      tx.oncomplete = () => {
        db.close();
        resolve();
      };
    };
  });
}
