import { unwrap } from 'idb';
import { describe, expect, test, vi } from 'vitest';
import { newId } from '../core/id';
import { NewerDatabase, openStore, reopening } from './open';
import { readNotes } from './reading';
import { type Upgrade, upgrades } from './upgrades';

/*
 * What version n of the program left on readers' disks, built by hand with the browser's own calls. Frozen: a builder
 * is never changed once its version was shipped, whatever becomes of the schema.
 */
const note = {
  id: '7b0f2d2e-5a51-4e8c-9d3a-000000000001',
  revision: 2,
  created: '2026-01-12T08:00:00.000Z',
  updated: '2026-01-13T08:00:00.000Z',
  report: '7b0f2d2e-5a51-4e8c-9d3a-000000000002',
  text: 'aa',
  url: 'http://www.qingxi.gov.cn/2026/report.html',
  anchor: { quote: { exact: '增长6.2%', prefix: '生产总值', suffix: '，' } },
  section: ['一、工作回顾'],
  areas: [],
  comment: '与上年比较',
};
function makeFirst(database: IDBDatabase, transaction: IDBTransaction): void {
  database.createObjectStore('reports', { keyPath: 'id' });
  database.createObjectStore('texts', { keyPath: 'hash' });
  const notes = database.createObjectStore('notes', { keyPath: 'id' });
  notes.createIndex('report', 'report');
  notes.createIndex('text', 'text');
  notes.createIndex('updated', 'updated');
  notes.createIndex('trashed', 'trashed');
  database.createObjectStore('codebooks', { keyPath: 'id' });
  const changes = database.createObjectStore('changes', { keyPath: 'id' });
  changes.createIndex('step', 'step');
  changes.createIndex('record', 'record');
  changes.createIndex('sequence', 'sequence');
  database.createObjectStore('positions', { keyPath: ['note', 'text'] }).createIndex('text', 'text');
  database.createObjectStore('fingerprints', { keyPath: 'text' });
  database.createObjectStore('settings', { keyPath: 'key' });
  database.createObjectStore('meta', { keyPath: 'key' });
  transaction.objectStore('notes').put(note);
  transaction.objectStore('meta').put({ key: 'device', id: 'd', sequence: 7 });
}

function makeSecond(database: IDBDatabase, transaction: IDBTransaction): void {
  makeFirst(database, transaction);
  database.createObjectStore('snapshots', { keyPath: 'day' });
  database.createObjectStore('backups', { keyPath: 'key' });
}

const builders: ((name: string) => Promise<void>)[] = [
  (name) => build(name, 1, makeFirst),
  (name) => build(name, 2, makeSecond),
  (name) =>
    build(name, 3, (database, transaction) => {
      makeSecond(database, transaction);
      database.createObjectStore('wordings', { keyPath: ['report', 'made'] });
    }),
];

function build(name: string, version: number, make: (db: IDBDatabase, tx: IDBTransaction) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, version);
    opening.onupgradeneeded = () => {
      if (opening.transaction) make(opening.result, opening.transaction);
    };
    opening.onsuccess = () => {
      opening.result.close();
      resolve();
    };
    opening.onerror = () => reject(opening.error);
  });
}

/** Stores with their keys and indexes. */
const shape = (database: IDBDatabase) => {
  const tx = database.transaction([...database.objectStoreNames]);
  return Object.fromEntries(
    [...database.objectStoreNames].map((name) => {
      const store = tx.objectStore(name);
      return [name, { key: store.keyPath, indexes: [...store.indexNames] }];
    }),
  );
};

/** What a version after this one might do. */
const later: Upgrade = (_, transaction) => {
  transaction.objectStore('notes').createIndex('url', 'url');
};

describe('a database of an earlier version', () => {
  test('every version has its frozen builder', () => {
    expect(builders).toHaveLength(upgrades.length);
  });

  test.each(builders.map((builder, index) => ({ version: index + 1, builder })))(
    'of version $version opens with all that it held, in the shape of a new one',
    async ({ builder }) => {
      const name = newId();
      await builder(name);
      const db = await openStore({ name });
      expect(await db.get('notes', note.id)).toEqual(note);
      expect((await db.get('meta', 'device'))?.sequence).toBe(7);
      const made = await openStore({ name: newId() });
      expect(shape(unwrap(db))).toEqual(shape(unwrap(made)));
    },
  );

  test.each(builders.map((builder, index) => ({ version: index + 1, builder })))(
    'of version $version becomes the next version too, step by step',
    async ({ builder }) => {
      const name = newId();
      await builder(name);
      const db = await openStore({ name, upgrades: [...upgrades, later] });
      expect(unwrap(db).transaction('notes').objectStore('notes').indexNames.contains('url')).toBe(true);
      expect(await db.get('notes', note.id)).toEqual(note);
    },
  );

  test('an upgrade that fails leaves the database as it was', async () => {
    const name = newId();
    await builders.at(-1)?.(name);
    const failing: Upgrade = (database) => {
      database.deleteObjectStore('notes');
      throw new Error('planted');
    };
    await expect(openStore({ name, upgrades: [...upgrades, failing] })).rejects.toThrow('planted');
    const db = await openStore({ name });
    expect(await db.get('notes', note.id)).toEqual(note);
  });
});

describe('a database of a newer version', () => {
  test('is refused by name and left alone', async () => {
    const name = newId();
    const newer = await openStore({ name, upgrades: [...upgrades, later] });
    await newer.put('notes', note);
    newer.close();
    await expect(openStore({ name })).rejects.toBeInstanceOf(NewerDatabase);
    await expect(reopening({ name })(readNotes)).rejects.toBeInstanceOf(NewerDatabase);
    const again = await openStore({ name, upgrades: [...upgrades, later] });
    expect(again.version).toBe(upgrades.length + 1);
    expect(await again.get('notes', note.id)).toEqual(note);
  });
});

describe('several connections', () => {
  test('an open one never blocks an upgrade: it closes, and says so', async () => {
    const name = newId();
    const closed = vi.fn();
    const old = await openStore({ name, closed });
    await old.put('notes', note);
    const db = await openStore({ name, upgrades: [...upgrades, later] });
    expect(closed).toHaveBeenCalled();
    expect(await db.get('notes', note.id)).toEqual(note);
    expect(() => old.transaction('notes')).toThrow();
  });

  test('an open one does not block deletion', async () => {
    const name = newId();
    await openStore({ name });
    await new Promise<void>((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase(name);
      deleting.onsuccess = () => resolve();
      deleting.onblocked = () => reject(new Error('blocked'));
    });
  });

  test('work that met the closing is done again on a new connection', async () => {
    const name = newId();
    const work = reopening({ name });
    await work((db) => db.put('notes', note));
    // Deleted from outside, as a browser may do: the connection closes under the next read.
    let runs = 0;
    const read = await work(async (db) => {
      if (runs++ === 0) db.close();
      return readNotes(db);
    });
    expect(runs).toBe(2);
    expect(read).toEqual([note]);
  });
});
