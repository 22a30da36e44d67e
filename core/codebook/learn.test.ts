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
  const best = (text: string) => suggestLearned(at(text), areasOf, codes, learned)[0]?.code;

  it('finds the codes that the reader made, also where one area was split', () => {
    for (const text of villages.slice(6)) expect(best(text)).toBe('乡亲家园');
    for (const text of grain.slice(6)) expect(best(text)).toBe('饭碗');
    for (const text of roads.slice(3)) expect(best(text)).toBe('路');
  });

  it('changes nothing before the first note', () => {
    const [text = ''] = grain;
    const slugs = new Map(policyAreas.codes.map(({ id, slug }) => [id, slug]));
    expect(
      suggestLearned(at(text), areasOf, policyAreas.codes, nothingLearned()).map(({ code }) => slugs.get(code)),
    ).toEqual(areasOf(at(text)).map(({ slug }) => slug));
  });

  it('meets a code that the reader made by its name before any note has it', () => {
    const airborne = { ...own('x', 1), name: { zh: '低空经济', en: 'Low-altitude economy' } };
    const passage = at('培育低空经济，建设通用机场。');
    expect(
      suggestLearned(passage, areasOf, [...policyAreas.codes, airborne], nothingLearned()).map((each) => each.code),
    ).toContain('x');
  });

  it('takes a code of the reader’s own for the area that its name speaks of, where the codebook has no other', () => {
    const [text = ''] = grain;
    const named = (name: string): Code => ({ ...own(name, 1), name: { zh: name, en: '' } });
    const first = (codes: Code[]) => suggestLearned(at(text), areasOf, codes, nothingLearned())[0]?.code;
    expect(first([named('学校教育'), named('农业生产')])).toBe('农业生产');
    expect(first([named('农业生产'), ...policyAreas.codes])).toBe(
      policyAreas.codes.find(({ slug }) => slug === 'AGRI')?.id,
    );
    expect(first([named('学校教育')])).toBeUndefined();
  });

  it('stays silent on framing', () => {
    const thanks = at('各位代表！让我们团结一心，为建设现代化清溪而努力奋斗！');
    expect(suggestLearned(thanks, areasOf, codes, learned)).toEqual([]);
  });

  it('suggests no code that is archived or has gone', () => {
    const [text = ''] = grain;
    const left = codes.map((code) => (code.id === '饭碗' ? { ...code, archived: true } : code));
    expect(suggestLearned(at(text), areasOf, left, learned).map(({ code }) => code)).not.toContain('饭碗');
  });

  it('can be looked at', () => {
    const seen = learnedOf(learned, '饭碗');
    expect(seen.notes).toBe(6);
    expect(seen.areas[0]).toBe('AGRI');
    expect(seen.words.some((word) => '高标准农田粮食播种面积'.includes(word))).toBe(true);
  });
});

/** Twelve codes of a reader's own, under names that say nothing; four are halves of two areas. */
const habits: { [code: string]: (where: string, much: string) => string } = {
  甲一: (where, much) => `推进${where}村庄绿化亮化，改造户厕${much}座，农村人居环境明显改善。`,
  甲二: (where, much) => `${where}新建高标准农田${much}万亩，粮食播种面积保持稳定，耕地保护责任压实。`,
  乙一: (where, much) => `${where}园区新增标准厂房${much}万平方米，开发区扩区调位获批，入园企业加快投产。`,
  乙二: (where, much) => `${where}完成技改投资${much}亿元，规上工业企业设备更新，制造业单项冠军实现零的突破。`,
  丙: (where, much) => `${where}新建公办幼儿园${much}所，义务教育优质均衡发展，教师队伍建设加强。`,
  丁: (where, much) => `${where}医院新增床位${much}张，分级诊疗和医保支付方式改革深入推进。`,
  戊: (where, much) => `${where}国道改造${much}公里，农村公路养护加强，通村客运全覆盖。`,
  己: (where, much) => `${where}引进首店${much}家，发放消费券，夜间经济集聚区人气回升。`,
  庚: (where, much) => `${where}断面水质达标，细颗粒物浓度下降${much}%，污染防治攻坚战成效明显。`,
  辛: (where, much) => `${where}城镇新增就业${much}万人，零工市场开业，高校毕业生就业帮扶到位。`,
  壬: (where, much) => `${where}公共图书馆接待读者${much}万人次，文物保护利用和全民健身活动蓬勃开展。`,
  癸: (where, much) => `${where}组织安全生产检查${much}次，防汛抗旱和消防救援能力提升。`,
};
const wheres = ['石桥', '柳树', '上河', '马家', '青石', '白杨', '南山', '北沟', '东坪'];

it('holds the right one of a reader’s twelve codes among the first three, after sixty notes', () => {
  const names = Object.keys(habits);
  const codes = names.map((name, order) => own(name, order));
  const learned = nothingLearned();
  const passage = (name: string, round: number) =>
    at(habits[name]?.(wheres[round] ?? '', `${round + 2}.${round}`) ?? '');
  // Five notes of each, as a report goes through its parts.
  for (let round = 0; round < 5; round++)
    for (const name of names) {
      const its = passage(name, round);
      learn(learned, { ...its, areas: [name] }, areasOf(its));
    }
  expect(learned.notes).toBe(60);
  const asked = [5, 6, 7, 8].flatMap((round) => names.map((name) => ({ name, passage: passage(name, round) })));
  const three = (known: typeof learned) =>
    asked.filter(({ name, passage }) =>
      suggestLearned(passage, areasOf, codes, known)
        .slice(0, 3)
        .some(({ code }) => code === name),
    ).length / asked.length;
  expect(three(learned)).toBeGreaterThanOrEqual(0.85);
  // By learning alone: such codes are nothing to the suggester.
  expect(three(nothingLearned())).toBe(0);
});
