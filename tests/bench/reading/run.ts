import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from '../../../core/anchoring/describe.ts';
import { policyAreas } from '../../../core/codebook/policy-areas.ts';
import type { Bundle, Note } from '../../../core/model.ts';
import { openChromium, pageOf } from '../../e2e/support/chromium.ts';
import { type Tab, until } from '../../e2e/support/driver.ts';
import { pages } from '../../pages/addresses.ts';
import { serve } from '../../pages/server.ts';

/**
 * How reading feels with 1,000 notes on the page against none, in one run of real Chromium: ratios of lower quartiles.
 * - toolbar: from lifting the mouse to the frame in which the toolbar is seen, in ms and in frames
 * - paint: from the key (H: no other note is without an area) to the frame in which its highlight is in the registry
 * - what these frames take to lay out and paint, against a frame in which a plain box comes with a selection: with 1,000
 *   highlights the browser takes many times as long for either, whoever has changed the page, so no bar on it is ours
 * - scrolling: of our scripts, the functions that the profiler meets while the page scrolls from end to end: none where
 *   nothing of ours stands by a passage. (Script time as a whole told less: a collection of garbage is more than all else.)
 * - comment: main-thread time of typing in the card's comment against a bare textarea over the same page (which runs no
 *   script at all: the browser's own work is the measure, and it has the same highlights to paint); Chinese, which an
 *   input method puts in without keys, and Latin letters, each of which is three events more
 */

const NOTES = 1000;
const ROUNDS = Number(process.argv.find((each) => each.startsWith('--rounds='))?.slice(9) ?? 15);
/** The lower quartile: what else the machine has to do only ever adds, and more in one half of the run than in the other. */
const typical = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 2] ?? Number.NaN;

const sites = await serve();
const browser = await openChromium({ port: sites.port });
const report = await browser.open('about:blank');
await pageOf(report).addInitScript(() => {
  const measuring = window as unknown as Measuring;
  measuring.heard = {};
  for (const type of ['pointerup', 'keydown'])
    window.addEventListener(type, ({ timeStamp }) => Object.assign(measuring.heard, { [type]: timeStamp }), true);
});
await report.goto(pages.rewrapped);

interface Measuring {
  /** When each kind of event was last heard. Listening from the document's start: we take keys from later listeners. */
  heard: { [type: string]: number };
  measured?: number | undefined;
  /** That, and the layout and painting of the frame. */
  painted?: number | undefined;
  /** The frames in which it was looked for after the event. */
  frames: number;
}

/**
 * From an event to the first frame in which `done` holds, in ms, measured in the page, and on to that frame's end: what
 * is posted from a frame's callback is heard when the browser has laid it out and painted it.
 */
const arm = (tab: Tab, type: 'pointerup' | 'keydown', done: 'toolbar' | 'painted') =>
  tab.evaluate(
    ({ type, done }) => {
      const measuring = window as unknown as Measuring;
      const holds = () =>
        done === 'toolbar'
          ? document
              .querySelector('quanyue-notes')
              ?.shadowRoot?.querySelector('.toolbar')
              ?.checkVisibility({ visibilityProperty: true, opacityProperty: true })
          : CSS.highlights.has('quanyue-plain');
      const end = new MessageChannel();
      let at = 0;
      end.port1.onmessage = () => {
        measuring.painted = performance.now() - at;
      };
      const armed = performance.now();
      measuring.measured = undefined;
      measuring.painted = undefined;
      measuring.frames = 0;
      const look = () => {
        at = measuring.heard[type] ?? 0;
        if (at > armed) measuring.frames++;
        if (at > armed && holds()) {
          measuring.measured = performance.now() - at;
          end.port2.postMessage('');
        } else requestAnimationFrame(look);
      };
      look();
    },
    { type, done },
  );
const measured = (tab: Tab) =>
  until(
    () =>
      tab.evaluate(() => {
        const { measured = -1, painted = -1, frames } = window as unknown as Measuring;
        return { measured, painted, frames };
      }, undefined),
    ({ painted }) => painted >= 0,
  );

/** Words that occur once, so that each round marks another place. */
async function words(tab: Tab): Promise<string[]> {
  const text = await tab.evaluate(
    () => Array.from(document.querySelectorAll('p'), ({ innerText }) => innerText).join('\n'),
    undefined,
  );
  const sentences = text.match(/[^。；，,;\n]{8,16}(?=[。；，,;])/g) ?? [];
  return sentences.filter((sentence) => text.split(sentence).length === 2);
}

