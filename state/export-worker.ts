import { exporterOf } from '../core/export';
import { makeCopy } from '../core/export/copy';
import { fileName } from '../core/export/file-name';
import { makePreview } from '../core/export/preview';
import { filtered, type Scope } from '../core/export/scope';
import type { Bundle } from '../core/model';
import { reopening } from '../store/open';
import { readBundle, readBundleOf } from '../store/reading';
import type { ExportAnswer, ExportRequest } from './export-protocol';

/*
 * The export's worker: reads what is kept, makes one thing of it, and is ended. Pages stay free, a reader who cancels
 * has ended it, and its memory goes with it.
 */

const reading = reopening();
const say = (answer: ExportAnswer): void => postMessage(answer);

/** Often enough for a bar to move, and for the page to have nearly nothing to do. */
const STEP_MS = 1000;

function telling(): (done: number, of: number) => void {
  let last = 0;
  return (done, of) => {
    const now = Date.now();
    if (now - last < STEP_MS) return;
    last = now;
    say({ answer: 'progress', done, of });
  };
}

addEventListener('message', ({ data }: MessageEvent<ExportRequest>) => {
  answer(data).then(say, (error: unknown) => {
    const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
    say({ answer: 'failed', name, message });
  });
});

async function answer(request: ExportRequest): Promise<ExportAnswer> {
  const exporter = exporterOf(request.format);
  const options = { ...request.options, progress: telling() };
  if (request.ask === 'preview') {
    const bundle = await reading((db) => readBundleOf(db, request));
    return { answer: 'preview', preview: await makePreview(exporter, bundle, request.options) };
  }
  const bundle = await bundleOf(request.scope, exporter.purpose === 'backup');
  if (request.ask === 'copy') return { answer: 'copy', ...(await makeCopy(exporter, bundle, options)) };
  const file = new Blob([await exporter.make(bundle, options)], { type: exporter.mime });
  return { answer: 'file', name: fileName(bundle, exporter.extension), file };
}

/** The backup of all, or of a report, has everything: the trash and the change log too. */
function bundleOf(scope: Scope, whole: boolean): Promise<Bundle> {
  const everything = { trash: whole, changes: whole };
  switch (scope.of) {
    case 'all':
      return reading((db) => readBundle(db, everything));
    case 'report':
      return reading((db) => readBundle(db, { reports: [scope.report], ...everything }));
    case 'notes':
      return reading((db) => readBundleOf(db, { notes: scope.notes }));
    case 'filter':
      return reading(async (db) => filtered(await readBundle(db), scope.filter));
  }
}
