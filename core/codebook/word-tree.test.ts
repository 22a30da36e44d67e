import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WordTree } from './word-tree';

const word = fc.string({ unit: fc.constantFrom('农', '业', '村'), minLength: 1, maxLength: 4 });
const text = fc.string({ unit: fc.constantFrom('农', '业', '村', '，'), maxLength: 40 });

describe('WordTree', () => {
  it('finds each word at each place, as a plain search does', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word), text, (words, where) => {
        const found: string[] = [];
        new WordTree(words.map((each) => [each, each])).each(where, (each, start, end) => {
          expect(where.slice(start, end)).toBe(each);
          found.push(`${start} ${each}`);
        });
        const plain = words.flatMap((each) =>
          [...where].flatMap((_, start) => (where.startsWith(each, start) ? [`${start} ${each}`] : [])),
        );
        expect(found.sort()).toEqual(plain.sort());
      }),
    );
  });

  it('takes the longest at a place and goes on behind it', () => {
    const tree = new WordTree([
      ['农业', 1],
      ['农业农村', 2],
      ['村', 3],
    ]);
    expect(tree.longest('农业农村村，农业').map(({ word: each, start }) => [each, start])).toEqual([
      ['农业农村', 0],
      ['村', 4],
      ['农业', 6],
    ]);
  });
});
