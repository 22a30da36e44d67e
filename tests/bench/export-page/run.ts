import { openChromium, pageOf } from '../../e2e/support/chromium.ts';
import { type Tab, until } from '../../e2e/support/driver.ts';
import { multiply } from '../../e2e/support/many-notes.ts';
import { mark } from '../../e2e/support/steps.ts';
import { pages } from '../../pages/addresses.ts';
import { serve } from '../../pages/server.ts';

/*
 * Whether the library's page stays free while it exports, in real Chromium: exporting against idle, for the same time
 * each, in turn. Of each the medians of: the longest gap in which the page could not answer, by the clock; the longest
 * task of its main thread, in that thread's own time, so that other work on the machine does not count; how many tasks
 * were long (50 ms by the clock, https://www.w3.org/TR/longtasks-1/). `--notes=100000 --rounds=5 --formats=csv,xlsx`.
 */

const given = (name: string, otherwise: string) =>
  process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
const NOTES = Number(given('notes', '100000'));
const ROUNDS = Number(given('rounds', '5'));
const FORMATS = given('formats', 'csv,xlsx,docx,qdpx,json').split(',');

interface Measure {
  gap: number;
  task: number;
  long: number;
  took: number;
}

const sites = await serve();
const browser = await openChromium({ port: sites.port });
const report = await browser.open(pages.sample);
await mark(report, '新增规上工业企业19家', '1');
await multiply(browser, NOTES);

for (const format of FORMATS) {
  const library = await browser.ours(`library.html#export?format=${format}`);
  await until(
    () => library.count('.preview[aria-busy="false"] > *'),
    (count) => count === 1,
    120_000,
  );
  const idle: Measure[] = [];
  const busy: Measure[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const exporting = await measure(library, undefined);
    busy.push(exporting);
    idle.push(await measure(library, exporting.took));
  }
  const [its, others] = [typical(busy), typical(idle)];
  const show = ({ gap, task, long }: Measure) =>
    `gap ${gap.toFixed(0)} ms, task ${task.toFixed(1)} ms, ${long} long`.padEnd(38);
  console.log(
    `${format.padEnd(6)}${NOTES} notes in ${(its.took / 1000).toFixed(1)} s  exporting: ${show(its)}idle: ${show(others)}gap ${(its.gap / others.gap).toFixed(2)}`,
  );
  await library.close();
}
await browser.close();
await sites.close();

function typical(measures: readonly Measure[]): Measure {
  const median = (of: (measure: Measure) => number) =>
    measures.map(of).toSorted((a, b) => a - b)[measures.length >> 1] ?? Number.NaN;
  return {
    gap: median(({ gap }) => gap),
    task: median(({ task }) => task),
    long: median(({ long }) => long),
    took: median(({ took }) => took),
  };
}

async function measure(library: Tab, idleFor: number | undefined): Promise<Measure> {
  const ended = await traceTasks(library);
  const { gap, long, took } = await watch(library, idleFor);
  return { gap, long, took, task: await ended() };
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  tdur?: number;
}

/** The longest task of the page's main thread between its two marks, in ms of the thread's own time. */
async function traceTasks(library: Tab): Promise<() => Promise<number>> {
  const session = await browser.context().newCDPSession(pageOf(library));
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'] },
  });
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    await session.detach();
    const [begin, end] = ['begin', 'end'].map((mark) => events.find(({ name }) => name === `watch-${mark}`));
    if (!begin || !end) throw new Error('the trace has no marks');
    const tasks = events.filter(
      ({ name, ph, pid, tid, ts }) =>
        ph === 'X' &&
        name === 'ThreadControllerImpl::RunTask' &&
        pid === begin.pid &&
        tid === begin.tid &&
        ts > begin.ts &&
        ts < end.ts,
    );
    return Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur)) / 1000;
  };
}

/** The longest gap between beats of the page, in ms, and how many long tasks there were: while it saves, or idle for a time. */
function watch(library: Tab, idleFor: number | undefined): Promise<Omit<Measure, 'task'>> {
  return library.evaluate(async (wait) => {
    const channel = new MessageChannel();
    let gap = 0;
    let long = 0;
    const observer = new PerformanceObserver((list) => {
      long += list.getEntries().length;
    });
    observer.observe({ type: 'longtask' });
    let last = performance.now();
    let ended = false;
    channel.port1.onmessage = () => {
      const now = performance.now();
      gap = Math.max(gap, now - last);
      last = now;
      // Every 4 ms or so: the beat itself is to take no time from what is measured.
      if (!ended) setTimeout(() => channel.port2.postMessage(0), 4);
    };
    channel.port2.postMessage(0);
    performance.mark('watch-begin');
    const began = performance.now();
    if (wait === undefined) {
      const link = HTMLAnchorElement.prototype;
      const { click } = link;
      await new Promise<void>((resolve) => {
        // What is saved is let go: a browser's download of it is not ours to measure.
        link.click = () => resolve();
        document.querySelector<HTMLElement>('.export-actions .button-primary')?.click();
      });
      link.click = click;
    } else await new Promise((resolve) => setTimeout(resolve, wait));
    performance.mark('watch-end');
    const took = performance.now() - began;
    ended = true;
    long += observer.takeRecords().length;
    observer.disconnect();
    return { gap, long, took };
  }, idleFor);
}
