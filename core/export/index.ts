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
    id: 'xlsx',
    extension: 'xlsx',
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    make: async (...given) => (await import('./xlsx')).makeXlsx(...given),
  },
  {
    id: 'docx',
    extension: 'docx',
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    make: async (...given) => (await import('./docx')).makeDocx(...given),
  },
  {
    id: 'html',
    extension: 'html',
    mime: 'text/html',
    make: async (...given) => (await import('./html')).makeHtml(...given),
  },
  {
    id: 'references',
    extension: 'txt',
    mime: 'text/plain',
    make: async (...given) => (await import('./references')).makeReferences(...given),
  },
  {
    id: 'ris',
    extension: 'ris',
    mime: 'application/x-research-info-systems',
    make: async (...given) => (await import('./ris')).makeRis(...given),
  },
  {
    id: 'jsonld',
    extension: 'jsonld',
    mime: 'application/ld+json',
    make: async (...given) => (await import('./jsonld')).makeJsonld(...given),
  },
  {
    id: 'hypothesis',
    extension: 'json',
    mime: 'application/json',
    make: async (...given) => (await import('./hypothesis')).makeHypothesis(...given),
  },
  {
    id: 'qdpx',
    extension: 'qdpx',
    mime: 'application/zip',
    make: async (...given) => (await import('./qdpx')).makeQdpx(...given),
  },
  {
    id: 'qdc',
    extension: 'qdc',
    mime: 'application/xml',
    make: async (...given) => (await import('./qdc')).makeQdc(...given),
  },
  {
    id: 'json',
    extension: 'json',
    mime: 'application/json',
    make: async (...given) => (await import('./json')).makeJson(...given),
  },
];
