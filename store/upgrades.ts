/**
 * What makes version n + 1 of the database out of version n. It is given the browser's own objects, since `Schema`
 * describes the newest version only. Runs inside the upgrade's transaction: await nothing but its requests.
 */
export type Upgrade = (database: IDBDatabase, transaction: IDBTransaction) => Promise<void> | void;

/**
 * Append only: an entry that was shipped is never edited, since databases made by it exist. A new entry needs a frozen
 * builder of the version before it in `upgrades.test.ts`.
 */
export const upgrades: readonly Upgrade[] = [
  (database) => {
    database.createObjectStore('reports', { keyPath: 'id' });
    database.createObjectStore('texts', { keyPath: 'hash' });
    const notes = database.createObjectStore('notes', { keyPath: 'id' });
    for (const field of ['report', 'text', 'updated', 'trashed']) notes.createIndex(field, field);
    database.createObjectStore('codebooks', { keyPath: 'id' });
    const changes = database.createObjectStore('changes', { keyPath: 'id' });
    for (const field of ['step', 'record', 'sequence']) changes.createIndex(field, field);
    const positions = database.createObjectStore('positions', { keyPath: ['note', 'text'] });
    positions.createIndex('text', 'text');
    database.createObjectStore('fingerprints', { keyPath: 'text' });
    database.createObjectStore('settings', { keyPath: 'key' });
    database.createObjectStore('meta', { keyPath: 'key' });
  },
  (database) => {
    database.createObjectStore('snapshots', { keyPath: 'day' });
    database.createObjectStore('backups', { keyPath: 'key' });
  },
  (database) => {
    database.createObjectStore('wordings', { keyPath: ['report', 'made'] });
  },
];
