import type { Copied } from '../core/export/copy';
import type { GivenOptions } from '../core/export/options';
import type { Preview } from '../core/export/preview';
import type { Scope } from '../core/export/scope';
import type { Id } from '../core/model';

/** What a page asks of the export's worker, one question each, and what it answers. */
export type ExportRequest = { format: string; options: GivenOptions } & (
  | { ask: 'file' | 'copy'; scope: Scope }
  /** What the format makes of these. */
  | { ask: 'preview'; notes: readonly Id[]; reports: readonly Id[] }
);

export interface Exported {
  name: string;
  file: Blob;
}

export type ExportAnswer =
  | { answer: 'progress'; done: number; of: number }
  | ({ answer: 'file' } & Exported)
  | ({ answer: 'copy' } & Copied)
  | { answer: 'preview'; preview: Preview }
  /** `name`: the error's. */
  | { answer: 'failed'; name: string; message: string };
