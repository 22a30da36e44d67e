/**
 * Trains what `suggest` knows, or with --check measures it.
 *
 * Weak supervision: no passage that people labelled is trained on. The labels come from the weighted words of the
 * codebook's facts, from seed words written by hand (train-suggest/seeds.ts; how much each counts is its purity in the
 * corpus), from headings and lead sentences, and from the set phrases that frame a report.
 *
 * What the figures are worth: the 240 labelled passages measure, and are not a sealed test. Their misses were looked at
 * while seeds, set phrases and shares were written and adjusted, and the threshold of silence was chosen on them. The
 * cross-validated figures keep each passage's report out of the training, which undoes the first of these only in
 * part and the second not at all: on passages never seen, some points less are to be expected.
 *
 * Inputs lie outside the repository (QUANYUE_SHARED); the output is core/codebook/suggest-weights.data.json.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { makeSuggester, type Weights } from '../core/codebook/suggester';
import { measure, plainList, row, zipped } from './train-suggest/measure';
import { readFacts, readItems, readLabelled, root, there } from './train-suggest/passages';
import { train } from './train-suggest/train';

const output = 'core/codebook/suggest-weights.data.json';
const FOLDS = 5;

if (!there) {
  console.log(`Nothing at ${root}: nothing trained or measured.`);
  process.exit(0);
}
const facts = readFacts();
const items = readItems();
const check = process.argv.includes('--check');
if (!check) writeFileSync(output, `${JSON.stringify(train(items, facts))}\n`);

const weights = JSON.parse(readFileSync(output, 'utf8')) as Weights;
console.log(`${items.length} passages; ${weights.grams.split(' ').length} grams; ${zipped(weights)} bytes gzip`);
console.log(`${''.padEnd(44)}  first   in three   silent`);
const passages = readLabelled();
const plain = plainList(facts);
console.log(
  row(
    'plain word list',
    measure(passages, () => plain),
  ),
);
const own = makeSuggester(weights);
console.log(
  row(
    'suggest, as shipped',
    measure(passages, () => own),
  ),
);

const reports = [...new Set(items.map(({ report }) => report))];
const foldOf = (report: string) => Math.max(0, reports.indexOf(report)) % FOLDS;
const folds = Array.from({ length: FOLDS }, (_, fold) =>
  makeSuggester(
    train(
      items.filter(({ report }) => foldOf(report) !== fold),
      facts,
    ),
  ),
);
const crossed = measure(passages, ({ report }) => folds[foldOf(report)] ?? own);
console.log(row(`suggest, ${FOLDS}-fold by report`, crossed));
console.log(row('bars', { first: 85, three: 95, silent: 75, areas: 100, nones: 100, misses: [] }));
if (process.argv.includes('--misses')) console.log(crossed.misses.join('\n'));
