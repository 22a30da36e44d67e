/**
 * `npm run bench:detector`: what one look of the detector costs, against one `document.body.innerText` of the same page,
 * in real Chromium: medians of pairs measured in turn, in one run. Fails where a look costs more than twice. Then how
 * the cost of understanding grows with the text, per character: it must stay near 1.
 */
import { chromium } from '@playwright/test';
import { build } from 'esbuild';
import { writingSite } from '../../pages/layouts.ts';
import { roadNews } from '../../pages/other-texts.ts';
import { title, whole } from '../../pages/report.ts';
import type { Measured } from './in-page.ts';

const PAIRS = Number(process.env.QUANYUE_PAIRS ?? 31);
const BAR = 2;
/** What is linear stays below: caches and the collector have their say. */
const GROWTH = 2;
const LONGER = 16;

interface InPage {
  measure(pairs: number): Measured;
  growth(piece: string, times: number, pairs: number): number;
}

/** At least so many characters of the given paragraphs. */
function fill(paragraphs: readonly string[], characters: number): string[] {
  const filled: string[] = [];
  for (let sum = 0, at = 0; sum < characters; at++) {
    const paragraph = paragraphs[at % paragraphs.length] ?? '';
    filled.push(paragraph);
    sum += paragraph.length;
  }
  return filled;
}
const site = (heading: string, paragraphs: readonly string[]) =>
  writingSite({
    heading,
    paragraphs,
    characters: paragraphs.join('').length,
    addresses: ['http://www.qingxi.example/1.html'],
    current: 0,
  });
const news = fill(roadNews.paragraphs, 1500);
const links = (count: number) =>
  `<ul>${Array.from({ length: count }, (_, at) => `<li><a href="/a/${at}.html">清溪县第${at}年政府工作报告全文</a></li>`).join('')}</ul>`;

const pages: [name: string, html: string][] = [
  ['report, 20,000 characters', site(title, fill(whole, 20_000))],
  ['ordinary news page', site(roadNews.heading, news)],
  ['2 MB page', site(roadNews.heading, fill(roadNews.paragraphs, 660_000))],
  ['20,000 links to reports', site('政府工作报告', news).replace('</body>', `${links(20_000)}</body>`)],
];

const pieces: [name: string, piece: string][] = [
  ['a report over and over', `${whole.join('\n')}\n`],
  ['a report without line breaks', whole.join('')],
  ['links to reports', '清溪县2024年政府工作报告\n'],
  ['openings that never end', '我代表县政府'],
  ['note marks', '“双强”①，'],
  ['headings', '一、回顾\n'],
];

const bundle = await build({
  entryPoints: ['tests/bench/detector/in-page.ts'],
  bundle: true,
  minify: true,
  format: 'iife',
  charset: 'utf8',
  write: false,
  logLevel: 'warning',
});
const script = bundle.outputFiles[0]?.text ?? '';
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' });
const median = (numbers: number[]): number => numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

let over = false;
try {
  console.log(`page                         characters  verdict    innerText     look   ratio  (cold)  (bar ${BAR})`);
  for (const [name, html] of pages) {
    const page = await browser.newPage();
    await page.setContent(html);
    await page.addScriptTag({ content: script });
    const { verdict, characters, cold, pairs } = await page.evaluate<Measured, number>(
      (count) => (globalThis as unknown as InPage).measure(count),
      PAIRS,
    );
    const ratio = median(pairs.map(({ detect, innerText }) => detect / innerText));
    const inBar = ratio <= BAR;
    over ||= !inBar;
    console.log(
      `${name.padEnd(28)} ${String(characters).padStart(10)}  ${verdict.padEnd(8)} ${median(
        pairs.map((pair) => pair.innerText),
      )
        .toFixed(2)
        .padStart(8)} ms ${median(pairs.map((pair) => pair.detect))
        .toFixed(2)
        .padStart(6)} ms  ${ratio.toFixed(2)}  (${(cold.detect / cold.innerText).toFixed(2)})${inBar ? '' : '  OVER'}`,
    );
    await page.close();
  }
  const page = await browser.newPage();
  await page.addScriptTag({ content: script });
  console.log(`\ncost per character of a text ${LONGER} times as long  (bar ${GROWTH})`);
  for (const [name, piece] of pieces) {
    const growth = await page.evaluate<number, [string, number, number]>(
      (given) => (globalThis as unknown as InPage).growth(...given),
      [piece, LONGER, 7],
    );
    const inBar = growth <= GROWTH;
    over ||= !inBar;
    console.log(`${name.padEnd(28)} ${growth.toFixed(2)}${inBar ? '' : '  OVER'}`);
  }
} finally {
  await browser.close();
}
process.exitCode = over ? 1 : 0;
