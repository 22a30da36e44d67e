import type { CopyForm } from './copy-forms';

/** What the reader has set. Kept in the database; read by every view. */
export interface Settings {
  /** Hosts where the reader said: never here. */
  never: string[];
  /** Hosts that the reader allowed beyond the manifest's. */
  allowed: string[];
  /** Highlights are painted. */
  shown: boolean;
  /** Notes may be kept in private windows. */
  keepPrivate: boolean;
  /** Suggestions learn from the reader's own notes. */
  learn: boolean;
  /** Only notes made since teach: the reader has had what was learned before forgotten. */
  learnSince?: string;
  /** The strip at the scrollbar. */
  strip: boolean;
  /** Keys inside the page, by action. */
  keys: Record<string, string>;
  /** How a card last copied. */
  copyAs: CopyForm;
}

export const defaultSettings: Settings = {
  never: [],
  allowed: [],
  shown: true,
  keepPrivate: false,
  learn: true,
  strip: true,
  keys: {},
  copyAs: 'source',
};
