import type { Code, Id, Note } from '../model';
import { grams, type Passage, partsOf } from './features';
import { type AreaScore, type AreaSuggester, mostTelling } from './suggester';
import type { Suggestion } from './suggestion';

/*
 * Learning on the reader's machine, from the notes themselves: nothing else is kept, so that there is nothing to leak
 * and to forget is to start counting later. Two things are counted. Where the suggester saw an area, which codes the
 * reader gave: so a code that was renamed, split or made anew inherits what is known of the area. And which words stand
 * in the passages of a code rather than of others: so the halves of a split code are told apart. Before there are notes,
 * a code that the reader made is known by its name alone: what the suggester takes that to speak of.
 */

/** What past notes teach. Plain data: it can be looked at, and it is made anew from the notes at any time. */
export interface Learned {
  notes: number;
  /** Notes by code. */
  codes: Map<Id, number>;
  /** By area that was suggested: how much of each code followed it. */
  followed: Map<string, Map<Id, number>>;
  /** By gram: notes in which it stands, by code. */
  words: Map<string, Map<Id, number>>;
}

export interface PastNote extends Passage {
  areas: readonly Id[];
}

export const nothingLearned = (): Learned => ({ notes: 0, codes: new Map(), followed: new Map(), words: new Map() });

export const asPast = ({ anchor, section, areas }: Pick<Note, 'anchor' | 'section' | 'areas'>): PastNote => ({
  text: anchor.quote.exact,
  headings: section,
  areas,
});

/** The first code of a note weighs whole, those after it half. */
const shareOf = (place: number): number => (place === 0 ? 1 : 0.5);
/** So many characters of a passage are read. */
const LONGEST = 400;

/** Takes one more note in. `areas` is what the suggester says of it, silent ones included. */
export function learn(learned: Learned, note: PastNote, areas: readonly AreaScore[]): void {
  if (note.areas.length === 0) return;
  learned.notes++;
  const features = featuresOf(note);
  note.areas.forEach((code, place) => {
    const share = shareOf(place);
    add(learned.codes, code, share);
    for (const [slug, weight] of sharpened(areas)) add(within(learned.followed, slug), code, share * weight);
    for (const feature of features) add(within(learned.words, feature), code, share);
  });
}

/** Trust in what an area became grows with the notes that say so. */
const PRIOR = 1.5;
const SHARP = 2;
/** A word must speak for a code this many times to be believed by half. */
const BELIEF = 2;
/** How much the reader's own words weigh beside the areas. */
const WORDS = 0.4;
/** Below it nothing is suggested on the reader's words alone. */
const ENOUGH = 0.25;
/** How much it says that a code's own name stands in the passage, or in a heading. */
const NAMED = 0.3;
const MOST = 5;
const MOST_WORDS = 5;

/** What this reader would choose, best first. */
export function suggestLearned(
  passage: Passage,
  suggest: AreaSuggester,
  codes: readonly Code[],
  learned: Learned,
): Suggestion[] {
  const areas = suggest(passage);
  const open = new Map(codes.flatMap((code) => (code.facet === 'area' && !code.archived ? [[code.id, code]] : [])));
  const scores = new Map<Id, { score: number; words: Map<string, number> }>();
  const raise = (code: Id, score: number, words: readonly string[] = []) => {
    if (!open.has(code) || score <= 0) return;
    const entry = scores.get(code) ?? { score: 0, words: new Map<string, number>() };
    entry.score += score;
    words.forEach((word, place) => {
      entry.words.set(word, Math.max(entry.words.get(word) ?? 0, score / (place + 1)));
    });
    scores.set(code, entry);
  };

  const weights = sharpened(areas);
  // An area that the codebook does not have is that of the codes that are named for it.
  const codesOf = (slug: string): Id[] => {
    const all = [...open.values()];
    const built = all.filter((code) => code.slug === slug);
    const its = built.length > 0 ? built : all.filter((code) => !code.slug && areaOf(code, suggest) === slug);
    return its.map(({ id }) => id);
  };
  for (const { slug, words } of areas) {
    const score = weights.get(slug) ?? 0;
    const heirs = codesOf(slug);
    const followed = learned.followed.get(slug) ?? new Map<Id, number>();
    const all = total(followed);
    for (const heir of heirs) raise(heir, (score * PRIOR) / (all + PRIOR) / heirs.length, words);
    for (const [code, count] of followed) raise(code, (score * count) / (all + PRIOR), words);
  }
  for (const [code, { score, words }] of byWords(passage, learned)) raise(code, WORDS * score, words);
  for (const code of open.values()) if (!code.slug) raise(code.id, ...named(code, passage));
  const silent = areas.length === 0;
  const sum = [...scores.values()].reduce((so, { score }) => so + score, 0);
  return [...scores]
    .filter(([, { score }]) => !silent || score > ENOUGH)
    .sort(([a, x], [b, y]) => y.score - x.score || (open.get(a)?.order ?? 0) - (open.get(b)?.order ?? 0))
    .slice(0, MOST)
    .map(([code, { score, words }]) => ({
      code,
      score: score / Math.max(sum, 1),
      words: mostTelling(words, MOST_WORDS),
    }));
}

