import { advertisement, noteMark, traditionalOf } from './furniture.ts';
import { type Random, seeded, seedOf } from './random.ts';
import { sentences, Traced } from './traced.ts';

/** A passage of a text: UTF-16 offsets, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** A page at two visits, the passages noted at the first, and where each of them truly stands at the second. */
export interface Scene {
  name: SceneName;
  before: string;
  after: string;
  notes: Span[];
  /** Undefined where the passage is gone; 'partly' where less than half of it is left, or the same stands elsewhere: no bar counts those. */
  truth: (Span | 'partly' | undefined)[];
}

export const sceneNames = [
  'same',
  'edits 1 %',
  'edits 5 %',
  'edits 10 %',
  'punctuation',
  'traditional',
  'structure',
  'split',
  'near-identical',
] as const;
export type SceneName = (typeof sceneNames)[number];

/** Stages one scene on a report's text (blocks joined by \n): the same seed, the same scene. */
export function stage(name: SceneName, text: string, noteCount: number, seed: number): Scene {
  const random = seeded(seedOf(name, seed));
  const before = name === 'near-identical' ? withTwins(text, random) : text;
  const within = name === 'near-identical' ? 0.7 : 0;
  const notes = passages(before, noteCount, within, random);
  const changed = change(name, Traced.of(before), random).tidy();
  const { text: after, origin } = changed;
  const truth = truths(notes, origin).map(
    (here, index) => here ?? (standsTwice(before, after, notes[index]) || undefined),
  );
  return { name, before, after, notes, truth };
}

function change(name: SceneName, page: Traced, random: Random): Traced {
  switch (name) {
    case 'same':
      return page;
    case 'edits 1 %':
      return edit(page, 0.01, random);
    case 'edits 5 %':
      return edit(page, 0.05, random);
    case 'edits 10 %':
      return edit(page, 0.1, random);
    case 'punctuation':
      return punctuate(page, random);
    case 'traditional':
      return page.rewrite((char) => ({ now: traditionalOf(char, random) }));
    case 'structure':
      return restructure(page, random);
    case 'split':
      return split(page, random);
    case 'near-identical':
      return removeSentences(page, 0.1, random);
  }
}

/**
 * Whether words that were taken out stand on the page a second time, with all the context that an anchor knows: some
 * texts say the same page twice. Then they are not gone, and nobody could tell which of the two was meant.
 */
function standsTwice(before: string, after: string, note: Span | undefined): 'partly' | false {
  const around = 32;
  return note && after.includes(before.slice(Math.max(0, note.start - around), note.end + around)) ? 'partly' : false;
}

/** Passages of 8–200 units cut at word borders; `within`: the share that keeps inside one sentence. */
function passages(text: string, count: number, within: number, random: Random): Span[] {
  const borders = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map(({ index }) => index);
  borders.push(text.length);
  const starts = sentences(text);
  const notes: Span[] = [];
  while (notes.length < count) {
    const length = 8 + random.below(193);
    const first = random.below(borders.length);
    const start = borders[first] ?? 0;
    let limit = text.length;
    if (random() < within) limit = starts.find((one) => one > start) ?? limit;
    const wanted = Math.min(start + length, limit);
    let last = first;
    while ((borders[last + 1] ?? Number.POSITIVE_INFINITY) <= wanted) last++;
    const end = borders[last] ?? 0;
    const quote = text.slice(start, end);
    if (end - start >= 8 && quote.trim() === quote) notes.push({ start, end });
  }
  return notes;
}

/** A share of the characters substituted, put in or dropped: singly, or in runs of up to four as a reviser does. */
function edit(page: Traced, share: number, random: Random): Traced {
  const longest = random() < 0.5 ? 1 : 4;
  const chance = (share * 2) / (longest + 1);
  const strange = (): string => {
    const char = random.pick(page.chars);
    return char === '\n' ? strange() : char;
  };
  let run = 0;
  let kind = 0;
  return page.rewrite((char) => {
    if (run === 0 && random() < chance) {
      run = 1 + random.below(longest);
      kind = random.below(3);
      if (kind === 0) {
        const put = Array.from({ length: run }, strange).join('');
        run = 0;
        return { put, now: char };
      }
    }
    if (run === 0) return { now: char };
    run--;
    return { now: char === '\n' ? char : kind === 1 ? '' : strange() };
  });
}

const pairs: readonly (readonly string[])[] = [
  [',', '，'],
  ['.', '。', '．'],
  [':', '：'],
  [';', '；'],
  ['!', '！'],
  ['?', '？'],
  ['(', '（'],
  [')', '）'],
  ['%', '％'],
  ['"', '“', '”', '「', '」', '『', '』'],
  ['—', '–', '-', '――', '——'],
  ['…', '...', '……'],
  ['·', '•', '・'],
  [' ', '\u00a0', '\u3000'],
];
const kin = new Map(pairs.flatMap((all) => all.filter((one) => one.length === 1).map((one) => [one, all] as const)));

