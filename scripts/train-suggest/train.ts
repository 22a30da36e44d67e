import { grams, type Parts, partsOf } from '../../core/codebook/features';
import {
  addWords,
  type Entry,
  type FindGrams,
  judge,
  type Lexicon,
  pack,
  type Space,
  softmax,
  vectorOf,
  type Weights,
} from '../../core/codebook/suggester';
import { WordTree } from '../../core/codebook/word-tree';
import type { Facts, Item } from './passages';
import { seeds, subjects } from './seeds';

/** Chosen on the weak labels' agreement and on size; see the header of train-suggest.ts for what was adjusted on what. */
export const settings = {
  /** A seed's weight is this times its purity. */
  purity: 4,
  /** A gram is known where it stands in so many passages, of so many reports. */
  passages: 7,
  reports: 4,
  rounds: 3,
  /** Parts of the reports: what judges one part's labels has learned from the others. */
  folds: 4,
  epochs: 8,
  rate: 0.5,
  decay: 2e-5,
  /** How much of the lexicon's own judgement stays in the next round's labels. */
  trust: 0.5,
  grams: 7000,
  /** Weights of a gram that are kept. */
  classes: 5,
  step: 0.2,
};

/**
 * Trains on reports without labels: the lexicon and the headings label each passage weakly, the regression learns from
 * that, its judgement of other reports mixed with the lexicon's is the next round's label. Deterministic.
 */
export function train(items: readonly Item[], facts: Facts): Weights {
  const areas = facts.areas.map(({ code }) => code);
  const none = areas.length;
  const words = weighed(items, facts);
  const lexicon: Lexicon = new WordTree(words);
  const named = new WordTree(
    areas.flatMap((area, k) => (subjects[area] ?? '').split(' ').map((word) => [word, { area: k }] as const)),
  );
  const parts = items.map(partsOf);
  const told = parts.map((each) => judge(each, lexicon, named, none));

  const vocabulary = frequent(items, parts);
  const reports = new Map([...new Set(items.map(({ report }) => report))].map((report, i) => [report, i]));
  const folds = items.map(({ report }) => (reports.get(report) ?? 0) % settings.folds);
  const first = learn(parts, folds, told, vocabulary, none + 1);
  const chosen = weightiest(first, vocabulary, parts, none + 1);
  const { weights, bias } = learn(parts, folds, told, chosen, none + 1);
  const packed = chosen.map((_, i) => packRow(weights.subarray(i * (none + 1), (i + 1) * (none + 1))));
  const kept = chosen.map((gram, i) => [gram, packed[i] ?? ''] as const).filter(([, row]) => row);
  return {
    areas,
    lexicon: areas.map((_, k) => {
      const own = [...words].filter(([, { area }]) => area === k);
      return {
        words: own.map(([word]) => word).join(' '),
        tenths: own.map(([, { weight }]) => Math.round(weight * 10)),
      };
    }),
    subjects: areas.map((area) => subjects[area] ?? ''),
    grams: kept.map(([gram]) => gram).join(' '),
    weights: kept.map(([, row]) => row).join(' '),
    bias: [...bias].map((value) => Math.round(value * 100) / 100),
    step: settings.step,
  };
}

/**
 * The listed words with their weights, and the seeds weighed by purity: the share in which a passage's other words
 * speak for the same area.
 */
function weighed(items: readonly Item[], facts: Facts): Map<string, Entry> {
  const words = new Map<string, Entry>();
  const open = new Set<string>();
  facts.areas.forEach(({ code, keywords }, area) => {
    for (const { word, weight } of keywords) if (!words.has(word)) words.set(word, { area, weight });
    for (const word of seedsOf(code)) if (!words.has(word)) open.add(word);
  });
  facts.areas.forEach(({ code }, area) => {
    for (const word of seedsOf(code)) if (!words.has(word)) words.set(word, { area, weight: 2 });
  });
  for (let round = 0; round < 2; round++) {
    const lexicon: Lexicon = new WordTree(words);
    const sums = new Map<string, [sum: number, count: number]>();
    for (const item of items) {
      const scores = new Float64Array(facts.areas.length + 1);
      scores[facts.areas.length] = 2;
      addWords(lexicon, item.text, 1, scores);
      addWords(lexicon, item.headings.slice(1).join('。'), 0.5, scores);
      for (const word of new Set(lexicon.longest(item.text).map((hit) => hit.word))) {
        const entry = words.get(word);
        if (!entry || !open.has(word)) continue;
        const others = scores.map((score, k) => 0.7 * (k === entry.area ? score - entry.weight : score));
        const [sum, count] = sums.get(word) ?? [0, 0];
        sums.set(word, [sum + (softmax(others)[entry.area] ?? 0), count + 1]);
      }
    }
    for (const [word, [sum, count]] of sums) {
      const purity = (sum + 1.4) / (count + 4);
      const entry = words.get(word);
      if (entry) entry.weight = Math.max(0.2, Math.min(3, settings.purity * purity));
    }
  }
  return words;
}

/** One character alone tells too little. */
const seedsOf = (code: string): string[] => (seeds[code] ?? '').split(' ').filter((word) => word.length > 1);

function frequent(items: readonly Item[], parts: readonly Parts[]): string[] {
  const seen = new Map<string, { passages: number; reports: Set<string> }>();
  parts.forEach((each, i) => {
    for (const feature of vectorOf(each, findGrams()).keys()) {
      const entry = seen.get(feature) ?? { passages: 0, reports: new Set<string>() };
      seen.set(feature, entry);
      entry.passages++;
      entry.reports.add(items[i]?.report ?? '');
    }
  });
  return [...seen]
    .filter(([, { passages, reports }]) => passages >= settings.passages && reports.size >= settings.reports)
    .map(([feature]) => feature);
}

