import { grams, type Parts, type Passage, partsOf, subjectOf } from './features';

/*
 * Two judges, each blind where the other sees: a lexicon, whose words were written by people and weighed by how purely
 * they keep to one area in the corpus, and a multinomial logistic regression over character grams of passage, heading
 * and part. Both give a probability for each area and for none; their weighted geometric mean decides.
 */

/** As trained by scripts/train-suggest.ts. Classes are the areas in order, the last class is none. */
export interface Weights {
  /** Slugs. */
  areas: string[];
  /** By area: its words, and their weights in tenths. */
  lexicon: { words: string; tenths: number[] }[];
  /** By area: words of headings and lead sentences that name it. */
  subjects: string[];
  /** Grams of the passage, of the heading nearest (H…), of the part's title (P…), separated by spaces. */
  grams: string;
  /** For each gram its classes and weights as pairs of characters, separated by spaces: see `unpack`. */
  weights: string;
  bias: number[];
  /** What the characters' steps are worth. */
  step: number;
}

/** How much each source counts. Set by hand, in steps too coarse to fit single passages. */
export const share = {
  lead: 1,
  near: 1,
  part: 0.5,
  subjectLead: 3,
  subjectNear: 2,
  subjectPart: 1,
  none: 3,
  frame: 2.5,
  problem: 12,
  gramLead: 2,
  gramNear: 0.4,
  gramPart: 0.5,
  lexicon: 0.35,
  /** Silent where none is so many times as likely as the best area. */
  silence: 1,
};

/** An area that a passage speaks of. */
export interface AreaScore {
  slug: string;
  /** Among the areas; 1 is certain. */
  score: number;
  words: string[];
}

export type AreaSuggester = (passage: Passage) => AreaScore[];

export interface Entry {
  area: number;
  weight: number;
}

/** Finds the words of a list in a text, the longest first, each place once. */
export class Lexicon {
  private readonly longest = new Map<string, number>();
  constructor(readonly words: ReadonlyMap<string, Entry>) {
    for (const word of words.keys()) {
      const first = word.slice(0, 1);
      this.longest.set(first, Math.max(this.longest.get(first) ?? 0, word.length));
    }
  }

  find(text: string): { word: string; entry: Entry; start: number }[] {
    const found: { word: string; entry: Entry; start: number }[] = [];
    for (let start = 0; start < text.length; ) {
      let length = Math.min(this.longest.get(text.charAt(start)) ?? 0, text.length - start);
      for (; length > 1; length--) {
        const word = text.slice(start, start + length);
        const entry = this.words.get(word);
        if (!entry) continue;
        found.push({ word, entry, start });
        break;
      }
      start += Math.max(length, 1);
    }
    return found;
  }

  /** Adds what the words say; a word said again counts half, then no more. */
  add(text: string, factor: number, scores: Float64Array): void {
    const seen = new Map<string, number>();
    for (const { word, entry } of this.find(text)) {
      const times = seen.get(word) ?? 0;
      seen.set(word, times + 1);
      if (times < 2) scores[entry.area] = (scores[entry.area] ?? 0) + (factor * entry.weight) / (times + 1);
    }
  }
}

/** What lexicon and set phrases say: a probability for each class. `subjects` by word. */
export function judge(parts: Parts, lexicon: Lexicon, subjects: readonly (readonly [string, number])[], none: number) {
  const scores = new Float64Array(none + 1);
  const lead = parts.text.slice(0, parts.lead);
  lexicon.add(parts.text, 1, scores);
  lexicon.add(lead, share.lead, scores);
  lexicon.add(parts.near, share.near, scores);
  lexicon.add(parts.part, share.part, scores);
  const name = (title: string, factor: number) => {
    if (title)
      for (const [word, area] of subjects) {
        const at = title.indexOf(word);
        if (at >= 0) scores[area] = (scores[area] ?? 0) + factor * (at < 12 ? 1 : 0.6);
      }
  };
  if (!parts.note) name(subjectOf(lead), share.subjectLead);
  name(subjectOf(parts.near), share.subjectNear);
  name(parts.part, share.subjectPart);
  scores[none] = (parts.note ? 0 : share.none) + share.frame * parts.frames + (parts.problem ? share.problem : 0);
  return softmax(scores);
}

