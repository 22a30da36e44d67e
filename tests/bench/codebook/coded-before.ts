import { openChromium, pageOf } from '../../e2e/support/chromium.ts';
import { mark } from '../../e2e/support/steps.ts';
import { pages } from '../../pages/addresses.ts';
import { whole } from '../../pages/report.ts';
import { serve } from '../../pages/server.ts';
import { bundled } from '../anchoring/bundle.ts';

/*
 * What it costs to tell where a note's words were coded before, among thousands of notes in real Chromium: by reading all
 * of them, which is the oracle, and by their wordings, in turns in one run. Wordings are made at the first question
 * (`made`), read again by a background that was ended (`read`), or known to it (`known`). Then what a reader waits for:
 * from the click on a passage to the line in its card. `--notes=10000,100000 --rounds=5`
 */

const given = (name: string, otherwise: string) =>
  process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
const ROUNDS = Number(given('rounds', '5'));
const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const words = '发放消费券2200万元,以旧换新撬动汽车家电销售6.7亿元';
const clauses = whole.flatMap((each) => each.split(/[,;。:、]/)).filter(({ length }) => length >= 6 && length <= 24);

declare const InPage: typeof import('./in-page.ts');

for (const notes of given('notes', '10000,100000').split(',').map(Number)) {
  const sites = await serve();
  const browser = await openChromium({ port: sites.port });
  const report = await browser.open(pages.sample);
  await mark(report, words, '1');
  const library = await browser.ours('library.html#settings');
  await library.waitFor('nav');
  const script = await bundled('tests/bench/codebook/in-page.ts', 'iife', 'InPage');
  await pageOf(library).evaluate(`(() => { ${script}; globalThis.InPage = InPage; })()`);
  const id = await library.evaluate(
    async ([count, clauses]) => {
      await InPage.open();
      await InPage.fill(count, clauses);
      return InPage.own();
    },
    [notes, clauses] as const,
  );
  const clock = (way: 'slow' | 'quick', anew = false) =>
    library.evaluate(
      async ([way, id, anew]) => {
        if (anew) await InPage.open();
        return InPage.clocked(way, id);
      },
      [way, id, anew] as const,
    );
  const made = await clock('quick');
  const times = { slow: [] as number[], read: [] as number[], known: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    const slow = await clock('slow');
    const read = await clock('quick', true);
    const known = await clock('quick');
    if (slow.found !== read.found || slow.found !== known.found || !slow.found)
      throw new Error(`not the same: ${slow.found} | ${read.found}`);
    times.slow.push(slow.ms);
    times.read.push(read.ms);
    times.known.push(known.ms);
  }
  const size = await library.evaluate(() => InPage.bytes(), undefined);
  const ratio = (way: 'read' | 'known') => median(times[way].map((ms, i) => ms / (times.slow[i] ?? 1))).toFixed(3);
  console.log(
    `${notes} notes: reading all ${median(times.slow).toFixed(0)} ms · wordings made ${made.ms.toFixed(0)} ms once, ` +
      `read ${median(times.read).toFixed(0)} ms (${ratio('read')}), known ${median(times.known).toFixed(1)} ms (${ratio('known')}); ` +
      `${(size.marks / size.notes).toFixed(0)} bytes a note`,
  );

  await report.front();
  const shown: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await report.clickWords(words.slice(0, 10));
    await report.waitFor('.coded-before');
    shown.push(performance.now() - start);
    await report.press('Escape');
    await report.waitGone('.card');
  }
  console.log(
    `${notes} notes: the card says it after ${median(shown).toFixed(0)} ms (${shown.map(Math.round).join(' ')})`,
  );
  await browser.close();
  await sites.close();
}
