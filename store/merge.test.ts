import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeField, mergeSets, mergeTexts } from './merge';

describe('two edits of one text', () => {
  test.each([
    ['the other side has added after it', '增长', '增长较快', '增长\n待核', '增长较快\n待核'],
    ['the other side has added before it', '增长', '增长较快', '待核：增长', '待核：增长较快'],
    ['both have written anew', '旧稿', '甲写的', '乙写的', '乙写的\n甲写的'],
    ['both have begun', '', '甲', '乙', '乙\n甲'],
    ['one holds the other', '增', '增长6.2%', '增长', '增长6.2%'],
    ['one has emptied it, the other written on', '旧', '', '旧的很好', '旧的很好'],
    ['what it was is a word inside theirs', '的', '甲写的话', '目的地', '目的地\n甲写的话'],
    ['what they have added may stand on either side', '标', '增标', '标措标', '标措标\n增标'],
    ['so also where sentences end alike', '一。', '一。三。', '一。二。', '一。二。\n一。三。'],
    [
      'they have added in the middle, and the text stands there by chance',
      '目增长',
      '目增长快',
      '目增长期增长',
      '目增长期增长\n目增长快',
    ],
    ['typing goes on after an earlier merge', '甲1', '甲12', '乙\n甲1\n丙', '乙\n甲12\n丙'],
  ])('%s', (_, from, to, current, merged) => {
    expect(mergeTexts(from, to, current)).toBe(merged);
  });

  test('keystroke by keystroke come to one line each, not to a line for each keystroke', () => {
    let stored = '乙的话';
    let typed = '';
    for (const next of ['甲', '甲的', '甲的话']) {
      stored = mergeTexts(typed, next, stored);
      typed = next;
    }
    expect(stored).toBe('乙的话\n甲的话');
  });

  test('whatever each has put in, and wherever, is there in one piece', () => {
    const some = fc.string({ unit: fc.constantFrom(...'增长目。'), minLength: 1, maxLength: 5 });
    const putIn = (from: string, at: number, word: string) => from.slice(0, at) + word + from.slice(at);
    fc.assert(
      fc.property(some, some, some, fc.nat(5), fc.nat(5), (from, mine, theirs, here, there) => {
        const merged = mergeTexts(from, putIn(from, here, mine), putIn(from, there, theirs));
        expect(merged).toContain(mine);
        expect(merged).toContain(theirs);
      }),
      { numRuns: 1000 },
    );
  });

  test('sent again changes nothing', () => {
    const some = fc.string({ unit: fc.constantFrom(...'增长目\n'), maxLength: 5 });
    fc.assert(
      fc.property(some, some, some, (from, mine, theirs) => {
        const merged = mergeTexts(from, mine, theirs);
        expect(mergeTexts(from, mine, merged)).toBe(merged);
      }),
    );
  });

  test('whatever is written, what is new on either side is there', () => {
    const some = fc.string({ unit: fc.constantFrom(...'增长目标\n'), maxLength: 8 });
    fc.assert(
      fc.property(some, some, some, (from, mine, theirs) => {
        const merged = mergeTexts(from, `甲${mine}`, `乙${theirs}`);
        expect(merged).toContain(`甲${mine}`);
        expect(merged).toContain('乙');
        if (!`乙${theirs}`.includes(from) || from === '') expect(merged).toContain(`乙${theirs}`);
      }),
    );
  });
});

describe('two edits of one list', () => {
  const members = fc.uniqueArray(fc.constantFrom(...'abcdef'));

  test('both sides’ additions and removals hold, no member twice', () => {
    fc.assert(
      fc.property(members, members, members, (from, to, current) => {
        const merged = mergeSets(from, to, current);
        const wanted = new Set([
          ...from.filter((each) => to.includes(each) && current.includes(each)),
          ...[...to, ...current].filter((each) => !from.includes(each)),
        ]);
        expect(new Set(merged)).toEqual(wanted);
        expect(merged).toHaveLength(wanted.size);
      }),
    );
  });

  test('an area put first is first also where another was added meanwhile', () => {
    expect(mergeSets(['a', 'b'], ['c', 'a', 'b'], ['a', 'b', 'd'])).toEqual(['c', 'a', 'b', 'd']);
  });
});

describe('a field', () => {
  test('that nobody else has changed takes the patch as it is', () => {
    expect(mergeField('note', 'comment', { from: '一', to: '二' }, '一')).toEqual({ value: '二', merged: false });
    expect(mergeField('note', 'type', { from: 't' }, 't')).toEqual({ value: undefined, merged: false });
  });

  test('of which there can be only one takes the later patch', () => {
    expect(mergeField('report', 'year', { from: 2025, to: 2026 }, 2024)).toEqual({ value: 2026, merged: true });
  });

  test('code by code: parts of one code that two have changed both hold', () => {
    const from = { id: 'a', key: '1', order: 1 };
    const patch = { from, to: { ...from, key: '2' } };
    expect(mergeField('codebook', 'code:a', patch, { ...from, order: 9 })).toEqual({
      value: { id: 'a', key: '2', order: 9 },
      merged: true,
    });
  });
});
