/**
 * Replays the labelled passages as notes of a reader whose codebook is not ours: all areas are renamed, and the five
 * largest are replaced by two codes of the reader's own each, by a rule that the suggester does not know. After 60 notes,
 * how often do the first three hold the code that this reader would choose? Below the bar this fails.
 *
 * Then, harder, with every code the reader's own: by the names that such a reader gives, written once and not adjusted;
 * and without a bar under a name that says nothing, where a code that no note
 * has had cannot be known (of the 27 a note in eight asks for such a one, once learning has stopped). What is right of
 * the codes that were met is told beside it.
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
const BAR = 0.85;
const SHUFFLES = 20;
/** A half of its area: what the reader keeps apart. */
const split: Record<string, [string, RegExp]> = {
  AGRI: ['乡村', /乡村|村|人居|脱贫|贫困/],
  ENVR: ['污染防治', /污染|大气|空气|水质|环保|督察/],
  ADMN: ['廉政', /廉|腐|纪律|八项规定/],
  URBN: ['住房与小区', /住房|小区|棚|房/],
  INDU: ['园区', /园区|开发区|产业园/],
};
/** How a reader may call what the areas are about. */
const named: Record<string, string> = {
  MACRO: '经济总体',
  FISC: '财税金融',
  INDU: '制造业',
  TECH: '科研创新',
  DIGI: '数字经济',
  SERV: '商贸流通',
  INVT: '重大项目',
  RFRM: '深化改革',
  OPEN: '外贸外资',
  AGRI: '农业生产',
  URBN: '城市建设',
  INFR: '交通水利',
  ENVR: '绿色低碳',
  CULT: '文体旅游',
  EDUC: '学校教育',
  HLTH: '医疗卫生',
  EMPL: '就业增收',
  WELF: '养老托幼',
  GOVN: '基层治理',
  SAFE: '安全生产',
  ADMN: '政府自身建设',
  UNIT: '民族宗教',
};
const suggester = makeSuggester(weights);
const passages = readLabelled().filter(({ primary: [a, b] }) => a === b && a !== 'NONE');
const nameOf = (label: string, text: string) =>
  split[label]?.[1].test(text) ? `${label}/${split[label]?.[0]}` : label;
console.log(`after ${AFTER} notes, ${SHUFFLES} orders; bar: ${100 * BAR} % in three`);
const names = [...new Set(passages.map(({ primary: [label], text }) => nameOf(label, text)))].sort();

for (const [title, kind] of [
  ['renamed and split', 'renamed'],
  ['made anew, named', 'named'],
  ['made anew, names that say nothing', 'nameless'],
] as const) {
  const codes = names.map((name, order): Code => {
    const [label = '', half] = name.split('/');
    const slug = kind === 'renamed' && !(label in split) ? { slug: name } : {};
    const own = kind === 'named' ? named[label] : `我的${name}`;
    const zh = kind === 'nameless' ? `码${order}` : (half ?? own ?? name);
    return { id: `own ${name}`, facet: 'area', name: { zh, en: name }, order, ...slug };
  });
  for (const goesOn of [false, true]) {
    const held = report(`${title}, ${goesOn ? 'learning on' : 'learning stopped'}`, codes, goesOn);
    if (kind !== 'nameless' && held < BAR) process.exitCode = 1;
  }
}

/** @returns the share of passages of which the first three hold the right code */
function report(title: string, codes: readonly Code[], goesOn: boolean): number {
  const asked: { first: boolean; three: boolean; met: boolean }[] = [];
  for (let seed = 1; seed <= SHUFFLES; seed++) {
    const learned = nothingLearned();
    shuffled(passages, seed).forEach(({ text, h1, h2, primary: [label] }, i) => {
      const passage = { text, headings: [h1, h2] };
      const areas = suggester(passage);
      const code = `own ${nameOf(label, text)}`;
      if (i >= AFTER) {
        const place = suggestLearned(passage, suggester, codes, learned).findIndex((each) => each.code === code);
        asked.push({ first: place === 0, three: place >= 0 && place < 3, met: learned.codes.has(code) });
      }
      if (i < AFTER || goesOn) learn(learned, { ...passage, areas: [code] }, areas);
    });
  }
  const met = asked.filter((each) => each.met);
  const held = asked.filter(({ three }) => three).length / asked.length;
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const first = percent(asked.filter((each) => each.first).length / asked.length);
  const ofMet = percent(met.filter(({ three }) => three).length / met.length);
  console.log(
    `${title.padEnd(54)} first ${first}  in three ${percent(held)}  of codes met (${percent(met.length / asked.length)}) ${ofMet}`,
  );
  return held;
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