/** Half of the marks and some digits in another width or shape; lines wrapped anywhere; invisible characters put in. */
function punctuate(page: Traced, random: Random): Traced {
  const shape = (char: string, at: number): string => {
    if (/[0-9A-Za-z]/.test(char)) return random() < 0.3 ? String.fromCharCode(char.charCodeAt(0) + 0xfee0) : char;
    if (/[０-９Ａ-Ｚａ-ｚ]/.test(char)) return random() < 0.5 ? String.fromCharCode(char.charCodeAt(0) - 0xfee0) : char;
    const all = kin.get(char);
    if (!all || random() < 0.5) return char;
    // 3.5 and 3．5 are one figure, 3。5 is none.
    return random.pick(/\d/.test(page.chars[at + 1] ?? '') ? all.filter((one) => one !== '。') : all);
  };
  return page.rewrite((char, at) => ({
    put: random() < 0.03 ? random.pick(['\n', '\n', '\n　　', ' ', '\u200b', '\u00ad', '\u00a0', '\ufeff']) : '',
    now: shape(char, at),
  }));
}

/** Paragraphs joined and cut anew, advertisements between and inside them, note marks after some words. */
function restructure(page: Traced, random: Random): Traced {
  const starts = new Set(sentences(page.text));
  const put = (at: number): string => {
    const chance = random();
    if (!starts.has(at)) return chance < 0.01 ? noteMark(random) : '';
    if (chance < 0.25) return '\n';
    if (chance < 0.3) return `\n${advertisement(random)}\n`;
    return chance < 0.32 ? advertisement(random) : '';
  };
  const body = page.rewrite((char, at) => ({ put: put(at), now: char === '\n' && random() < 0.4 ? '' : char }));
  return Traced.join([
    Traced.strange(`首页\n新闻\n${advertisement(random)}\n`),
    body,
    Traced.strange(`\n${advertisement(random)}\n上一篇\n下一篇`),
  ]);
}

/** The first or the second half alone, between a page's usual furniture. */
function split(page: Traced, random: Random): Traced {
  const starts = sentences(page.text);
  const cut = starts.find((start) => start >= page.chars.length * (0.45 + 0.1 * random())) ?? 0;
  const half = random() < 0.5 ? page.slice(0, cut) : page.slice(cut, page.chars.length);
  return Traced.join([
    Traced.strange(`首页\n政务公开\n`),
    half,
    Traced.strange(`\n上一页\n1\n2\n下一页\n${advertisement(random)}`),
  ]);
}

/** A text in which a third of the sentences have kin that differ by a figure or a word: beside them or far away. */
function withTwins(text: string, random: Random): string {
  const starts = sentences(text);
  const parts = starts.slice(0, -1).map((start, index) => text.slice(start, starts[index + 1]));
  const far = 0.2 + 0.6 * random();
  const out: string[][] = parts.map((part) => [part]);
  for (const [index, part] of parts.entries()) {
    if (part.trim().length < 12 || random() > 0.12) continue;
    for (let copies = 1 + random.below(6); copies > 0; copies--) {
      const place = random() < far ? random.below(parts.length) : index;
      out[place]?.push(twin(part, random));
    }
  }
  // As long as the text was: scenes of one size are compared.
  const all = out.flat();
  let kept = '';
  for (const part of all) if (kept.length < text.length) kept += part;
  return kept;
}

function twin(sentence: string, random: Random): string {
  const figures = sentence.replace(/\d/g, (digit) => (random() < 0.5 ? String(random.below(10)) : digit));
  if (figures !== sentence) return figures;
  const at = 1 + random.below(sentence.length - 3);
  return sentence.slice(0, at) + random.pick(['城东', '新区', '河西', '三湾', '更好', '全面']) + sentence.slice(at + 2);
}

function removeSentences(page: Traced, share: number, random: Random): Traced {
  const starts = sentences(page.text);
  const kept: Traced[] = [];
  for (const [index, start] of starts.entries())
    if (random() >= share) kept.push(page.slice(start, starts[index + 1] ?? start));
  return Traced.join(kept);
}

function truths(notes: readonly Span[], origin: readonly number[]): Scene['truth'] {
  const length = origin.reduce((most, one) => Math.max(most, one + 1), 0);
  // For each original unit the first and the last place where it stands now.
  const first = new Int32Array(length).fill(-1);
  const last = new Int32Array(length).fill(-1);
  for (const [at, from] of origin.entries()) {
    if (from < 0) continue;
    if (first[from] === -1) first[from] = at;
    last[from] = at;
  }
  return notes.map(({ start, end }) => {
    let left = 0;
    let from = Number.POSITIVE_INFINITY;
    let to = -1;
    for (let unit = start; unit < Math.min(end, length); unit++) {
      const at = first[unit] ?? -1;
      if (at < 0) continue;
      left++;
      from = Math.min(from, at);
      to = Math.max(to, (last[unit] ?? at) + 1);
    }
    if (left === 0) return undefined;
    return left * 2 < end - start ? 'partly' : { start: from, end: to };
  });
}
