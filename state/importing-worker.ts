import type { Settling } from '../core/import';
import type { Bundle } from '../core/model';
import { readSnapshot } from '../store/backups';
import { planImport, writeImport } from '../store/import';
import { NewerDatabase, reopening } from '../store/open';
import { readFile } from './importing-file';
import { preview } from './importing-preview';
import type { ImportAnswer, ImportRequest } from './importing-protocol';

/*
 * The library's worker: reads a file, plans it, writes it. The page stays free, and whoever ends the worker before the
 * transaction is through has had nothing written.
 */

const reading = reopening();
let bundle: Bundle | undefined;
let how: Settling = {};

addEventListener('message', ({ data }: MessageEvent<ImportRequest>) => {
  answer(data).then(
    (reply) => postMessage(reply),
    (error: unknown) => postMessage(failure(error)),
  );
});

async function answer(request: ImportRequest): Promise<ImportAnswer> {
  if (request.ask !== 'write') {
    const bytes = request.ask === 'read' ? request.bytes : await reading((db) => readSnapshot(db, request.day));
    if (!bytes) throw new Error(`no snapshot of ${request.name}`);
    const { bundle: incoming, rows } = await readFile(request.name, bytes);
    bundle = incoming;
    const restoring = request.ask === 'readSnapshot';
    how = { restoring };
    const settled = await reading((db) => planImport(db, incoming, how));
    return { answer: 'preview', preview: preview(request.name, settled, rows, restoring) };
  }
  const incoming = bundle;
  if (!incoming) throw new Error('nothing was read');
  // One long write at a time, whichever page asks.
  return navigator.locks.request('quanyue-long', async (): Promise<ImportAnswer> => {
    const outcome = await reading((db) => writeImport(db, request.step, incoming, how));
    return { answer: 'written', outcome };
  });
}

function failure(error: unknown): ImportAnswer {
  if (error instanceof NewerDatabase)
    return { answer: 'written', outcome: { outcome: 'refused', reason: 'refused_newerDatabase' } };
  return { answer: 'failed', message: error instanceof Error ? error.message : String(error) };
}
