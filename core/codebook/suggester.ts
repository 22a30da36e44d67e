import { type Parts, type Passage, partsOf, subjectOf } from './features';
import { WordTree } from './word-tree';

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
  /** Grams of the passage, of the heading nearest (#…), of the part's title (@…), separated by spaces. */
  grams: string;
  /** For each gram its classes and weights as pairs of characters, separated by spaces: see `unpack`. */
  weights: string;
  bias: number[];
  /** What the characters' steps are worth. */
  step: number;
}

export const isWeights = (value: unknown): value is Weights =>
  typeof value === 'object' && value !== null && 'areas' in value && 'lexicon' in value && 'grams' in value;

/*
 * How much each source counts. Set by hand in coarse steps, with the 240 labelled passages in view: see the header of
 * scripts/train-suggest.ts for what their figures are worth.
 */
const LEAD = 1;
const NEAR = 1;
const PART = 0.5;
const SUBJECT_LEAD = 3;
const SUBJECT_NEAR = 2;
const SUBJECT_PART = 1;
const NONE = 3;
const FRAME = 2.5;
const PROBLEM = 12;
const GRAM_LEAD = 2;
const GRAM_NEAR = 0.4;
const GRAM_PART = 0.5;
const LEXICON = 0.35;
/**
 * Silent where none is so many times as likely as the best area. Between 1 and 2 little changes on either labelled set;
 * at 3 a quarter to a third of all thanks, slogans and framing was given an area.
 */
const SILENCE = 1.5;

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

export type Lexicon = WordTree<Entry>;

/** Adds what the words say; a word said again counts half, then no more. */
export function addWords(lexicon: Lexicon, text: string, factor: number, scores: Float64Array): void {
  const seen = new Map<Entry, number>();
  for (const { value: entry } of lexicon.longest(text)) {
    const times = seen.get(entry) ?? 0;
    seen.set(entry, times + 1);
    if (times < 2) scores[entry.area] = (scores[entry.area] ?? 0) + (factor * entry.weight) / (times + 1);
  }
}

/** Words that name the area of what stands under a heading or after a lead sentence. */
export type Subjects = WordTree<{ area: number }>;

/** What lexicon and set phrases say: a probability for each class. */
export function judge(parts: Parts, lexicon: Lexicon, subjects: Subjects, none: number): Float64Array {
  const scores = new Float64Array(none + 1);
  const lead = parts.text.slice(0, parts.lead);
  addWords(lexicon, parts.text, 1, scores);
  addWords(lexicon, lead, LEAD, scores);
  addWords(lexicon, parts.near, NEAR, scores);
  addWords(lexicon, parts.part, PART, scores);
  const name = (title: string, factor: number) => {
    const named = new Set<{ area: number }>();
    subjects.each(title, (subject, at) => {
      if (named.has(subject)) return;
      named.add(subject);
      scores[subject.area] = (scores[subject.area] ?? 0) + factor * (at < EARLY ? 1 : 0.6);
    });
  };
  if (!parts.note) name(subjectOf(lead), SUBJECT_LEAD);
  name(subjectOf(parts.near), SUBJECT_NEAR);
  name(parts.part, SUBJECT_PART);
  scores[none] = (parts.note ? 0 : NONE) + FRAME * parts.frames + (parts.problem ? PROBLEM : 0);
  return softmax(scores);
}

const EARLY = 12;

/** Where features come from: of the passage, of the heading nearest (#), of the part's title (@). */
export type Space = '' | '#' | '@';
/** Tells each known gram of a text, and where it ends. */
export type FindGrams<F> = (space: Space, text: string, tell: (feature: F, end: number) => void) => void;

/**
 * Stands for a heading that is not there, as a gram that no heading holds: what opens or closes a report or a part stands
 * under none, and that it does so is learned like a heading's words.
 */
const NO_HEADING = 'QQ';

/** The passage as features and values: those of text, heading and part have a length of their own. */
export function vectorOf<F>(parts: Parts, find: FindGrams<F>): Map<F, number> {
  const vector = new Map<F, number>();
  const add = (space: Space, text: string, scale: number, lead: number) => {
    const values = new Map<F, number>();
    find(space, text, (feature, end) => {
      const value = end <= lead ? GRAM_LEAD : 1;
      if (value > (values.get(feature) ?? 0)) values.set(feature, value);
    });
    let square = 0;
    for (const value of values.values()) square += value * value;
    for (const [feature, value] of values) vector.set(feature, (scale * value) / Math.sqrt(square));
  };
  add('', parts.text, 1, parts.lead);
  add('#', parts.near || NO_HEADING, GRAM_NEAR, 0);
  add('@', parts.part || NO_HEADING, GRAM_PART, 0);
  return vector;
}

/** Both judges heard. */
export function decide(learned: Float64Array, told: Float64Array): Float64Array {
  return softmax(learned.map((value, k) => (1 - LEXICON) * Math.log(value) + LEXICON * Math.log(told[k] ?? 0)));
}

