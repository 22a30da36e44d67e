import { colourFrom } from '../../core/codebook/colour';
import type { Code, KeptCodebook } from '../../core/model';

const areas = ['农业', '工业', '教育', '卫生', '文旅', '财政', '环保', '城建', '商贸', '政务'];
const aspects = ['综合', '目标', '举措', '其他'];
const parts = ['综合', '投入', '人员', '设施', '服务', '其他'];

/**
 * A researcher's own codebook: 290 codes in three levels, under the numbers that she gave them, with the same few names in
 * each branch, and each thing that may be said of a code said of some.
 */
export const ownCodebook: KeptCodebook = {
  id: 'own',
  name: { zh: '我的编码本', en: 'My codebook' },
  codes: areas.flatMap((area, i) => {
    const top = code(`A${i + 1}`, area, {
      colour: colourFrom(`#${((i * 0x191919 + 0x3366) % 0x1000000).toString(16).padStart(6, '0')}`),
    });
    return [
      top,
      ...aspects.flatMap((aspect, j) => [
        code(`${top.id}.${j + 1}`, aspect, {
          parent: top.id,
          ...(j === 1 ? { colour: colourFrom('#2277cc'), definition: names(`${area}的${aspect}`) } : {}),
          ...(j === 2 ? { include: names(`${area}的做法`), exclude: names('打算') } : {}),
        }),
        ...parts.map((part, k) =>
          code(`${top.id}.${j + 1}.${k + 1}`, part, {
            parent: `${top.id}.${j + 1}`,
            ...(k === 0 ? { archived: true } : {}),
          }),
        ),
      ]),
    ];
  }),
  revision: 2,
  created: '2026-01-01T00:00:00.000Z',
  updated: '2026-01-02T00:00:00.000Z',
};
ownCodebook.codes.forEach((each, order) => {
  each.order = order + 1;
});

function code(id: string, zh: string, rest: Partial<Code>): Code {
  return { id, facet: 'area', name: names(zh), order: 0, ...rest };
}

function names(zh: string): Code['name'] {
  return { zh, en: `${zh} in English` };
}
