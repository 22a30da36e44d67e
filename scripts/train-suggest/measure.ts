import { gzipSync } from 'node:zlib';
import type { AreaSuggester, Weights } from '../../core/codebook/suggester';
import type { Facts, Labelled } from './passages';

export interface Figures {
  first: number;
  three: number;
  silent: number;
  areas: number;
  nones: number;
  misses: string[];
}

/** On passages whose two labels agree: first right, among the first three, silent where both say none. */
export function measure(passages: readonly Labelled[], suggesterOf: (passage: Labelled) => AreaSuggester): Figures {
  const figures: Figures = { first: 0, three: 0, silent: 0, areas: 0, nones: 0, misses: [] };
  for (const passage of passages) {
    const {
      primary: [label, other],
      text,
      h1,
      h2,
    } = passage;
    if (label !== other) continue;
    const slugs = suggesterOf(passage)({ text, headings: [h1, h2] }).map(({ slug }) => slug);
    if (label === 'NONE') {
      figures.nones++;
      if (slugs.length === 0) figures.silent++;
    } else {
      figures.areas++;
      if (slugs[0] === label) figures.first++;
      if (slugs.slice(0, 3).includes(label)) figures.three++;
    }
    if (label !== (slugs[0] ?? 'NONE'))
      figures.misses.push(`${passage.id} ${label} ${slugs.slice(0, 3).join(' ') || '(silent)'}`);
  }
  return figures;
}

/** Cohen's κ of the two labels: how far the labellers agree beyond chance. */
export function kappa(passages: readonly Labelled[]): number {
  const shares = [new Map<string, number>(), new Map<string, number>()];
  let agreed = 0;
  for (const { primary } of passages) {
    if (primary[0] === primary[1]) agreed += 1 / passages.length;
    primary.forEach((label, i) => {
      shares[i]?.set(label, (shares[i]?.get(label) ?? 0) + 1 / passages.length);
    });
  }
  const chance = [...(shares[0] ?? [])].reduce((sum, [label, share]) => sum + share * (shares[1]?.get(label) ?? 0), 0);
  return (agreed - chance) / (1 - chance);
}

const percent = (part: number, of: number) => `${((100 * part) / of).toFixed(1).padStart(5)} %`;
export const row = (name: string, { first, three, silent, areas, nones }: Figures): string =>
  `${name.padEnd(44)}${percent(first, areas)}  ${percent(three, areas)}  ${percent(silent, nones)}` +
  `  (${first}, ${three} of ${areas}; ${silent} of ${nones})`;

/** The plain list of the codebook's facts, by the rule given there: the baseline. */
export function plainList(facts: Facts): AreaSuggester {
  const words = facts.areas.flatMap(({ code, keywords }) => keywords.map((each) => ({ ...each, code })));
  words.sort((a, b) => b.word.length - a.word.length);
  const quiet = /衷心的?感谢|崇高的?敬意|让我们|的结果[,，。是]|紧密地?团结在|请予?审[议查]|提出意见|使命催人奋进/;
  return ({ text, headings }) => {
    if (quiet.test(text)) return [];
    const scores = new Map<string, number>();
    const count = (where: string, factor: number) => {
      let rest = where;
      for (const { word, weight, code } of words) {
        const times = rest.split(word).length - 1;
        if (times === 0) continue;
        rest = rest.replaceAll(word, '\n');
        scores.set(code, (scores.get(code) ?? 0) + factor * weight * (times > 1 ? 1.5 : 1));
      }
    };
    count(text, 1);
    count(headings.at(-1) ?? '', 2);
    const ranked = [...scores].sort(([, a], [, b]) => b - a);
    const best = ranked[0]?.[1] ?? 0;
    return ranked
      .filter(([, score]) => score >= 2 && score >= 0.4 * best)
      .slice(0, 3)
      .map(([slug, score]) => ({ slug, score, words: [] }));
  };
}

export const zipped = (weights: Weights): number => gzipSync(JSON.stringify(weights), { level: 9 }).length;
