import type { Bundle } from '../model';
import type { GivenOptions } from './options';

export type { Bundle } from '../model';

/** A format. Its label is the message `export_<id>`, what it is for `export_<id>_about`. Options: `options.ts`. */
export interface Exporter {
  id: string;
  extension: string;
  mime: string;
  /** Rejects with the signal's reason when cancelled. Notes in the trash are left out, except of the backup. */
  make(bundle: Bundle, options?: GivenOptions): Promise<Uint8Array>;
}

/** Each format's code is loaded when it is asked to make something. */
export const exporters: readonly Exporter[] = [
  {
    id: 'markdown',
    extension: 'md',
    mime: 'text/markdown',
    make: async (...given) => (await import('./markdown')).makeMarkdown(...given),
  },
  {
    id: 'csv',
    extension: 'csv',
    mime: 'text/csv',
    make: async (...given) => (await import('./csv')).makeCsv(...given),
  },
  {
    id: 'json',
    extension: 'json',
    mime: 'application/json',
    make: async (...given) => (await import('./json')).makeJson(...given),
  },
];
