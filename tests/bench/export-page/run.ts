import { openChromium } from '../../e2e/support/chromium.ts';
import { type Tab, until } from '../../e2e/support/driver.ts';
import { mark } from '../../e2e/support/steps.ts';
import { pages } from '../../pages/addresses.ts';
import { serve } from '../../pages/server.ts';

/**
 * Whether the library's page stays free while it exports: the longest time that it could not answer, exporting against
 * idle, for the same time each, in turn, in real Chromium. Ratios of medians; `--notes=100000 --rounds=5`.
 */

const given = (name: string, otherwise: number) =>
  Number(process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise);
const NOTES = given('notes', 100_000);
const ROUNDS = given('rounds', 5);
const FORMATS = ['csv', 'xlsx', 'docx', 'json'];
const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const sites = await serve();
const browser = await openChromium({ port: sites.port });
const report = await browser.open(pages.sample);
await mark(report, '新增规上工业企业19家', '1');
const settings = await browser.ours('library.html#settings');
await settings.waitFor('.settings');
await settings.evaluate(multiply, NOTES);
await settings.close();

for (const format of FORMATS) {
  const library = await browser.ours(`library.html#export?format=${format}`);
  await until(
    () => library.count('.preview[aria-busy="false"] > *'),
    (count) => count === 1,
    120_000,
  );
  const idle: number[] = [];
  const busy: number[] = [];
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const exporting = await longest(library, undefined);
    busy.push(exporting.gap);
    times.push(exporting.took);
    idle.push((await longest(library, exporting.took)).gap);
  }
  const ratio = median(busy) / median(idle);
  console.log(
    `${format}  ${NOTES} notes in ${(median(times) / 1000).toFixed(1)} s  longest: exporting ${median(busy).toFixed(0)} ms, idle ${median(idle).toFixed(0)} ms, ratio ${ratio.toFixed(2)}`,
  );
  await library.close();
}
await browser.close();
await sites.close();

/** The longest gap between beats of the page, in ms: while it saves, or idle for a time. */
function longest(library: Tab, idleFor: number | undefined): Promise<{ gap: number; took: number }> {
  return library.evaluate(async (wait) => {
    const channel = new MessageChannel();
    let gap = 0;
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
    const took = performance.now() - began;
    ended = true;
    return { gap, took };
  }, idleFor);
}

/** In the page: so many notes like the first one. */
function multiply(count: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('quanyue');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const tx = db.transaction('notes', 'readwrite');
      const notes = tx.objectStore('notes');
      const all = notes.getAll();
      all.onsuccess = () => {
        for (let n = 0; n < count; n++)
          notes.put({ ...all.result[0], id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` });
      };
      tx.onerror = () => reject(tx.error);
      tx.oncomplete = () => {
        db.close();
        resolve();
      };
    };
  });
}
