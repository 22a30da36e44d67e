/**
 * Trains what `suggest` knows, and keeps it where it is not worse than what is shipped in any figure; with --check it
 * only measures both, for the code, the corpus or the facts may have moved on since; with --labelled=FILE on other passages of the same make.
 *
 * Weak supervision: no passage that people labelled is trained on. The labels come from the weighted words of the
 * codebook's facts, from seed words written by hand (train-suggest/seeds.ts; how much each counts is its purity in the
 * corpus), from headings and lead sentences, and from the set phrases that frame a report.
 *
 * What the figures are worth: the 240 labelled passages of the corpus measure, and are not a sealed test. Their misses
 * were looked at while seeds, set phrases and shares were written and adjusted. The cross-validated figures keep each
 * passage's report out of the training, which undoes that only in part. Below the bars they fail the run.
 *
 * Held out: 200 other passages of 46 reports of the corpus, labelled by two who saw neither suggestions nor each other's
 * labels (κ 0.97; on 157 they agreed on an area, on 37 on none), were measured once before anyone looked at one of them:
 *   as shipped then              87.9 % first (138 of 157)  96.8 % in three (152)  67.6 % silent (25 of 37)
 *   trained without the report   86.0 % first (135 of 157)  95.5 % in three (150)  70.3 % silent (26 of 37)
 * So silence fell short (bar 75 %): framing was given an area, above all what opens a part under no heading of its own.
 * After that, and no word was taken from those passages: a heading that is not there became a feature; between rounds of
 * training labels come from what was learned of other reports, since what had learned its own weak labels by heart
 * was worse at silence on texts that it knew than on others; silence begins where none is 1.5 times as likely as the best
 * area, in place of 3. Since then these 200 are no longer held out either: the threshold was looked at on them.
 *   as shipped now               87.9 % first (138 of 157)  96.2 % in three (151)  78.4 % silent (29 of 37)
 *   trained without the report   85.4 % first (134 of 157)  95.5 % in three (150)  81.1 % silent (30 of 37)
 * and on the 240 passages of the corpus:
 *   as shipped now               86.6 % first (168 of 194)  96.9 % in three (188)  86.1 % silent (31 of 36)
 *   trained without the report   86.1 % first (167 of 194)  96.9 % in three (188)  91.7 % silent (33 of 36)
 * Trained anew with the code as it stands now the weights would be others, at 86.1 % (167) / 96.9 % (188) /
 * 86.1 % (31): worse by one passage, so those that were shipped stay; cross-validated in five folds 85.6 % (166), 96.4 % (187),
 * 88.9 % (32).
 * Held out anew: 160 other passages of 42 reports, labelled in the same way by two others (κ 0.97; 140 agreed on an area, 16
 * on none), measured once on what stands above, and nothing was changed after it:
 *   as shipped                   90.0 % first (126 of 140)  97.9 % in three (137)  81.3 % silent (13 of 16)
 *   trained without the report   90.7 % first (127 of 140)  96.4 % in three (135)  81.3 % silent (13 of 16)
 *
 * Inputs lie outside the repository (QUANYUE_SHARED); the output is core/codebook/suggest-weights.data.json.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { makeSuggester, type Weights } from '../core/codebook/suggester';
import { kappa, measure, plainList, row, zipped } from './train-suggest/measure';
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
const weights = JSON.parse(readFileSync(output, 'utf8')) as Weights;
console.log(`${items.length} passages; ${weights.grams.split(' ').length} grams; ${zipped(weights)} bytes gzip`);
console.log(`${''.padEnd(44)}  first   in three   silent`);
const given = process.argv.find((each) => each.startsWith('--labelled='))?.slice('--labelled='.length);
const passages = readLabelled(given);
console.log(`${passages.length} labelled passages, the two labels' κ ${kappa(passages).toFixed(3)}`);
const plain = plainList(facts);
console.log(
  row(
    'plain word list',
    measure(passages, () => plain),
  ),
);
const own = makeSuggester(weights);
const shipped = measure(passages, () => own);
console.log(row('suggest, as shipped', shipped));
const anew = train(items, facts);
const fresh = makeSuggester(anew);
const trained = measure(passages, () => fresh);
console.log(row('suggest, trained anew on the same', trained));
const isSame = JSON.stringify(anew) === JSON.stringify(weights);
const isWorse = (['first', 'three', 'silent'] as const).some((figure) => trained[figure] < shipped[figure]);
console.log(
  isSame
    ? 'trained anew they are the weights that are shipped'
    : `trained anew they are other weights, ${isWorse ? 'worse: those that are shipped stay' : 'not worse'}`,
);
if (!check && !isSame && !isWorse) writeFileSync(output, `${JSON.stringify(anew)}\n`);

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
console.log(`${'bars'.padEnd(44)} 85.0 %   95.0 %   75.0 %`);
const kept =
  crossed.first >= 0.85 * crossed.areas &&
  crossed.three >= 0.95 * crossed.areas &&
  crossed.silent >= 0.75 * crossed.nones;
if (!kept) process.exitCode = 1;
if (process.argv.includes('--misses')) console.log(crossed.misses.join('\n'));
