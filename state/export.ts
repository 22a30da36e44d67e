import { signal } from '@preact/signals';
import type { GivenOptions } from '../core/export/options';
import type { Preview } from '../core/export/preview';
import type { Scope } from '../core/export/scope';
import type { Id } from '../core/model';
import { choice, loadChoice, optionsFor } from './export-choice';
import type { ExportAnswer, Exported, ExportRequest } from './export-protocol';
import { nextTask } from './next-task';
import { saveFile } from './saving';
import { dismiss, tell, tellError } from './task';

export type { Exported } from './export-protocol';

export interface Making {
  format: string;
  /** All where absent. */
  scope?: Scope;
  options?: GivenOptions;
  signal?: AbortSignal;
  progress?(done: number, of: number): void;
}

/** Makes a file of what is kept, in a worker. Rejects with the signal's reason where it is cancelled. */
export async function makeExport({ format, scope = { of: 'all' }, options = {}, ...how }: Making): Promise<Exported> {
  const answer = await ask({ ask: 'file', format, scope, options }, how);
  if (answer.answer !== 'file') throw new Error(`answered ${answer.answer}`);
  return { name: answer.name, file: answer.file };
}

/** The same as text for the clipboard, formatted too where the format has that. */
export async function makeCopyOf({ format, scope = { of: 'all' }, options = {}, ...how }: Making) {
  const answer = await ask({ ask: 'copy', format, scope, options }, how);
  if (answer.answer !== 'copy') throw new Error(`answered ${answer.answer}`);
  return answer;
}

/** What the format makes of a few notes or reports. */
export async function previewOf(
  asked: { format: string; notes: readonly Id[]; reports: readonly Id[]; options: GivenOptions },
  signal: AbortSignal,
): Promise<Preview> {
  const answer = await ask({ ask: 'preview', ...asked }, { signal });
  if (answer.answer !== 'preview') throw new Error(`answered ${answer.answer}`);
  return answer.preview;
}

/** One worker for one question: to cancel is to end it. */
function ask(
  request: ExportRequest,
  { signal, progress }: Pick<Making, 'signal' | 'progress'>,
): Promise<Exclude<ExportAnswer, { answer: 'progress' | 'failed' }>> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL('./export-worker.ts', import.meta.url), { type: 'module' });
  const { promise, resolve, reject } =
    Promise.withResolvers<Exclude<ExportAnswer, { answer: 'progress' | 'failed' }>>();
  const cancelled = () => reject(signal?.reason);
  signal?.addEventListener('abort', cancelled, { once: true });
  worker.onmessage = ({ data }: MessageEvent<ExportAnswer>) => {
    if (data.answer === 'progress') progress?.(data.done, data.of);
    else if (data.answer === 'failed') reject(Object.assign(new Error(data.message), { name: data.name }));
    else resolve(data);
  };
  // A worker that ran out of memory says no more than that.
  worker.onerror = ({ message }) => reject(new Error(message));
  worker.postMessage(request);
  return promise.finally(() => {
    worker.terminate();
    signal?.removeEventListener('abort', cancelled);
  });
}

/** How far the export that the reader waits for has come; undefined while there is none. */
export const exportProgress = signal<{ done: number; of: number } | undefined>(undefined);

let ending: AbortController | undefined;

/** Ends the export that the reader waits for. */
export function cancelExport(): void {
  ending?.abort();
}

/** Work that the reader waits for, and may cancel. One at a time: another one ends it. */
export async function awaited<T>(work: (how: Required<Pick<Making, 'signal' | 'progress'>>) => Promise<T>) {
  cancelExport();
  const mine = new AbortController();
  ending = mine;
  exportProgress.value = { done: 0, of: 0 };
  const progress = (done: number, of: number) => {
    if (ending === mine) exportProgress.value = { done, of };
  };
  dismiss();
  try {
    return await work({ signal: mine.signal, progress });
  } catch (error) {
    if (!mine.signal.aborted) tellError(error);
    else if (ending === mine) tell('export_cancelled');
    return undefined;
  } finally {
    if (ending === mine) {
      ending = undefined;
      exportProgress.value = undefined;
    }
  }
}

/**
 * Makes a file as it was last chosen, and saves it. That it is done, and its progress gone, is drawn in one frame, when
 * the file has been handed over.
 */
export async function saveExport(format: string, scope: Scope): Promise<void> {
  await loadChoice();
  const made = await awaited(async (how) => {
    const file = await makeExport({ format, scope, options: optionsFor(choice.value), ...how });
    // Each in a task of its own: together they would be the longest that the page has while it exports.
    await nextTask();
    how.signal.throwIfAborted();
    await saveFile(file);
    await nextTask();
    return file;
  });
  if (made) tell('ui_savedAs', { about: [made.name] });
}
