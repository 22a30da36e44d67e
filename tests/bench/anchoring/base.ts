import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { whole } from '../../pages/report.ts';
import { seeded } from './random.ts';

/** A report's text to stage scenes on: blocks joined by \n. */
export interface Base {
  name: string;
  text: string;
}

/** The invented report of the test pages. */
export const invented: Base = { name: 'invented', text: whole.join('\n') };

/** A text file, or every .json or .txt of a folder whose text is a report's length; the text never leaves this run. */
export function basesFrom(path: string): Base[] {
  const names = /\.(json|txt)$/.test(path) ? [''] : readdirSync(path).filter((name) => /\.(json|txt)$/.test(name));
  return names.flatMap((name) => {
    const file = name ? join(path, name) : path;
    const content = readFileSync(file, 'utf8');
    const text: unknown = file.endsWith('.json') ? JSON.parse(content).text : content;
    if (typeof text !== 'string' || text.length < 7000) return [];
    const blocks = text.split('\n').map((block) => block.trim());
    return [{ name: name || path, text: blocks.filter((block) => block !== '').join('\n') }];
  });
}

/**
 * The text at another length. A longer one goes on with other years' reports, which resemble the first as one county's
 * reports do each other: its clauses in another order, some left out, with other figures and every fourth word another.
 */
export function ofLength({ text }: Base, length: number, seed: number): string {
  if (text.length >= length) return cutAt(text, length);
  const random = seeded(seed);
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map(({ segment }) => segment);
  const plain = words.filter((word) => /^[\u4e00-\u9fff]{2,3}$/.test(word));
  const clauses = text.split(/(?<=[，。；：,;:\n])/);
  let long = `${text}\n`;
  while (long.length < length) {
    const clause = random.pick(clauses);
    if (clause.trim().length < 3) continue;
    for (const { segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(clause)) {
      const other = /^[\u4e00-\u9fff]{2,3}$/.test(segment) && random() < 0.25 ? random.pick(plain) : segment;
      long += other.replace(/\d/g, () => String(random.below(10)));
    }
    if (random() < 0.02) long += '\n';
  }
  return cutAt(long.replace(/\n+/g, '\n'), length);
}

function cutAt(text: string, length: number): string {
  const end = text.lastIndexOf('。', length);
  return text.slice(0, end > length / 2 ? end + 1 : length);
}
