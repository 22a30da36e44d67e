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
  expect(difference('增至19,其中新增6', '增至19。其中新增6').figureChanged).toBe(false);
});

test('a note mark that came or went is no change of figures, a figure in its place is one', () => {
  for (const mark of ['[15]', '［１５］', '[注1]', '〔3〕', '^[101]', '①', '¹', '15', '１５'])
    expect(difference('推进“双强”，兴修水利', `推进“双强”${mark}，大修水利`).figureChanged, mark).toBe(false);
  expect(difference('创建“双强”村', '创建“双强”15个村').figureChanged).toBe(true);
  expect(difference('创建“双强”15个村', '创建“双强”16个村').figureChanged).toBe(true);
  expect(difference('达到“双强”15.5%', '达到“双强”16.5%').figureChanged).toBe(true);
  expect(difference('打造"1+3"体系，', '打造"2+3"体系，').figureChanged).toBe(true);
  expect(difference('创建“双强”15,000户', '创建“双强”16,000户').figureChanged).toBe(true);
  expect(difference('县政发〔2023〕5号', '县政发〔2024〕5号').figureChanged).toBe(true);
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
