import fc from 'fast-check';
import { expect, test } from 'vitest';
import { difference } from './difference';

test('tells that a figure changed', () => {
  expect(difference('粮食产量30万吨', '粮食产量32万吨')).toEqual({
    runs: [
      { kind: 'same', text: '粮食产量' },
      { kind: 'removed', text: '30' },
      { kind: 'added', text: '32' },
      { kind: 'same', text: '万吨' },
    ],
    figureChanged: true,
  });
  expect(difference('增长百分之六', '增长百分之七').figureChanged).toBe(true);
});

test('other words, and the width of digits, are no change of figures', () => {
  expect(difference('修路30公里', '修渠３０公里').figureChanged).toBe(false);
  expect(difference('一、加快发展', '二、加快发展').figureChanged).toBe(false);
});

test('the runs give both texts back', () => {
  const words = fc.string({ unit: fc.constantFrom('修', '路', '3', '，'), maxLength: 30 });
  fc.assert(
    fc.property(words, words, (quote, now) => {
      const { runs } = difference(quote, now);
      const without = (kind: string) => runs.filter((run) => run.kind !== kind).map((run) => run.text);
      expect(without('added').join('')).toBe(quote);
      expect(without('removed').join('')).toBe(now);
    }),
  );
});
