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
  /** The strip at the scrollbar. */
  strip: boolean;
  /** Keys inside the page while the toolbar shows, where they are not the usual ones. */
  keys: { [action in PageAction]?: string };
}

/** What a key does with the words that are selected. Digits are the areas'. */
export type PageAction = 'highlight' | 'comment' | 'copy';

export const usualKeys: { [action in PageAction]: string } = { highlight: 'h', comment: 'm', copy: 'c' };

/** A key as it is set: one character that is no digit, in small letters; undefined for any other. */
export function keyOf(typed: string): string | undefined {
  const key = typed.normalize('NFKC').trim().toLowerCase();
  return /^[^\d\s]$/u.test(key) ? key : undefined;
}

export const defaultSettings: Settings = {
  never: [],
  allowed: [],
  shown: true,
  keepPrivate: false,
  learn: true,
  strip: true,
  keys: {},
};
