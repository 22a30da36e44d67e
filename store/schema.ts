import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { Wordings } from '../core/codebook/wording';
import type { Change, Id, KeptCodebook, Located, Note, Report, Text, Time } from '../core/model';
import type { Settings } from '../core/settings';

/** The database as it is now. How older ones become it: `upgrades.ts`. */
export interface Schema extends DBSchema {
  reports: { key: Id; value: Report };
  texts: { key: string; value: Text };
  notes: {
    key: Id;
    value: Note;
    /** `trashed` holds those in the trash only: a record without the field is not in the index. */
    indexes: { report: Id; text: string; updated: Time; trashed: Time };
  };
  codebooks: { key: Id; value: KeptCodebook };
  /** The change log. */
  changes: { key: string; value: Change; indexes: { step: Id; record: Id; sequence: number } };
  /** Derived, may be dropped at any time: where a note stands on a text. */
  positions: { key: [note: Id, text: string]; value: Position; indexes: { text: string } };
  /** Derived: what a text is compared by, to know one report at two addresses. */
  fingerprints: { key: string; value: Fingerprint };
  /** Derived: by what words are found again that were coded in another report. */
  wordings: { key: [report: Id, made: Id]; value: Wordings };
  settings: { key: 'settings'; value: Settings & { key: 'settings' } };
  meta: { key: 'device'; value: Device };
  /** One for each of the last days with changes. */
  snapshots: { key: string; value: Snapshot };
  /** What is known of backups outside the browser. */
  backups: { key: 'outside'; value: OutsideBackup };
}

export interface SnapshotHead {
  /** YYYY-MM-DD, where the reader is. */
  day: string;
  time: Time;
  /** Of the newest write that it holds. */
  sequence: number;
  /** Bytes. */
  size: number;
}

export interface Snapshot extends Omit<SnapshotHead, 'size'> {
  /** The backup in JSON, gzipped. */
  bytes: Uint8Array<ArrayBuffer>;
}

export interface OutsideBackup {
  key: 'outside';
  /** The last one that was made. */
  time?: Time;
  /** Of the newest write that it holds. */
  sequence?: number;
  /** When the reader last said: not now. */
  dismissed?: Time;
  /** Chrome: the folder that the reader picked. */
  folder?: FileSystemDirectoryHandle;
  /** When it could last not be written to; absent once something was backed up. */
  failed?: Time;
}

export interface Position {
  note: Id;
  text: string;
  located: Located;
}

export interface Fingerprint {
  text: string;
  shingles: number[];
}

/** This copy of the database. */
export interface Device {
  key: 'device';
  id: Id;
  /** Of the last change, or of the last write of another kind that views must hear of. Never goes back. */
  sequence: number;
  /** When the log was last compacted. */
  compacted?: Time;
  /** Which edition of the built-in codebooks was put here, and which codebooks that were: `seed.ts`. */
  seeded?: number;
  met?: Id[];
  /** What snapshots there are, oldest first: nobody has to read megabytes to know. */
  snapshots?: SnapshotHead[];
}

export type Store = IDBPDatabase<Schema>;
/** Any transaction over all that is kept: for what only reads. */
export type Reading = IDBPTransaction<Schema, StoreNames<Schema>[], 'readonly' | 'readwrite'>;
export type Writing = IDBPTransaction<Schema, StoreNames<Schema>[], 'readwrite'>;
