import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type * as Anchoring from '../../../core/anchoring/index.ts';
import { basesFrom, invented, ofLength } from './base.ts';
import { bundled } from './bundle.ts';
import { emptyTally, judge, type Tally } from './judge.ts';
import { type SceneName, sceneNames, stage } from './scenes.ts';

/**
 * Accuracy alone, in Node, quick enough to try a thought on many texts and seeds:
 *   node tests/bench/anchoring/accuracy.ts [--seed 1] [--seeds 5] [--notes 1000] [--length 19000] [--scene split]…
 *     [--text file-or-folder] [--tell]     (--tell prints what became of each note that is not correct)
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '5' },
    notes: { type: 'string', default: '1000' },
    length: { type: 'string', default: '19000' },
    scene: { type: 'string', multiple: true },
    text: { type: 'string' },
    tell: { type: 'boolean', default: false },
  },
});
const entry = fileURLToPath(new URL('../../../core/anchoring/index.ts', import.meta.url));
const code = await bundled(entry, 'esm');
const { describe, locate }: typeof Anchoring = await import(`data:text/javascript,${encodeURIComponent(code)}`);

const bases = values.text ? basesFrom(values.text) : [invented];
const first = Number(values.seed);
const wanted = values.scene ? sceneNames.filter((name) => values.scene?.includes(name)) : sceneNames;
const table: Record<string, Record<string, string | number>> = {};
for (const name of wanted) {
  const tally = emptyTally();
  let time = 0;
  for (const base of bases)
    for (let seed = first; seed < first + Number(values.seeds); seed++)
      time += run(name, ofLength(base, Number(values.length), seed), seed, `${base.name} ${seed}`, tally);
  table[name] = row(tally, time / bases.length / Number(values.seeds));
}
console.table(table);

function run(name: SceneName, text: string, seed: number, label: string, tally: Tally): number {
  const scene = stage(name, text, Number(values.notes), seed);
  const anchors = scene.notes.map(({ start, end }) => describe(scene.before, start, end));
  const began = performance.now();
  const found = locate(scene.after, anchors);
  const took = performance.now() - began;
  judge(scene, found, tally, (index, what) => {
    if (!values.tell) return;
    const { prefix = '', exact = '', suffix = '' } = anchors[index]?.quote ?? {};
    const show = (span: { start: number; end: number } | undefined) =>
      span &&
      `${scene.after.slice(span.start - 32, span.start)}⟦${scene.after.slice(span.start, span.end)}⟧${scene.after.slice(span.end, span.end + 32)}`;
    const place = found[index];
    const truth = scene.truth[index];
    console.log(`\n${name} ${label} #${index} ${what} ${JSON.stringify(place)}`);
    console.log(`  note  ${prefix}⟦${exact}⟧${suffix}`.replaceAll('\n', '⏎'));
    if (place && place.status !== 'lost') console.log(`  found ${show(place)}`.replaceAll('\n', '⏎'));
    if (typeof truth === 'object') console.log(`  truth ${show(truth)}`.replaceAll('\n', '⏎'));
  });
  return took;
}

function row(tally: Tally, time: number): Record<string, string | number> {
  const share = (part: number, whole: number) => (whole ? `${((100 * part) / whole).toFixed(2)} %` : '–');
  return {
    present: tally.present,
    correct: share(tally.correct, tally.present),
    near: tally.near,
    wrong: `${tally.wrong} (${share(tally.wrong, tally.present)})`,
    doubtful: `${tally.doubtful} (${share(tally.doubtful, tally.present)})`,
    lost: tally.lost,
    absent: tally.absent,
    painted: `${tally.absentPainted} (${share(tally.absentPainted, tally.absent)})`,
    ms: time.toFixed(0),
  };
}