const FIRST_CLASS = 65;
const ZERO = 80;
/** One weight as two characters. The backslash, which JSON would double, is stepped over. */
export const pack = (area: number, steps: number): string =>
  String.fromCharCode(FIRST_CLASS + area) + String.fromCharCode(ZERO + steps >= 92 ? ZERO + steps + 1 : ZERO + steps);

/** A gram's classes, and its weights for them. */
interface Row {
  classes: number[];
  weights: number[];
}

function unpack(pairs: string, step: number): Row {
  const row: Row = { classes: [], weights: [] };
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    const code = pairs.charCodeAt(at + 1);
    row.classes.push(pairs.charCodeAt(at) - FIRST_CLASS);
    row.weights.push(step * (code > 92 ? code - 1 - ZERO : code - ZERO));
  }
  return row;
}

const MOST_WORDS = 5;
const MOST_AREAS = 5;
/** Words of one passage do not speak independently: their product is far too sure of itself. */
const CALM = 0.25;

/** A suggester of areas. Making it takes some milliseconds; keep it. */
export function makeSuggester(weights: Weights): AreaSuggester {
  const none = weights.areas.length;
  const packed = weights.weights.split(' ');
  const rows = weights.grams.split(' ').map((gram, i) => [gram, unpack(packed[i] ?? '', weights.step)] as const);
  const tree = (space: Space) =>
    new WordTree(
      rows.flatMap(([gram, row]) =>
        space === (/^[#@]/.exec(gram)?.[0] ?? '') ? [[gram.slice(space.length), row] as const] : [],
      ),
    );
  const trees = { '': tree(''), '#': tree('#'), '@': tree('@') };
  const find: FindGrams<Row> = (space, text, tell) => trees[space].each(text, (row, _, end) => tell(row, end));
  const lexicon: Lexicon = new WordTree(
    weights.lexicon.flatMap(({ words, tenths }, area) =>
      words.split(' ').map((word, i) => [word, { area, weight: (tenths[i] ?? 0) / 10 }] as const),
    ),
  );
  const subjects: Subjects = new WordTree(
    weights.subjects.flatMap((words, area) => words.split(' ').map((word) => [word, { area }] as const)),
  );

  /** For each area asked for, the words that speak for it, the most telling first. */
  function wordsOf(areas: readonly number[], parts: Parts): string[][] {
    const said = new Map(areas.map((area) => [area, new Map<string, number>()]));
    const note = (area: number, word: string, weight: number) => {
      const words = said.get(area);
      words?.set(word, Math.max(words.get(word) ?? 0, weight));
    };
    for (const title of [parts.near, parts.part])
      for (const { word, value: entry } of lexicon.longest(title)) note(entry.area, word, entry.weight / 2);
    for (const { word, value: entry, start } of lexicon.longest(parts.text))
      note(entry.area, word, entry.weight * (start < parts.lead ? 2 : 1));
    return areas.map((area) => {
      const words = said.get(area) ?? new Map<string, number>();
      // Where no listed word tells, the pairs of characters that the regression goes by, which mostly are words.
      if (words.size === 0)
        trees[''].each(parts.text, ({ classes, weights: own }, start, end) => {
          const weight = own[classes.indexOf(area)] ?? 0;
          if (end - start === 2 && weight > 1) words.set(parts.text.slice(start, end), weight);
        });
      return mostTelling(words, MOST_WORDS);
    });
  }

  return (passage) => {
    const parts = partsOf(passage);
    const logits = Float64Array.from(weights.bias);
    for (const [row, value] of vectorOf(parts, find))
      row.classes.forEach((k, i) => {
        logits[k] = (logits[k] ?? 0) + value * (row.weights[i] ?? 0);
      });
    const scores = decide(softmax(logits), judge(parts, lexicon, subjects, none));
    const silence = scores[none] ?? 0;
    const ranked = weights.areas
      .map((slug, k) => ({ slug, k, score: scores[k] ?? 0 }))
      .sort((a, b) => b.score - a.score || a.k - b.k);
    const best = ranked[0]?.score ?? 0;
    if (silence > SILENCE * best) return [];
    const calm = ranked.map(({ score }) => score ** CALM);
    const all = calm.reduce((a, b) => a + b, 0);
    const shown = ranked.slice(0, MOST_AREAS);
    const words = wordsOf(
      shown.map(({ k }) => k),
      parts,
    );
    return shown.map(({ slug }, place) => ({ slug, score: (calm[place] ?? 0) / all, words: words[place] ?? [] }));
  };
}

/** The words that weigh most, the longer of two alike. */
export const mostTelling = (words: Iterable<readonly [string, number]>, most?: number): string[] =>
  [...words]
    .sort(([a, x], [b, y]) => y - x || b.length - a.length || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([word]) => word);

/** Exponentials that add up to 1. */
export function softmax(scores: Float64Array): Float64Array {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}
