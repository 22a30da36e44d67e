import { mkdtempSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';

/*
 * `npm run bench:export [notes] [format …]`: each format against the bare library writing the same rows, each in a
 * worker of its own, in one run. Bars: at most twice the time and twice the peak heap. Markdown, HTML and RIS have no
 * library; their yardstick is strings joined with the plainest escaping. Time is the thread's own processor time, so that other
 * work on the machine does not count; that by the clock stands in brackets.
 */

const [notes = 100_000, ...chosen] = process.argv.slice(2).map((argument) => Number(argument) || argument);
const formats =
  chosen.length > 0
    ? chosen.map(String)
    : ['csv', 'xlsx', 'docx', 'qdpx', 'jsonld', 'hypothesis', 'json', 'markdown', 'html', 'ris'];
const BAR = 2;
/** The library's own time for some is a minute; quick ones are repeated, the best of each side counts. */
const QUICK_MS = 15_000;
const ROUNDS = 5;

interface Measure {
  ms: number;
  wall: number;
  megabytes: number;
  length: number;
}

// Inside the project, so that what is left external is found.
const folder = mkdtempSync(resolve('node_modules/.bench-export-'));
const worker = resolve(folder, 'worker.mjs');
await build({
  entryPoints: [resolve(import.meta.dirname, 'worker.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  outfile: worker,
});

function measure(side: 'ours' | 'bare', format: string): Promise<Measure> {
  return new Promise((done, fail) => {
    const running = new Worker(worker, {
      workerData: { side, format, notes },
      resourceLimits: { maxOldGenerationSizeMb: 8192 },
    });
    let peak = 0;
    let watching: NodeJS.Timeout | undefined;
    running.on('error', fail);
    running.on('message', (message: { ready?: true } & Measure) => {
      if (message.ready) {
        watching = setInterval(async () => {
          const { used_heap_size: heap, external_memory: external } = await running
            .getHeapStatistics()
            .catch(() => ({ used_heap_size: 0, external_memory: 0 }));
          peak = Math.max(peak, heap + external);
        }, 50);
        running.postMessage('go');
        return;
      }
      clearInterval(watching);
      done({ ms: message.ms, wall: message.wall, megabytes: peak / 1e6, length: message.length });
    });
  });
}

const best = (a: Measure | undefined, b: Measure): Measure => ({
  ms: Math.min(a?.ms ?? Number.POSITIVE_INFINITY, b.ms),
  wall: Math.min(a?.wall ?? Number.POSITIVE_INFINITY, b.wall),
  megabytes: Math.min(a?.megabytes ?? Number.POSITIVE_INFINITY, b.megabytes),
  length: b.length,
});

let over = false;
console.log(`${notes} notes      ours                      bare library              ratio`);
for (const format of formats) {
  let ours: Measure | undefined;
  let bare: Measure | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    ours = best(ours, await measure('ours', format));
    bare = best(bare, await measure('bare', format));
    if (ours.ms + bare.ms > QUICK_MS) break;
  }
  if (!ours || !bare) continue;
  const time = ours.ms / bare.ms;
  const heap = ours.megabytes / bare.megabytes;
  const within = time <= BAR && heap <= BAR;
  over ||= !within;
  const show = ({ ms, wall, megabytes }: Measure) =>
    `${(ms / 1000).toFixed(2)} s (${(wall / 1000).toFixed(1)}) ${megabytes.toFixed(0).padStart(5)} MB`.padEnd(26);
  console.log(
    `${within ? 'ok  ' : 'OVER'} ${format.padEnd(11)} ${show(ours)}${show(bare)}time ${time.toFixed(2)}, heap ${heap.toFixed(2)}; ${(ours.length / 1e6).toFixed(1)} MB written`,
  );
}
rmSync(folder, { recursive: true });
process.exit(over ? 1 : 0);
