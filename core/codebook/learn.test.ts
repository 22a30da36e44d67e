import { describe, expect, it } from 'vitest';
import type { Code } from '../model';
import { learn, learnedOf, nothingLearned, suggestLearned } from './learn';
import { policyAreas } from './policy-areas';
import weights from './suggest-weights.data.json';
import { makeSuggester } from './suggester';

const areasOf = makeSuggester(weights);
const own = (id: string, order: number): Code => ({ id, facet: 'area', name: { zh: id, en: id }, order });

/** Invented passages of one area that this reader splits in two: villages, and grain. */
const villages = ['石桥村', '柳树屯', '上河村', '马家营', '青石岭', '白杨店', '南山村', '北沟村'].map(
  (village) => `推进${village}村庄绿化亮化，改造户厕两百座，农村人居环境明显改善。`,
);
const grain = ['三万亩', '四万亩', '五万亩', '六万亩', '七万亩', '八万亩', '九万亩', '十万亩'].map(
  (area) => `新建高标准农田${area}，粮食播种面积保持稳定，耕地保护责任压实。`,
);
const roads = ['国道', '省道', '县道', '乡道'].map((road) => `${road}改造工程开工，农村公路养护加强，通村客运全覆盖。`);
const at = (text: string) => ({ text, headings: ['二、2026年重点工作'] });

describe('learning from past notes', () => {
  const codes = [own('乡亲家园', 1), own('饭碗', 2), own('路', 3)];
  const notes = [
    ...villages.slice(0, 6).map((text) => [text, '乡亲家园'] as const),
    ...grain.slice(0, 6).map((text) => [text, '饭碗'] as const),
    ...roads.slice(0, 3).map((text) => [text, '路'] as const),
  ];
  const learned = nothingLearned();
  for (const [text, code] of notes) learn(learned, { ...at(text), areas: [code] }, areasOf(at(text)));
  const best = (text: string) => suggestLearned(at(text), areasOf(at(text)), codes, learned)[0]?.code;

  it('finds the codes that the reader made, also where one area was split', () => {
    for (const text of villages.slice(6)) expect(best(text)).toBe('乡亲家园');
    for (const text of grain.slice(6)) expect(best(text)).toBe('饭碗');
    for (const text of roads.slice(3)) expect(best(text)).toBe('路');
  });

  it('changes nothing before the first note', () => {
    const [text = ''] = grain;
    expect(
      suggestLearned(at(text), areasOf(at(text)), policyAreas.codes, nothingLearned()).map(({ slug }) => slug),
    ).toEqual(areasOf(at(text)).map(({ slug }) => slug));
  });

  it('meets a code that the reader made by its name before any note has it', () => {
    const airborne = { ...own('x', 1), name: { zh: '低空经济', en: 'Low-altitude economy' } };
    const passage = at('培育低空经济，建设通用机场。');
    expect(
      suggestLearned(passage, areasOf(passage), [...policyAreas.codes, airborne], nothingLearned()).map(
        (each) => each.code,
      ),
    ).toContain('x');
  });

  it('stays silent on framing', () => {
    const thanks = at('各位代表！让我们团结一心，为建设现代化清溪而努力奋斗！');
    expect(suggestLearned(thanks, areasOf(thanks), codes, learned)).toEqual([]);
  });

  it('suggests no code that is archived or has gone', () => {
    const [text = ''] = grain;
    const left = codes.map((code) => (code.id === '饭碗' ? { ...code, archived: true } : code));
    expect(suggestLearned(at(text), areasOf(at(text)), left, learned).map(({ code }) => code)).not.toContain('饭碗');
  });

  it('can be looked at', () => {
    const seen = learnedOf(learned, '饭碗');
    expect(seen.notes).toBe(6);
    expect(seen.areas[0]).toBe('AGRI');
    expect(seen.words.some((word) => '高标准农田粮食播种面积'.includes(word))).toBe(true);
  });
});