/** By cutting grams, where the product walks a tree: both must see the same. */
const findGrams =
  (known?: ReadonlyMap<string, number>): FindGrams<string> =>
  (space: Space, text, tell) => {
    for (const { gram, end } of grams(text)) if (!known || known.has(space + gram)) tell(space + gram, end);
  };

interface Learned {
  /** Row by feature. */
  weights: Float64Array;
  bias: Float64Array;
}

/**
 * Multinomial logistic regression on soft labels, in rounds. Between rounds a passage's label is judged by what was
 * learned from other reports: what has learned a wrong weak label by heart would only repeat it.
 */
function learn(
  parts: readonly Parts[],
  folds: readonly number[],
  told: readonly Float64Array[],
  features: readonly string[],
  classes: number,
): Learned {
  const index = new Map(features.map((feature, i) => [feature, i]));
  const rows = parts.map((each, i): Row => {
    const vector = vectorOf(each, findGrams(index));
    return {
      at: Int32Array.from([...vector.keys()].map((feature) => (index.get(feature) ?? 0) * classes)),
      value: Float64Array.from(vector.values()),
      fold: folds[i] ?? 0,
    };
  });
  let labels = told;
  for (let round = 1; round < settings.rounds; round++) {
    const models = Array.from({ length: settings.folds }, (_, fold) =>
      regress(rows, labels, features.length, classes, fold),
    );
    labels = rows.map((row, i) => {
      const before = told[i] ?? new Float64Array(classes);
      const now = scoreOf(row, models[row.fold]?.weights ?? new Float64Array(), features.length, classes);
      return softmax(
        now.map(
          (chance, k) =>
            (1 - settings.trust) * Math.log(chance) + settings.trust * Math.log(Math.max(before[k] ?? 0, 1e-300)),
        ),
      );
    });
  }
  return regress(rows, labels, features.length, classes);
}

interface Row {
  /** Where the weights of its features begin. */
  at: Int32Array;
  value: Float64Array;
  fold: number;
}

function scoreOf(row: Row, weights: Float64Array, features: number, classes: number): Float64Array {
  const scores = weights.slice(features * classes, (features + 1) * classes);
  for (let j = 0; j < row.at.length; j++) {
    const at = row.at[j] as number;
    const value = row.value[j] as number;
    for (let k = 0; k < classes; k++) scores[k] = (scores[k] as number) + value * (weights[at + k] as number);
  }
  return softmax(scores);
}

/** By Adagrad, on all rows but those of a fold. */
function regress(
  rows: readonly Row[],
  labels: readonly Float64Array[],
  features: number,
  classes: number,
  without?: number,
): Learned {
  const weights = new Float64Array((features + 1) * classes);
  const squares = new Float64Array(weights.length);
  const bias = features * classes;
  const update = (at: number, value: number, errors: Float64Array) => {
    for (let k = 0; k < classes; k++) {
      const gradient = (errors[k] as number) * value + settings.decay * (weights[at + k] as number);
      const square = (squares[at + k] as number) + gradient * gradient;
      squares[at + k] = square;
      weights[at + k] = (weights[at + k] as number) - (settings.rate * gradient) / (Math.sqrt(square) + 1e-6);
    }
  };
  const random = lcg(1);
  const order = rows.flatMap(({ fold }, i) => (fold === without ? [] : [i]));
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    for (const i of order) {
      const row = rows[i];
      const label = labels[i];
      if (!row || !label) continue;
      const errors = scoreOf(row, weights, features, classes).map((chance, k) => chance - (label[k] as number));
      for (let j = 0; j < row.at.length; j++) update(row.at[j] as number, row.value[j] as number, errors);
      update(bias, 1, errors);
    }
  }
  return { weights, bias: weights.slice(bias) };
}

/** The grams that move most: the widest weight times the root of how often they stand. */
function weightiest(
  { weights }: Learned,
  features: readonly string[],
  parts: readonly Parts[],
  classes: number,
): string[] {
  const index = new Map(features.map((feature, i) => [feature, i]));
  const often = new Float64Array(features.length);
  for (const each of parts)
    for (const feature of vectorOf(each, findGrams(index)).keys()) {
      const i = index.get(feature) ?? 0;
      often[i] = (often[i] ?? 0) + 1;
    }
  return features
    .map((feature, i) => {
      const row = weights.subarray(i * classes, (i + 1) * classes);
      return { feature, force: (Math.max(...row) - middle(row)) * Math.sqrt(often[i] ?? 0) };
    })
    .sort((a, b) => b.force - a.force || (a.feature < b.feature ? -1 : 1))
    .slice(0, settings.grams)
    .map(({ feature }) => feature)
    .sort();
}

const middle = (row: Float64Array): number => row.toSorted()[row.length >> 1] ?? 0;

/** The largest weights, counted from the row's middle: adding the same to each class changes nothing. */
function packRow(row: Float64Array): string {
  const centre = middle(row);
  return [...row]
    .map((weight, k) => [k, Math.max(-31, Math.min(31, Math.round((weight - centre) / settings.step)))] as const)
    .filter(([, steps]) => steps !== 0)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .slice(0, settings.classes)
    .sort(([a], [b]) => a - b)
    .map(([k, steps]) => pack(k, steps))
    .join('');
}

function lcg(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}
