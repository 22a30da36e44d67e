/** In a page of ours: what was written stands there as if it had been so many days ago. */
export function age(days: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('quanyue');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const tx = db.transaction(['changes', 'backups'], 'readwrite');
      const earlier = (time: string) => new Date(Date.parse(time) - days * 86_400_000).toISOString();
      for (const name of ['changes', 'backups']) {
        const going = tx.objectStore(name).openCursor();
        going.onsuccess = () => {
          const cursor = going.result;
          if (!cursor) return;
          if (cursor.value.time) cursor.update({ ...cursor.value, time: earlier(cursor.value.time) });
          cursor.continue();
        };
      }
      tx.onerror = () => reject(tx.error);
      tx.oncomplete = () => {
        db.close();
        resolve();
      };
    };
  });
}
