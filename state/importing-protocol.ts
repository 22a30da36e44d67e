import type { Outcome } from '../core/command';
import type { Id } from '../core/model';
import type { Preview } from './importing-preview';

/** What the page asks of the import's worker, and what it answers: one file, read first and then, if wanted, written. */
export type ImportRequest =
  | { ask: 'read'; name: string; bytes: Uint8Array }
  /** A snapshot: what was kept then is to hold again. */
  | { ask: 'readSnapshot'; name: string; day: string }
  | { ask: 'write'; step: Id };

export type ImportAnswer =
  | { answer: 'preview'; preview: Preview }
  | { answer: 'written'; outcome: Outcome }
  | { answer: 'failed'; message: string };
