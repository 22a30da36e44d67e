import { describe, expect, it } from 'vitest';
import { parts } from '../../tests/pages/report';
import { explained, explanationsIn, isWanting } from './explained';
import { unmarked } from './note-marks';

const text = [
  '实施“双强”①行动，建设“三园”②，增长3倍，践行“两山”③理念。',
  '名词解释',
  '①双强：指产业强、生态强。',
  '②三园：指果园、茶园、菜园。',
  '③两山：即绿水青山和金山银山。',
].join('\n');
const page = explained(text);
const passage = (words: string): [number, number] => [text.indexOf(words), text.indexOf(words) + words.length];

describe('a passage with note marks', () => {
  it.each([
    ['实施“双强”①行动', '实施“双强”行动'],
    ['“三园”②，增长3倍', '“三园”，增长3倍'],
    ['增长3倍', '增长3倍'],
  ])('%s is quoted as %s', (words, quoted) => {
    expect(unmarked(page, ...passage(words))).toBe(quoted);
  });

  it.each([
    ['实施“双强”①行动，建设“三园”②', ['双强', '三园']],
    // Selected up to the mark, not with it.
    ['践行“两山”', ['两山']],
    ['增长3倍', []],
  ])('%s: what is explained', (words, explains) => {
    expect(explanationsIn(page, ...passage(words)).map(({ term }) => term)).toEqual(explains);
  });

  it('a page without a list explains nothing, and its marks are still no words', () => {
    const alone = explained('落实“六稳”[1]和“六保”[2]任务。');
    expect(explanationsIn(alone, 0, 20)).toEqual([]);
    expect(unmarked(alone, 0, 20)).toBe('落实“六稳”和“六保”任务。');
  });

  it.each([
    ['围绕工业,实施"双链双强"行动①', '"双链双强"行动'],
    // The list counts ①–⑦, then [1]–[3].
    ['实施"清归计划"[1],引育高层次人才', '"清归计划"'],
  ])('of a report on two pages is explained by the other: %s', (passage, term) => {
    const alone = explained(passage);
    expect(isWanting(alone)).toBe(true);
    const known = explained(passage, [parts[1].join('\n')]);
    expect(isWanting(known)).toBe(false);
    expect(explanationsIn(known, 0, passage.length).map((one) => one.term)).toEqual([term]);
  });

  it('its own page’s list comes before the other’s', () => {
    const other = '名词解释\n①双强：别的。\n②三园：别的。\n③两山：别的。\n④五库：指水库。';
    const both = explained(text, [other]);
    expect([1, 4].map((number) => both.listed.get(number)?.explanation)).toEqual(['产业强、生态强。', '水库。']);
  });
});
