import { signal } from '@preact/signals';
import { newId } from '../core/id';
import { HEAD_LENGTH, mostBytes } from '../core/import/backup-lines';
import { service } from './edit';
import type { Preview } from './importing-preview';
import type { ImportAnswer, ImportRequest } from './importing-protocol';
import { reread } from './records';
import { tell, tellFailure } from './task';

/** How the import stands. One file at a time; others that were dropped with it wait. */
export type Importing =
  | { state: 'idle' }
  | { state: 'reading'; name: string }
  | { state: 'preview'; preview: Preview; waiting: number }
  | { state: 'writing'; preview: Preview }
  | { state: 'done'; preview: Preview }
  | { state: 'failed'; name: string; reason: string; about: string[] };

export const importing = signal<Importing>({ state: 'idle' });

let worker: Worker | undefined;
let waiting: File[] = [];

/** Reads files one after another and shows what each would bring. */
export function openFiles(files: Iterable<File>): void {
  waiting.push(...files);
  const { state } = importing.value;
  if (state === 'idle' || state === 'done' || state === 'failed') void readNext();
}

async function readNext(): Promise<void> {
  end();
  const file = waiting.shift();
  if (!file) {
    importing.value = { state: 'idle' };
    return;
  }
  await readFile(file);
}

const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer());

async function readFile(file: File): Promise<void> {
  const { name, size } = file;
  importing.value = { state: 'reading', name };
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    // Too large a file is not even read into memory. `parse` has the same limits.
    if (size > mostBytes(await bytesOf(file.slice(0, HEAD_LENGTH)))) return fail(name, 'import_tooLarge');
    bytes = await bytesOf(file);
  } catch (error) {
    return fail(name, 'ui_failed', [String(error)]);
  }
  // Cancelled meanwhile, or another was opened.
  if (importing.value.state !== 'reading' || importing.value.name !== name) return;
  show(name, await ask({ ask: 'read', name, bytes }, [bytes.buffer]));
}

/** Shows what would become of the library if a day's snapshot held again. */
export async function openSnapshot(name: string, day: string): Promise<void> {
  end();
  waiting = [];
  importing.value = { state: 'reading', name };
  show(name, await ask({ ask: 'readSnapshot', name, day }));
}

function show(name: string, reply: ImportAnswer | undefined): void {
  if (reply?.answer === 'preview')
    importing.value = { state: 'preview', preview: reply.preview, waiting: waiting.length };
  else failed(name, reply);
}

/** Writes what the preview shows. */
export async function writeIt(): Promise<void> {
  const now = importing.value;
  if (now.state !== 'preview') return;
  const { preview } = now;
  importing.value = { state: 'writing', preview };
  const reply = await ask({ ask: 'write', step: newId() });
  if (reply?.answer !== 'written' || reply.outcome.outcome === 'refused') {
    failed(preview.name, reply);
    return;
  }
  end();
  importing.value = { state: 'done', preview };
  await announceWritten();
  tell(preview.restoring ? 'backup_restored' : 'import_done', { about: [preview.name], offers: 'undo' });
  if (waiting.length) void readNext();
}

/** Ends the import wherever it is: a transaction that was not through has written nothing. */
export async function cancel(): Promise<void> {
  const { state } = importing.value;
  end();
  waiting = [];
  importing.value = { state: 'idle' };
  // The transaction may have been through before it could be told.
  if (state === 'writing') await announceWritten();
}

export function closeImport(): void {
  void readNext();
}

async function announceWritten(): Promise<void> {
  await service.written();
  await reread();
}

let settle: ((answer: ImportAnswer | undefined) => void) | undefined;

/** Asks the worker; undefined where it was ended meanwhile. */
function ask(request: ImportRequest, transfer: Transferable[] = []): Promise<ImportAnswer | undefined> {
  worker ??= new Worker(new URL('./importing-worker.ts', import.meta.url), { type: 'module' });
  const asked = worker;
  return new Promise((resolve) => {
    settle = resolve;
    asked.onmessage = ({ data }: MessageEvent<ImportAnswer>) => resolve(data);
    // A worker that ran out of memory says no more than that.
    asked.onerror = ({ message }) => resolve({ answer: 'failed', message });
    asked.postMessage(request, transfer);
  });
}

/** The worker goes after each file, and its memory with it. */
function end(): void {
  worker?.terminate();
  worker = undefined;
  settle?.(undefined);
  settle = undefined;
}

function failed(name: string, reply: ImportAnswer | undefined): void {
  if (reply?.answer === 'failed') fail(name, 'ui_failed', [reply.message]);
  else if (reply?.answer === 'written' && reply.outcome.outcome === 'refused') fail(name, reply.outcome.reason);
}

function fail(name: string, reason: string, about: string[] = []): void {
  end();
  importing.value = { state: 'failed', name, reason, about };
  tellFailure(reason, about);
}
