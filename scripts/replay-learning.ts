/**
 * Replays the labelled passages as notes of a reader whose codebook is not ours: all areas are renamed, and the five
 * largest are replaced by two codes of the reader's own each, by a rule that the suggester does not know. After 60 notes,
 * how often do the first three hold the code that this reader would choose? Then, harder, with every code the reader's
 * own, so that a code is unknown until a note has it.
 */
import { learn, nothingLearned, suggestLearned } from '../core/codebook/learn';
import weights from '../core/codebook/suggest-weights.data.json';
import { makeSuggester } from '../core/codebook/suggester';
import type { Code } from '../core/model';
import { readLabelled, root, there } from './train-suggest/passages';

if (!there) {
  console.log(`Nothing at ${root}: nothing measured.`);
  process.exit(0);
}
const AFTER = 60;
const SHUFFLES = 20;
/** A half of its area: what the reader keeps apart. */
const split: Record<string, [string, RegExp]> = {
  AGRI: ['乡村', /乡村|村|人居|脱贫|贫困/],
  ENVR: ['污染防治', /污染|大气|空气|水质|环保|督察/],
  ADMN: ['廉政', /廉|腐|纪律|八项规定/],
  URBN: ['住房与小区', /住房|小区|棚|房/],
  INDU: ['园区', /园区|开发区|产业园/],
};
const suggester = makeSuggester(weights);
const passages = readLabelled().filter(({ primary: [a, b] }) => a === b && a !== 'NONE');
const nameOf = (label: string, text: string) =>
  split[label]?.[1].test(text) ? `${label}/${split[label]?.[0]}` : label;
console.log(`after ${AFTER} notes, ${SHUFFLES} orders; bar: 85 % in three`);
const names = [...new Set(passages.map(({ primary: [label], text }) => nameOf(label, text)))].sort();

for (const [title, keepsSlug] of [
  ['renamed and split', true],
  ['all codes made anew', false],
] as const) {
  const codes = names.map((name, order): Code => {
    const slug = keepsSlug && !((name.split('/')[0] as string) in split) ? { slug: name } : {};
    return { id: `own ${name}`, facet: 'area', name: { zh: `我的${name}`, en: name }, order, ...slug };
  });
  for (const goesOn of [false, true]) report(`${title}, ${goesOn ? 'learning on' : 'learning stopped'}`, codes, goesOn);
}

function report(title: string, codes: readonly Code[], goesOn: boolean): void {
  let right = 0;
  let first = 0;
  let asked = 0;
  for (let seed = 1; seed <= SHUFFLES; seed++) {
    const learned = nothingLearned();
    shuffled(passages, seed).forEach(({ text, h1, h2, primary: [label] }, i) => {
      const passage = { text, headings: [h1, h2] };
      const areas = suggester(passage);
      const code = `own ${nameOf(label, text)}`;
      if (i >= AFTER) {
        const got = suggestLearned(passage, areas, codes, learned).map((each) => each.code);
        asked++;
        if (got[0] === code) first++;
        if (got.slice(0, 3).includes(code)) right++;
      }
      if (i < AFTER || goesOn) learn(learned, { ...passage, areas: [code] }, areas);
    });
  }
  const percent = (part: number) => `${((100 * part) / asked).toFixed(1)} %`;
  console.log(`${title.padEnd(40)} first ${percent(first)}  in three ${percent(right)}`);
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed;
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    state = (state * 1103515245 + 12345) % 2147483648;
    const j = Math.floor((state / 2147483648) * (i + 1));
    [order[i], order[j]] = [order[j] as T, order[i] as T];
  }
  return order;
}
