import { guidOf } from '../guid';
import type { Code, Codebook } from '../model';

/** Codebooks that a reader may load beside the built-in one. Made when asked for; ids are the same in every library. */
export interface Loadable {
  id: 'cap' | 'stateCouncil';
  name: Codebook['name'];
  make(): Promise<Codebook>;
}

const CAP = { zh: '比较议程项目（CAP）主题', en: 'Comparative Agendas Project topics' };
const STATE_COUNCIL = { zh: '国务院政策文件库主题分类', en: 'State Council themes' };

export const loadable: readonly Loadable[] = [
  { id: 'cap', name: CAP, make: async () => dressed(capOf((await import('./cap.data.json')).default)) },
  {
    id: 'stateCouncil',
    name: STATE_COUNCIL,
    make: async () => dressed(themesOf((await import('./state-council.data.json')).default)),
  },
];

/**
 * The built-in areas' colours in their order: readable, and neighbours apart. Neither scheme has colours of its own, nor
 * badges: the first character of each name that no area before has, for four themes begin with 国.
 */
async function dressed(book: Codebook): Promise<Codebook> {
  const { policyAreas } = await import('./policy-areas');
  const colours = policyAreas.codes.flatMap(({ colour }) => colour ?? []);
  let next = 0;
  const taken = new Set<string>();
  const codes = book.codes.map((code) => {
    const colour = code.parent === undefined ? colours[next++ % colours.length] : undefined;
    if (!colour) return code;
    const badge = Array.from(code.name.zh).find((character) => !taken.has(character) && character !== '、');
    if (badge) taken.add(badge);
    return { ...code, colour, ...(badge ? { badge } : {}) };
  });
  return { ...book, codes };
}

/**
 * Source: https://www.comparativeagendas.net/pages/master-codebook; 21 major topics, the numbers 11 and 22 do not exist.
 * The Chinese names are ours: the project has none.
 */
function capOf(topics: typeof import('./cap.data.json')): Codebook {
  const id = (number: string) => guidOf('quanyue', 'cap', number);
  return {
    id: guidOf('quanyue', 'cap'),
    name: CAP,
    codes: topics.flatMap(({ number, name, children }, i) => [
      codeOf(id(number), name, 1000 * i, { cap: [`${number}00`] }),
      ...children.map(([code = '', en = '', zh = en], j) =>
        codeOf(id(code), { zh: `${code} ${zh}`, en: `${code} ${en}` }, 1000 * i + j + 1, { cap: [code] }, id(number)),
      ),
    ]),
  };
}

/**
 * Source: the themes of the State Council's policy library, https://sousuo.www.gov.cn/zcwjk; ids where they are known.
 * The English names are ours.
 */
function themesOf(themes: typeof import('./state-council.data.json')): Codebook {
  const id = (...names: string[]) => guidOf('quanyue', 'state-council', ...names);
  return {
    id: id(),
    name: STATE_COUNCIL,
    codes: themes.flatMap(({ number, name, en, parts }, i) => {
      const crosswalk = { stateCouncil: [number ? `${number} ${name}` : name] };
      return [
        codeOf(id(name), { zh: name, en }, 1000 * i, crosswalk),
        ...parts.map(([part = '', its = part], j) =>
          codeOf(id(name, part), { zh: part, en: its }, 1000 * i + j + 1, crosswalk, id(name)),
        ),
      ];
    }),
  };
}

const codeOf = (
  id: string,
  name: Code['name'],
  order: number,
  crosswalk: Record<string, string[]>,
  parent?: string,
): Code => ({ id, facet: 'area', name, order, crosswalk, ...(parent === undefined ? {} : { parent }) });
