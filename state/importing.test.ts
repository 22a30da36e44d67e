import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import { kept } from '../tests/unit/kept';
import type { ImportAnswer, ImportRequest } from './importing-protocol';

const { service } = vi.hoisted(() => ({ service: { written: vi.fn(), undo: vi.fn(), settings: vi.fn() } }));
vi.mock('./service', () => ({ service, isPrivate: false }));

/** The workers that were begun, the last one last; what each was asked; its answer is the test's. */
class FakeWorker {
  onmessage: ((event: { data: ImportAnswer }) => void) | undefined;
  asked: ImportRequest[] = [];
  ended = false;
  constructor() {
    workers.push(this);
  }
  postMessage(request: ImportRequest): void {
    this.asked.push(request);
  }
  terminate(): void {
    this.ended = true;
  }
  answer(data: ImportAnswer): void {
    this.onmessage?.({ data });
  }
}
let workers: FakeWorker[];
const last = (): FakeWorker => {
  const worker = workers.at(-1);
  if (!worker) throw new Error('no worker');
  return worker;
};

beforeEach(() => {
  vi.resetModules();
  globalThis.indexedDB = new IDBFactory();
  workers = [];
  vi.stubGlobal('Worker', FakeWorker);
  service.written.mockReset().mockResolvedValue(undefined);
  service.undo.mockReset().mockResolvedValue({ outcome: 'done', step: 'undo', label: 'step_import' });
});

const load = async () => ({
  ...(await import('./importing')),
  ...(await import('./records')),
  ...(await import('./task')),
  ...(await import('../store/import')),
});
type Loaded = Awaited<ReturnType<typeof load>>;

const file = (name: string) => new File(['{}'], name);
const previewOf = (name: string): ImportAnswer => ({
  answer: 'preview',
  preview: { name, restoring: false, counts: [{ kind: 'note', outcome: 'add', count: 1 }], rows: [], refused: [] },
});
const asked = (kind: ImportRequest['ask']) =>
  vi.waitFor(() => {
    const request = last().asked.at(-1);
    if (request?.ask !== kind || last().ended) throw new Error('not asked');
    return request;
  });

/** Files are opened, and the first one's preview is there. */
async function shown({ openFiles, importing }: Loaded, ...names: string[]) {
  openFiles(names.map(file));
  await asked('read');
  last().answer(previewOf(names[0] ?? ''));
  await vi.waitFor(() => expect(importing.value.state).toBe('preview'));
}

/** What the worker does when it is asked to write. */
async function write({ reading, writeImport }: Loaded): Promise<ImportAnswer> {
  const request = await asked('write');
  const { bundle } = await import('../tests/unit/formats/invented');
  const step = request.ask === 'write' ? request.step : '';
  return { answer: 'written', outcome: await reading((db) => writeImport(db, step, bundle)) };
}

async function written(its: Loaded) {
  await shown(its, 'a.json');
  const writing = its.writeIt();
  last().answer(await write(its));
  await writing;
  expect(its.importing.value.state).toBe('done');
}

test('files that come while one is shown wait, and that they do is told', async () => {
  const its = await load();
  await shown(its, 'a.json', 'b.json');
  expect(its.importing.value).toMatchObject({ waiting: 1 });
  its.openFiles([file('c.json')]);
  expect(its.importing.value).toMatchObject({ state: 'preview', waiting: 2 });
});

test('none of the files that come while the end of a write is being told is lost', async () => {
  const its = await load();
  await shown(its, 'a.json');
  const told = Promise.withResolvers<void>();
  service.written.mockReturnValue(told.promise);
  const writing = its.writeIt();
  last().answer(await write(its));
  await vi.waitFor(() => expect(its.importing.value.state).toBe('done'));
  its.openFiles([file('b.json'), file('c.json')]);
  await asked('read');
  told.resolve();
  await writing;
  last().answer(previewOf('b.json'));
  await vi.waitFor(() => expect(its.importing.value).toMatchObject({ state: 'preview', waiting: 1 }));
});

test('a background that does not answer holds nothing up: what was written is shown', async () => {
  const its = await load();
  service.written.mockRejectedValue(new Error('nobody answers'));
  await written(its);
  expect(its.task.value).toMatchObject({ state: 'done', key: 'import_done', offers: 'undo' });
  expect(its.records.value.notes.length).toBeGreaterThan(0);
});

test('a snapshot is not opened over an import that is being written', async () => {
  const its = await load();
  await shown(its, 'a.json');
  const writing = its.writeIt();
  await asked('write');
  await its.openSnapshot('1 日的快照', '2026-11-01');
  expect(last().ended).toBe(false);
  last().answer(await write(its));
  await writing;
  expect(its.importing.value.state).toBe('done');
});

test('cancelled before anything was written, nothing is told to be; cancelled after it was, that is told', async () => {
  const its = await load();
  for (const late of [false, true]) {
    await shown(its, 'a.json');
    const writing = its.writeIt();
    await asked('write');
    if (late) await write(its);
    await its.cancel();
    await writing;
    expect(last().ended).toBe(true);
    expect(its.importing.value.state).toBe(late ? 'done' : 'idle');
    expect(its.task.value).toMatchObject(late ? { key: 'import_done', offers: 'undo' } : { state: 'idle' });
  }
});

test('what is opened anew under the same name is read by itself; what was cancelled says no more', async () => {
  const its = await load();
  const gone = Promise.withResolvers<ArrayBuffer>();
  const slow = Object.assign(file('a.json'), { arrayBuffer: () => gone.promise });
  its.openFiles([slow]);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await its.cancel();
  its.openFiles([file('a.json')]);
  await asked('read');
  gone.reject(new Error('gone'));
  await gone.promise.catch(() => {});
  last().answer(previewOf('a.json'));
  await vi.waitFor(() => expect(its.importing.value.state).toBe('preview'));
});

test('a folder, or a file that has gone since, is refused in the reader’s words', async () => {
  const its = await load();
  const folder = Object.assign(file('材料'), {
    arrayBuffer: () => Promise.reject(new DOMException('A requested file could not be read', 'NotReadableError')),
  });
  its.openFiles([folder]);
  await vi.waitFor(() =>
    expect(its.importing.value).toMatchObject({ state: 'failed', name: '材料', reason: 'import_noFile' }),
  );
});

test('an import that had nothing left to change, for another page was first, offers no undo: it would be of another step', async () => {
  const its = await load();
  await its.reading((db) => kept(db));
  await shown(its, 'a.json');
  const writing = its.writeIt();
  await asked('write');
  last().answer({ answer: 'written', outcome: { outcome: 'done', step: 'nothing' } });
  await writing;
  expect(its.task.value).toMatchObject({ state: 'done', key: 'import_done' });
  expect(its.task.value).not.toHaveProperty('offers', 'undo');
});

test('the import is taken back where it was the last step', async () => {
  const its = await load();
  await written(its);
  await its.undoImport();
  expect(service.undo).toHaveBeenCalledOnce();
  expect(its.importing.value.state).toBe('idle');
});

test('where something was done since, that is not taken back in its place', async () => {
  const its = await load();
  await written(its);
  await its.reading((db) => kept(db));
  await its.undoImport();
  expect(service.undo).not.toHaveBeenCalled();
  expect(its.task.value).toMatchObject({ state: 'failed', reason: 'import_notLast' });
});
