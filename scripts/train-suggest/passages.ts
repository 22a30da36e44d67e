import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Passage } from '../../core/codebook/features';
import { outline, sectionPath } from '../../core/report/outline';
import { beside } from '../../tests/beside';

/** Other people's texts: they are read from where they lie and never come into the repository. */
export const root = beside('');
export const there = existsSync(join(root, 'corpus/passages.json'));

/** A passage labelled twice, by labellers who did not see each other's work; used for measuring alone. */
export interface Labelled {
  id: string;
  report: string;
  h1: string;
  h2: string;
  text: string;
  primary: [string, string];
}

export const readLabelled = (path = join(root, 'corpus/passages.json')): Labelled[] =>
  JSON.parse(readFileSync(path, 'utf8'));

/** The facts of the codebook, with the weighted words of each area. */
export interface Facts {
  areas: { code: string; keywords: { word: string; weight: number }[] }[];
}
export const readFacts = (): Facts => JSON.parse(readFileSync(join(root, 'codebook/policy-areas.json'), 'utf8'));

export interface Item extends Passage {
  report: string;
}

const SHORTEST_REPORT = 3000;
const SHORTEST = 15;
const LONGEST = 260;

/** The reports' paragraphs with the headings above them, unlabelled; long ones cut at sentences. */
export function readItems(): Item[] {
  const folder = join(root, 'corpus/positive');
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const { text } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { text: string };
      if (text.length < SHORTEST_REPORT) return [];
      const blocks = text.split('\n').map((block) => block.trim());
      const sections = outline(blocks);
      const end = sections.find(({ role }) => role === 'notes')?.block ?? blocks.length;
      return blocks.slice(0, end).flatMap((block, i) => {
        const headings = sectionPath(sections, i, 0);
        return block.length < SHORTEST
          ? []
          : cut(block).map((text) => ({ report: file.replace('.json', ''), text, headings }));
      });
    });
}

function cut(paragraph: string): string[] {
  if (paragraph.length <= LONGEST) return [paragraph];
  const pieces = [''];
  for (const sentence of paragraph.split(/(?<=[。；;！!])/)) {
    const last = pieces.at(-1) ?? '';
    if (last && last.length + sentence.length > 200) pieces.push(sentence);
    else pieces[pieces.length - 1] = last + sentence;
  }
  return pieces;
}
