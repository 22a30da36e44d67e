/**
 * What a suggestion costs beside the same passage's search for every word of a plain list of the same size: both in one
 * run, in turns, so that the ratio holds on a busy machine. Invented passages; the corpus's where it is there.
 */
import { existsSync, readFileSync } from 'node:fs';
import weights from '../../core/codebook/suggest-weights.data.json';
import { makeSuggester } from '../../core/codebook/suggester';
import { beside } from '../beside';

const labelled = beside('corpus/passages.json');
const invented = [
  '扛稳粮食安全责任，新建高标准农田三万亩，粮食播种面积稳定在四十万亩以上，农产品加工产值增长百分之八。',
  '各位代表！让我们更加紧密地团结起来，锐意进取、真抓实干，为谱写清溪现代化建设新篇章而努力奋斗！',
].map((text) => ({ text, headings: ['二、2026年重点工作', '（三）推进乡村全面振兴'] }));
const passages: { text: string; headings: string[] }[] = existsSync(labelled)
  ? JSON.parse(readFileSync(labelled, 'utf8')).map(({ text, h1, h2 }: Record<'text' | 'h1' | 'h2', string>) => ({
      text,
      headings: [h1, h2],
    }))
  : invented;

const suggest = makeSuggester(weights);
const list = [
  ...weights.lexicon.flatMap(({ words }) => words.split(' ')),
  ...weights.grams.split(' ').map((gram) => gram.replace(/^[#@]/, '')),
];
let found = 0;
const search = (text: string) => {
  for (const word of list) if (text.includes(word)) found++;
};

const ratios: number[] = [];
let spent = 0;
const ROUNDS = 7;
for (let round = 0; round < ROUNDS; round++) {
  const start = performance.now();
  for (const passage of passages) suggest(passage);
  const between = performance.now();
  for (const { text, headings } of passages) search(text + headings.join('\n'));
  const end = performance.now();
  if (round > 0) ratios.push((between - start) / (end - between));
  if (round > 0) spent += between - start;
}
ratios.sort((a, b) => a - b);
const median = ratios[ratios.length >> 1] ?? Number.NaN;
console.log(
  `${list.length} words, ${passages.length} passages: ${(spent / (ROUNDS - 1) / passages.length).toFixed(3)} ms a suggestion, ` +
    `${median.toFixed(2)} of the plain search (${ratios.map((ratio) => ratio.toFixed(2)).join(' ')})`,
);
if (!(median < 1) || found === 0) process.exitCode = 1;