async function rounds(tab: Tab, choices: string[]) {
  const toolbar: Measured[] = [];
  const paint: Measured[] = [];
  for (const choice of choices) {
    await arm(tab, 'pointerup', 'toolbar');
    await tab.select(choice);
    toolbar.push(await measured(tab));
    await arm(tab, 'keydown', 'painted');
    await tab.press('h');
    paint.push(await measured(tab));
    await tab.waitFor('.toast-undo');
    await tab.press('Control+z');
    await until(
      () => tab.evaluate(() => CSS.highlights.has('quanyue-plain'), undefined),
      (there) => !there,
    );
  }
  const of = (all: Measured[]) => ({
    ms: typical(all.map(({ measured }) => measured)),
    ended: typical(all.map(({ painted }) => painted)),
    frames: typical(all.map(({ frames }) => frames)),
  });
  return { toolbar: of(toolbar), paint: of(paint), bare: await bareFrames(tab, choices) };
}
type Measured = Awaited<ReturnType<typeof measured>>;

/** What a frame costs the browser in which a selection and a plain box come, in ms to its end. */
async function bareFrames(tab: Tab, choices: string[]): Promise<number> {
  const took: number[] = [];
  for (const choice of choices)
    took.push(
      await tab.evaluate(async (words) => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        let node = walker.nextNode();
        while (node && !node.nodeValue?.includes(words)) node = walker.nextNode();
        const at = node?.nodeValue?.indexOf(words) ?? 0;
        const box = document.createElement('div');
        box.style.cssText = 'position:fixed;top:100px;left:100px;width:480px;height:44px;background:white;z-index:9';
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
        const from = performance.now();
        if (node) getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
        document.documentElement.append(box);
        await new Promise((resolve) => {
          const end = new MessageChannel();
          end.port1.onmessage = resolve;
          requestAnimationFrame(() => end.port2.postMessage(''));
        });
        const ms = performance.now() - from;
        box.remove();
        getSelection()?.removeAllRanges();
        return ms;
      }, choice),
    );
  return typical(took);
}

/** Main-thread milliseconds by the browser's own count, of the page's process. */
async function spent<T>(tab: Tab, work: () => Promise<T>): Promise<number> {
  // What was begun before is not to be counted.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const session = await pageOf(tab).context().newCDPSession(pageOf(tab));
  await session.send('Performance.enable');
  const read = async () =>
    (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  const before = await read();
  await work();
  const after = await read();
  await session.detach();
  return (after - before) * 1000;
}

const scroll = (tab: Tab) =>
  tab.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 200) {
      scrollTo(0, y);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    scrollTo(0, 0);
  }, undefined);

/** Which functions of ours run while the page scrolls from end to end, by the profiler's samples, 10,000 a second. */
async function oursWhileScrolling(tab: Tab): Promise<string[]> {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const session = await pageOf(tab).context().newCDPSession(pageOf(tab));
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 100 });
  await session.send('Profiler.start');
  await scroll(tab);
  const { profile } = await session.send('Profiler.stop');
  await session.detach();
  const frames = profile.nodes.map(({ callFrame }) => callFrame);
  return frames.flatMap(({ url, functionName }) => (url.startsWith('chrome-extension:') ? [functionName || '()'] : []));
}

// The page without notes, and with one, from which the text is known.
const choices = (await words(report)).slice(0, ROUNDS);
await rounds(report, choices.slice(0, 2));
const none = await rounds(report, choices);
await report.select(choices[0] ?? '');
await report.waitFor('.toolbar');
await report.press('1');
await report.waitGone('.toolbar');

