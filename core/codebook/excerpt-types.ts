import { guidOf } from '../guid';
import type { Codebook, Colour, Names } from '../model';
import { builtInId } from './policy-areas';

const types: [slug: string, name: Names, definition: Names, colour: Colour, pinyin: string[]][] = [
  [
    'WORDING',
    { zh: '提法', en: 'Wording' },
    { zh: '值得照录的表述、口号、定位', en: 'A formula, slogan or positioning worth quoting word for word' },
    { light: '#e1d1f9', dark: '#3d2f57', ink: '#5b3a94', inkDark: '#cdb8ee' },
    ['tifa', 'tf'],
  ],
  [
    'FIGURE',
    { zh: '数据', en: 'Figure' },
    { zh: '已经完成的数字', en: 'A number that has been reached' },
    { light: '#d6e6f7', dark: '#1f3b58', ink: '#1d5a94', inkDark: '#abcff2' },
    ['shuju', 'sj'],
  ],
  [
    'TARGET',
    { zh: '目标', en: 'Target' },
    { zh: '将要达到的数字或状态', en: 'A number or state to be reached' },
    { light: '#f7e3d3', dark: '#57361c', ink: '#94501d', inkDark: '#f2c7a6' },
    ['mubiao', 'mb'],
  ],
  [
    'MEASURE',
    { zh: '举措', en: 'Measure' },
    { zh: '将要做或正在做的事', en: 'Something being done or to be done' },
    { light: '#d8efdf', dark: '#1e4630', ink: '#1f6b42', inkDark: '#abdfc0' },
    ['jucuo', 'jc'],
  ],
  [
    'CASE',
    { zh: '案例', en: 'Case' },
    { zh: '具体的地方、项目、做法', en: 'A place, project or practice named as an example' },
    { light: '#f5efc9', dark: '#4a4317', ink: '#6e6210', inkDark: '#e6dc94' },
    ['anli', 'al'],
  ],
  [
    'PROBLEM',
    { zh: '问题', en: 'Problem' },
    { zh: '承认的不足和困难', en: 'A shortcoming or difficulty that is admitted' },
    { light: '#f7d6d6', dark: '#5a2424', ink: '#9b2626', inkDark: '#f2b1b1' },
    ['wenti', 'wt'],
  ],
];

/** The second facet: what a passage is, whatever its area. */
export const excerptTypes: Codebook = {
  id: guidOf('quanyue', 'excerpt-types'),
  name: { zh: '摘录类型', en: 'Excerpt types' },
  codes: types.map(([slug, name, definition, colour, pinyin], index) => ({
    id: builtInId(slug),
    slug,
    facet: 'type',
    name,
    definition,
    colour,
    pinyin,
    badge: name.zh.slice(0, 1),
    order: 10_000 + index,
  })),
};
