import type { Bundle } from '../model';
import type { ExportOptions, GivenOptions } from './options';

export type { Bundle } from '../model';

/** In the order in which they are offered; named by the message `export_for_<purpose>`. */
export const purposes = ['writing', 'tables', 'coding', 'references', 'exchange', 'backup'] as const;
export type Purpose = (typeof purposes)[number];

/** A format. Its label is the message `export_<id>`, what it is for `export_<id>_about`. Options: `options.ts`. */
export interface Exporter {
  id: string;
  extension: string;
  mime: string;
  /** What a reader wants it for: formats are offered in groups. */
  purpose: Purpose;
  /** The options that change what it makes. */
  takes: readonly (keyof ExportOptions)[];
  /** How its beginning is shown before it is saved; `none`: told in words. */
  shown: 'text' | 'page' | 'table' | 'none';
  /** Rejects with the signal's reason when cancelled. Notes in the trash are left out, except of the backup. */
  make(bundle: Bundle, options?: GivenOptions): Promise<Uint8Array<ArrayBuffer>>;
}

/** In the order in which they are offered. Each format's code is loaded when it is asked to make something. */
export const exporters: readonly Exporter[] = [
  {
    id: 'docx',
    extension: 'docx',
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    purpose: 'writing',
    takes: ['language', 'groupBy', 'commonFonts', 'standard'],
    shown: 'page',
    make: async (...given) => (await import('./docx')).makeDocx(...given),
  },
  {
    id: 'html',
    extension: 'html',
    mime: 'text/html',
    purpose: 'writing',
    takes: ['language', 'groupBy'],
    shown: 'page',
    make: async (...given) => (await import('./html')).makeHtml(...given),
  },
  {
    id: 'markdown',
    extension: 'md',
    mime: 'text/markdown',
    purpose: 'writing',
    takes: ['language', 'groupBy', 'preset', 'template'],
    shown: 'text',
    make: async (...given) => (await import('./markdown')).makeMarkdown(...given),
  },
  {
    id: 'xlsx',
    extension: 'xlsx',
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    purpose: 'tables',
    takes: ['language'],
    shown: 'table',
    make: async (...given) => (await import('./xlsx')).makeXlsx(...given),
  },
  {
    id: 'csv',
    extension: 'csv',
    mime: 'text/csv',
    purpose: 'tables',
    takes: ['language'],
    shown: 'table',
    make: async (...given) => (await import('./csv')).makeCsv(...given),
  },
  {
    id: 'qdpx',
    extension: 'qdpx',
    mime: 'application/zip',
    purpose: 'coding',
    takes: ['language'],
    shown: 'none',
    make: async (...given) => (await import('./qdpx')).makeQdpx(...given),
  },
  {
    id: 'qdc',
    extension: 'qdc',
    mime: 'application/xml',
    purpose: 'coding',
    takes: ['language'],
    shown: 'text',
    make: async (...given) => (await import('./qdc')).makeQdc(...given),
  },
  {
    id: 'references',
    extension: 'txt',
    mime: 'text/plain',
    purpose: 'references',
    takes: ['standard'],
    shown: 'text',
    make: async (...given) => (await import('./references')).makeReferences(...given),
  },
  {
    id: 'ris',
    extension: 'ris',
    mime: 'application/x-research-info-systems',
    purpose: 'references',
    takes: ['language'],
    shown: 'text',
    make: async (...given) => (await import('./ris')).makeRis(...given),
  },
  {
    id: 'jsonld',
    extension: 'jsonld',
    mime: 'application/ld+json',
    purpose: 'exchange',
    takes: ['language'],
    shown: 'text',
    make: async (...given) => (await import('./jsonld')).makeJsonld(...given),
  },
  {
    id: 'hypothesis',
    extension: 'json',
    mime: 'application/json',
    purpose: 'exchange',
    takes: ['language'],
    shown: 'text',
    make: async (...given) => (await import('./hypothesis')).makeHypothesis(...given),
  },
  {
    id: 'json',
    extension: 'json',
    mime: 'application/json',
    purpose: 'backup',
    takes: [],
    shown: 'none',
    make: async (...given) => (await import('./json')).makeJson(...given),
  },
];

/** A format by its id; throws where there is none. */
export function exporterOf(format: string): Exporter {
  const exporter = exporters.find(({ id }) => id === format);
  if (!exporter) throw new Error(`no format ${format}`);
  return exporter;
}
