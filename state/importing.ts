import { signal } from '@preact/signals';
import { newId } from '../core/id';
import { HEAD_LENGTH, mostBytes } from '../core/import/backup-lines';
import type { Id } from '../core/model';
import { readLastStep } from '../store/reading';
import { service, undo } from './edit';
import type { Preview } from './importing-preview';
import type { ImportAnswer, ImportRequest } from './importing-protocol';
import { reading, reread } from './records';
import { tell, tellFailure } from './task';

/** How the import stands. One file at a time; others that were dropped with it wait. */
export type Importing =
  | { state: 'idle' }
  | { state: 'reading'; name: string }
  | { state: 'preview'; preview: Preview; waiting: number }
  | { state: 'writing'; preview: Preview; step: Id }
  | { state: 'done'; preview: Preview; step: Id }
  | { state: 'failed'; name: string; reason: string; about: string[] };

export const importing = signal<Importing>({ state: 'idle' });

let worker: Worker | undefined;
let waiting: File[] = [];

/** Reads files one after another and shows what each would bring. */
export function openFiles(files: Iterable<File>): void {
  waiting.push(...files);
  const now = importing.value;
  if (now.state === 'preview') importing.value = { ...now, waiting: waiting.length };
  else if (now.state === 'idle' || now.state === 'done' || now.state === 'failed') void readNext();
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
  const mine: Importing = { state: 'reading', name };
  importing.value = mine;
  // Unless it was cancelled meanwhile, or another was opened.
  const refuse = (reason: string) => {
    if (importing.value === mine) fail(name, reason);
  };
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    // Too large a file is not even read into memory. `parse` has the same limits.
    if (size > mostBytes(await bytesOf(file.slice(0, HEAD_LENGTH)))) return refuse('import_tooLarge');
    bytes = await bytesOf(file);
  } catch {
    return refuse('import_noFile');
  }
  if (importing.value !== mine) return;
  show(name, await ask({ ask: 'read', name, bytes }, [bytes.buffer]));
}

/** Shows what would become of the library if a day's snapshot held again. What is being written is not disturbed. */
export async function openSnapshot(name: string, day: string): Promise<void> {
  if (importing.value.state === 'writing') return;
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
  const step = newId();
  importing.value = { state: 'writing', preview, step };
  const reply = await ask({ ask: 'write', step });
  if (reply?.answer !== 'written' || reply.outcome.outcome === 'refused') {
    failed(preview.name, reply);
    return;
  }
  end();
  const done: Importing = { state: 'done', preview, step };
  importing.value = done;
  await tellWritten(preview, step);
  // Unless files that have come meanwhile are being read already.
  if (waiting.length && importing.value === done) void readNext();
}

/** Ends the import wherever it is: a transaction that was not through has written nothing. */
export async function cancel(): Promise<void> {
  const now = importing.value;
  end();
  waiting = [];
  const idle: Importing = { state: 'idle' };
  importing.value = idle;
  if (now.state !== 'writing') return;
  // The transaction may have been through before it could be told.
  const { preview, step } = now;
  if (!(await hasChanged(step))) return;
  if (importing.value === idle) importing.value = { state: 'done', preview, step };
  await tellWritten(preview, step);
}

/** Whether the step has changed a record. Where another page was first, all of a file may be there already. */
const hasChanged = async (step: Id): Promise<boolean> =>
  (await reading((db) => db.getKeyFromIndex('changes', 'step', step))) !== undefined;

async function tellWritten({ name, restoring }: Preview, step: Id): Promise<void> {
  // Where the background does not answer, it tells the other views when it starts again.
  await service.written().catch(() => {});
  await reread();
  const offers = (await hasChanged(step)) ? ({ offers: 'undo' } as const) : {};
  tell(restoring ? 'backup_restored' : 'import_done', { about: [name], ...offers });
}

/** Takes back what was imported, as long as that is the last step: what was done since is not undone in its place. */
export async function undoImport(): Promise<void> {
  const now = importing.value;
  if (now.state !== 'done') return;
  if ((await reading(readLastStep)) !== now.step) {
    tellFailure('import_notLast');
    return;
  }
  await undo();
  if (importing.value === now) closeImport();
}

/** On to the next file, where others wait. */
export function closeImport(): void {
  void readNext();
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