/** Codes by the words that the passage shares with their notes: each word's vote, weighed by how purely it keeps to one. */
function byWords(passage: Passage, learned: Learned): Map<Id, { score: number; words: string[] }> {
  const votes = new Map<Id, { score: number; words: [string, number][] }>();
  let voices = 0;
  for (const feature of featuresOf(passage)) {
    const counts = learned.words.get(feature);
    if (!counts) continue;
    const all = total(counts);
    // A word of half the notes tells nothing; one that never left its code does.
    const purity = [...counts.values()].reduce((sum, count) => sum + (count / all) ** 2, 0);
    const voice = purity * (all / (all + BELIEF)) * (feature.length > 2 ? 1.5 : 1);
    voices += voice;
    for (const [code, count] of counts) {
      const entry = votes.get(code) ?? { score: 0, words: [] };
      const vote = (voice * count) / all / Math.sqrt(1 + (learned.codes.get(code) ?? 0));
      entry.score += vote;
      if (!feature.startsWith('H')) entry.words.push([feature, vote]);
      votes.set(code, entry);
    }
  }
  const sum = [...votes.values()].reduce((so, { score }) => so + score, 0);
  const trust = voices / (voices + 3);
  return new Map(
    [...votes].map(([code, { score, words }]) => [
      code,
      {
        score: (trust * score) / (sum || 1),
        words: mostTelling(words, 3),
      },
    ]),
  );
}

/** A code that the reader made is met by its name before any note has it. */
function named({ name, synonyms = [] }: Code, { text, headings }: Passage): [score: number, words: string[]] {
  const words = [name.zh, ...synonyms].filter((word) => word.length > 1);
  const inText = words.filter((word) => text.includes(word));
  const inHeading = words.some((word) => headings.join('\n').includes(word));
  return [NAMED * (inText.length > 0 ? 1 : inHeading ? 0.5 : 0), inText];
}

const areasNamed = new WeakMap<AreaSuggester, { [name: string]: string }>();

/** The area that a code's name speaks of. Asked once for each name: a codebook may have thousands. */
function areaOf({ name: { zh } }: Code, suggest: AreaSuggester): string {
  const known = areasNamed.get(suggest) ?? {};
  areasNamed.set(suggest, known);
  known[zh] ??= suggest({ text: zh, headings: [] })[0]?.slug ?? '';
  return known[zh];
}

/** The suggester's scores are calm for the eye; what follows from an area should follow from the best one first. */
function sharpened(areas: readonly AreaScore[]): Map<string, number> {
  const sum = areas.reduce((so, { score }) => so + score ** SHARP, 0);
  return new Map(areas.map(({ slug, score }) => [slug, score ** SHARP / sum]));
}

function featuresOf({ text, headings }: Passage): Set<string> {
  const parts = partsOf({ text: text.slice(0, LONGEST), headings });
  const features = new Set<string>();
  for (const { gram } of grams(parts.text)) features.add(gram);
  for (const { gram } of grams(parts.near)) features.add(`H${gram}`);
  return features;
}

/** What was learned of a code, to be shown: its words, the most telling first, and the areas that led to it. */
export function learnedOf(learned: Learned, code: Id, most = 20): { notes: number; words: string[]; areas: string[] } {
  const words: [string, number][] = [];
  for (const [word, counts] of learned.words) {
    const own = counts.get(code) ?? 0;
    if (own >= 2 && !word.startsWith('H')) words.push([word, (own * own) / total(counts)]);
  }
  const areas = [...learned.followed].flatMap(([slug, counts]): [string, number][] =>
    counts.has(code) ? [[slug, counts.get(code) ?? 0]] : [],
  );
  const shown: string[] = [];
  for (const word of mostTelling(words)) {
    if (shown.length >= most) break;
    if (!shown.some((other) => other.includes(word))) shown.push(word);
  }
  return { notes: learned.codes.get(code) ?? 0, words: shown, areas: mostTelling(areas) };
}

function within<K>(map: Map<K, Map<Id, number>>, key: K): Map<Id, number> {
  const there = map.get(key) ?? new Map<Id, number>();
  map.set(key, there);
  return there;
}

function add<K>(map: Map<K, number>, key: K, count: number): void {
  map.set(key, (map.get(key) ?? 0) + count);
}

const total = (counts: ReadonlyMap<Id, number>): number => [...counts.values()].reduce((a, b) => a + b, 0);
