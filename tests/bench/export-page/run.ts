import { openChromium, pageOf } from '../../e2e/support/chromium.ts';
import { type Tab, until } from '../../e2e/support/driver.ts';
import { multiply } from '../../e2e/support/many-notes.ts';
import { mark } from '../../e2e/support/steps.ts';
import { pages } from '../../pages/addresses.ts';
import { serve } from '../../pages/server.ts';

/*
 * Whether the library's page stays free while it exports, in real Chromium: exporting, idle with one line that changes
 * each second, as a clock would, and idle with nothing drawn at all; for the same time each, in turn, begun when what
 * came before has faded and its garbage is collected: Chromium collects what opening the library left some ten seconds
 * later (traced: 36 ms of V8 and 60 to 113 ms of Blink's sweeping in one task), in a page that exports or in an idle one,
 * whichever it meets. Exporting ends when the file is handed over: that this is told is drawn by a page that is idle. The
 * longest task of the page's main thread is in that thread's own time, so that other work on the machine does not count;
 * it comes by chance too (a late timer): hence medians. What is held to is the clock: a page that draws nothing has no
 * task to speak of, and a reader who waits is told how far it is. Nothing beats in the page meanwhile: that would make
 * garbage that is measured. By the time on the wall, and so of the machine as much as of the page: how many tasks were
 * long (50 ms, https://www.w3.org/TR/longtasks-1/).
 * `--notes=100000 --rounds=7 --formats=csv,xlsx`.
 */

const given = (name: string, otherwise: string) =>
  process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
const NOTES = Number(given('notes', '100000'));
const ROUNDS = Number(given('rounds', '7'));
const FORMATS = given('formats', 'csv,xlsx,docx,qdpx,json').split(',');

/** What was told of the last export is taken away six seconds later, which is a task too, and no idle one. */
const FADED_MS = 8000;

/** Blink sweeps a little later than it marks. */
const SWEPT_MS = 2000;

/** Medians of so many measures of one and the same thing were seen to differ by this much. */
const SPREAD = 1.2;

type Doing = 'export' | 'clock' | 'nothing';

interface Measure {
  task: number;
  long: number;
  took: number;
}

const sites = await serve();
const browser = await openChromium({ port: sites.port });
const report = await browser.open(pages.sample);
await mark(report, '新增规上工业企业19家', '1');
await multiply(browser, NOTES);

let over = false;
for (const format of FORMATS) {
  const library = await browser.ours(`library.html#export?format=${format}`);
  await until(
    () => library.count('.preview[aria-busy="false"] > *'),
    (count) => count === 1,
    120_000,
  );
  // The first loads what is loaded on demand, and tells how long one takes.
  let { took } = await measure(library, 'export');
  const all: Record<Doing, Measure[]> = { export: [], clock: [], nothing: [] };
  for (let round = 0; round < ROUNDS; round++) {
    const order: Doing[] = round % 2 ? ['nothing', 'clock', 'export'] : ['export', 'clock', 'nothing'];
    for (const doing of order) {
      const measured = await measure(library, doing, took);
      if (doing === 'export') ({ took } = measured);
      all[doing].push(measured);
    }
  }
  const [its, clock, nothing] = [typical(all.export), typical(all.clock), typical(all.nothing)];
  const within = its.task <= SPREAD * Math.max(clock.task, nothing.task);
  over ||= !within;
  const noLonger = all.export.filter(({ task }, round) => task <= (all.clock[round]?.task ?? 0)).length;
  const show = ({ task, long }: Measure) => `${task.toFixed(1)} ms (${long} long)`;
  console.log(
    `${within ? 'ok  ' : 'OVER'} ${format.padEnd(5)} ${NOTES} notes in ${(its.took / 1000).toFixed(1)} s. Longest task exporting ${show(its)}, with a clock ${show(clock)}, idle ${show(nothing)}; no longer than with a clock in ${noLonger} of ${ROUNDS}`,
  );
  await library.close();
}
await browser.close();
await sites.close();
process.exit(over ? 1 : 0);

function typical(measures: readonly Measure[]): Measure {
  const median = (of: (measure: Measure) => number) =>
    measures.map(of).toSorted((a, b) => a - b)[measures.length >> 1] ?? Number.NaN;
  return {
    task: median(({ task }) => task),
    long: median(({ long }) => long),
    took: median(({ took }) => took),
  };
}

async function measure(library: Tab, doing: Doing, span = 0): Promise<Measure> {
  await new Promise((resolve) => setTimeout(resolve, FADED_MS));
  await collectGarbage(library);
  const ended = await traceTasks(library);
  const { long, took } = await watch(library, doing, span);
  return { long, took, task: await ended() };
}

async function collectGarbage(library: Tab): Promise<void> {
  const session = await browser.context().newCDPSession(pageOf(library));
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  await new Promise((resolve) => setTimeout(resolve, SWEPT_MS));
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

/** How many long tasks there were, and how long it took in ms: until the file is handed over, or for a span. */
function watch(library: Tab, doing: Doing, span: number): Promise<Omit<Measure, 'task'>> {
  return library.evaluate(
    async ({ doing, span }) => {
      let long = 0;
      const observer = new PerformanceObserver((list) => {
        long += list.getEntries().length;
      });
      observer.observe({ type: 'longtask' });
      performance.mark('watch-begin');
      const began = performance.now();
      if (doing === 'export') {
        const link = HTMLAnchorElement.prototype;
        const { click } = link;
        await new Promise<void>((resolve) => {
          // What is saved is let go: a browser's download of it is not ours to measure.
          link.click = () => resolve();
          document.querySelector<HTMLElement>('.export-actions .button-primary')?.click();
        });
        link.click = click;
      } else {
        const line = document.createElement('span');
        document.querySelector('.export-actions')?.append(line);
        let seconds = 0;
        const ticking = setInterval(() => {
          if (doing === 'clock') line.textContent = `${++seconds} s`;
        }, 1000);
        await new Promise((resolve) => setTimeout(resolve, span));
        clearInterval(ticking);
        line.remove();
      }
      // What ends the measure is no task of what is measured.
      await new Promise((resolve) => setTimeout(resolve));
      performance.mark('watch-end');
      const took = performance.now() - began;
      long += observer.takeRecords().length;
      observer.disconnect();
      return { long, took };
    },
    { doing, span },
  );
}