/** The passage as features and values: those of text, heading and part have a length of their own. */
export function vectorOf(parts: Parts, has: (feature: string) => boolean): Map<string, number> {
  const vector = new Map<string, number>();
  const add = (space: string, text: string, scale: number, lead: number) => {
    const values = new Map<string, number>();
    for (const { gram, end } of grams(text)) {
      const feature = space + gram;
      if (has(feature)) values.set(feature, Math.max(values.get(feature) ?? 0, end <= lead ? share.gramLead : 1));
    }
    let square = 0;
    for (const value of values.values()) square += value * value;
    for (const [feature, value] of values) vector.set(feature, (scale * value) / Math.sqrt(square));
  };
  add('', parts.text, 1, parts.lead);
  add('H', parts.near, share.gramNear, 0);
  add('P', parts.part, share.gramPart, 0);
  return vector;
}

/** Both judges heard. */
export function decide(learned: Float64Array, told: Float64Array): Float64Array {
  return softmax(
    learned.map((value, k) => (1 - share.lexicon) * Math.log(value) + share.lexicon * Math.log(told[k] ?? 0)),
  );
}

const FIRST_CLASS = 65;
const ZERO = 80;
/** One weight as two characters. The backslash, which JSON would double, is stepped over. */
export const pack = (area: number, steps: number): string =>
  String.fromCharCode(FIRST_CLASS + area) + String.fromCharCode(ZERO + steps >= 92 ? ZERO + steps + 1 : ZERO + steps);

function unpack(pairs: string, step: number): [area: number, weight: number][] {
  const weights: [number, number][] = [];
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    const code = pairs.charCodeAt(at + 1);
    weights.push([pairs.charCodeAt(at) - FIRST_CLASS, step * (code > 92 ? code - 1 - ZERO : code - ZERO)]);
  }
  return weights;
}

const MOST_WORDS = 5;
const MOST_AREAS = 5;
/** Words of one passage do not speak independently: their product is far too sure of itself. */
const CALM = 0.25;

/** A suggester of areas. Making it takes some milliseconds; keep it. */
export function makeSuggester(weights: Weights): AreaSuggester {
  const none = weights.areas.length;
  const packed = weights.weights.split(' ');
  const model = new Map(weights.grams.split(' ').map((gram, i) => [gram, unpack(packed[i] ?? '', weights.step)]));
  const lexicon = new Lexicon(
    new Map(
      weights.lexicon.flatMap(({ words, tenths }, area) =>
        words.split(' ').map((word, i): [string, Entry] => [word, { area, weight: (tenths[i] ?? 0) / 10 }]),
      ),
    ),
  );
  const subjects = weights.subjects.flatMap((words, area) => words.split(' ').map((word) => [word, area] as const));
  const has = (feature: string) => model.has(feature);

  function wordsFor(area: number, parts: Parts): string[] {
    const said = new Map<string, number>();
    const note = (word: string, weight: number) => said.set(word, Math.max(said.get(word) ?? 0, weight));
    for (const title of [parts.near, parts.part])
      for (const { word, entry } of lexicon.find(title)) if (entry.area === area) note(word, entry.weight / 2);
    for (const { word, entry, start } of lexicon.find(parts.text))
      if (entry.area === area) note(word, entry.weight * (start < parts.lead ? 2 : 1));
    // Where no listed word tells, the pairs of characters that the regression goes by, which mostly are words.
    if (said.size === 0)
      for (const { gram } of grams(parts.text)) {
        const weight = gram.length === 2 ? (model.get(gram)?.find(([k]) => k === area)?.[1] ?? 0) : 0;
        if (weight > 1) note(gram, weight);
      }
    return [...said]
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, MOST_WORDS)
      .map(([word]) => word);
  }

  return (passage) => {
    const parts = partsOf(passage);
    const logits = Float64Array.from(weights.bias);
    for (const [feature, value] of vectorOf(parts, has))
      for (const [k, weight] of model.get(feature) ?? []) logits[k] = (logits[k] ?? 0) + value * weight;
    const scores = decide(softmax(logits), judge(parts, lexicon, subjects, none));
    const silence = scores[none] ?? 0;
    const ranked = weights.areas
      .map((slug, k) => ({ slug, k, score: scores[k] ?? 0 }))
      .sort((a, b) => b.score - a.score || a.k - b.k);
    const best = ranked[0]?.score ?? 0;
    if (silence > share.silence * best) return [];
    const calm = ranked.map(({ score }) => score ** CALM);
    const all = calm.reduce((a, b) => a + b, 0);
    return ranked
      .slice(0, MOST_AREAS)
      .map(({ slug, k }, place) => ({ slug, score: (calm[place] ?? 0) / all, words: wordsFor(k, parts) }));
  };
}

/** Exponentials that add up to 1. */
export function softmax(scores: Float64Array): Float64Array {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}
