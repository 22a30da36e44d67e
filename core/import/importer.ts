import type { Parsed } from './outcome';
import type { Table } from './table';
import type { XmlElement } from './xml';

/** A file as far as it can be told apart without knowing the format. */
export type Content =
  | { is: 'json'; value: unknown }
  | { is: 'xml'; root: XmlElement }
  | { is: 'table'; table: Table }
  /** Files of a zip by name, as bytes. */
  | { is: 'archive'; files: ReadonlyMap<string, Uint8Array> };

export interface Importer {
  id: string;
  /** Reads what it knows; undefined where the content is of another format. Throws `Unreadable` for a whole file. */
  read(content: Content, file: FileFacts): Parsed | Promise<Parsed> | undefined;
}

export interface FileFacts {
  /** Without its ending: the title of a report that the file gives none. */
  name: string;
  /** The moment of the import, for records without a time of their own. */
  now: string;
}