// A thousand more, by the way that a reader would bring them: a backup with them, imported.
const library = await browser.ours('library.html#export?format=json');
await library.waitFor('.export-actions .button-primary');
await library.click('.export-actions .button-primary');
const saved = await until(
  () => browser.downloads(),
  // What is on its way to the disk is not yet whole.
  (files) =>
    [...files].some(([name, bytes]) => name.endsWith('.json') && bytes.toString('utf8').trimEnd().endsWith('}')),
);
const [, bytes] = [...saved].find(([name]) => name.endsWith('.json')) ?? [];
const backup = JSON.parse(bytes?.toString('utf8') ?? '{}') as Bundle;
const [model] = backup.notes;
const text = backup.texts.find(({ hash }) => hash === model?.text)?.text ?? '';
if (!model || !text) throw new Error('the backup holds no note');
const areas = policyAreas.codes.filter(({ parent }) => !parent);
backup.notes = Array.from({ length: NOTES }, (_, index): Note => {
  const start = Math.floor(((index + 0.5) / NOTES) * (text.length - 60));
  const end = start + 8 + ((index * 7) % 40);
  return {
    ...model,
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    anchor: describe(text, start, end),
    areas: [areas[index % areas.length]?.id ?? ''],
  };
});
const folder = mkdtempSync(join(tmpdir(), 'quanyue-bench-'));
const file = join(folder, 'many.json');
writeFileSync(file, JSON.stringify(backup));
await library.close();
const importing = await browser.ours('library.html#import');
await importing.upload('.import-file input', file);
await importing.waitFor('.import-counts');
await importing.click('.export-actions .button-primary');
await importing.waitFor('.toast-undo');
await importing.close();
await report.front();
await report.reload();
const painted = () =>
  report.evaluate(() => {
    let sum = 0;
    for (const [name, highlight] of CSS.highlights.entries())
      if (name.startsWith('quanyue-area')) sum += highlight.size;
    return sum;
  }, undefined);
await until(painted, (count) => count > areas.length);
await rounds(report, choices.slice(0, 2));
const many = await rounds(report, choices);
const scrolling = await oursWhileScrolling(report);
// The toolbar follows its words: that the profiler sees so much says that it would have seen the rest.
await report.select(choices[0] ?? '');
await report.waitFor('.toolbar');
const following = await oursWhileScrolling(report);
await report.evaluate(() => getSelection()?.removeAllRanges(), undefined);
await report.waitGone('.toolbar');

// Typing: in the card's comment, and in a bare textarea that lies over the same page.
await report.evaluate(() => {
  const field = document.createElement('textarea');
  field.id = 'bare';
  field.style.cssText = 'position:fixed;top:10px;left:10px;z-index:9';
  document.body.append(field);
}, undefined);

/** Main-thread time of typing a text, in the bare field and in the comment. */
async function typing(text: string): Promise<{ bare: number; comment: number }> {
  const comments: number[] = [];
  const bares: number[] = [];
  for (let round = 0; round < 5; round++) {
    await report.clickWords(choices[0] ?? '');
    await report.waitFor('.card textarea');
    await report.click('.card textarea');
    await report.type(text);
    comments.push(await spent(report, () => report.type(text.repeat(2))));
    await report.press('Escape');
    await report.click('#bare');
    await report.type(text);
    bares.push(await spent(report, () => report.type(text.repeat(2))));
  }
  return { bare: typical(bares), comment: typical(comments) };
}
const chinese = await typing('与上年比较口径一致');
const latin = await typing('same as last year');

const rows: [what: string, without: number, withNotes: number, bar?: number][] = [
  ['selection → toolbar', none.toolbar.ms, many.toolbar.ms, 1.5],
  ['the same in frames: seen in the first, the second…', none.toolbar.frames, many.toolbar.frames, 1.5],
  ['the same, to the end of that frame', none.toolbar.ended, many.toolbar.ended],
  ['a plain box with a selection, to the end of its frame', none.bare, many.bare],
  ['key → painted highlight', none.paint.ms, many.paint.ms, 1.5],
  ['the same, to the end of that frame', none.paint.ended, many.paint.ended],
  ['Chinese in the comment (against a bare textarea)', chinese.bare, chinese.comment, 2],
  ['Latin letters in the comment (the same)', latin.bare, latin.comment, 2],
];
const table = [
  `Reading with ${NOTES} notes on a page of ${text.length} characters; ${choices.length} rounds; lower quartiles, ms`,
  '',
  '| what | without | with | ratio | bar |',
  '| --- | ---: | ---: | ---: | ---: |',
  ...rows.map(
    ([what, before, after, bar]) =>
      `| ${what} | ${before.toFixed(1)} | ${after.toFixed(1)} | ${(after / before).toFixed(2)} | ${bar ? `≤ ${bar}` : ''} |`,
  ),
  `| functions of ours that run while the page scrolls: nothing open, the toolbar open | | ${scrolling.length}, ${following.length} | | 0, some |`,
].join('\n');
console.log(table);
mkdirSync('.results', { recursive: true });
writeFileSync('.results/bench-reading.md', `${table}\n`);
await browser.close();
await sites.close();
rmSync(folder, { recursive: true });
const isOver = rows.some(([, before, after, bar]) => bar !== undefined && !(after / before <= bar));
if (isOver || scrolling.length > 0 || following.length === 0) process.exitCode = 1;
