import { guidOf } from '../guid';
import type { Code, Codebook } from '../model';
import areas from './policy-areas.data.json';

/** The id of a built-in code: the same in every library, since it is made of the slug. */
export const builtInId = (slug: string): string => guidOf('quanyue', slug);

interface Row extends Pick<Code, 'name' | 'definition' | 'include' | 'exclude' | 'pinyin' | 'crosswalk'> {
  slug: string;
  synonyms?: string[] | undefined;
}

function codeOf(row: Row, order: number): Code {
  const { slug, name, definition, include, exclude, synonyms, pinyin, crosswalk } = row;
  return {
    id: builtInId(slug),
    slug,
    facet: 'area',
    name,
    order,
    ...(definition ? { definition } : {}),
    ...(include ? { include } : {}),
    ...(exclude ? { exclude } : {}),
    ...(synonyms ? { synonyms } : {}),
    ...(pinyin ? { pinyin } : {}),
    ...(crosswalk ? { crosswalk } : {}),
  };
}

/** The codebook that the data makes. */
const codebookOf = (rows: typeof areas): Codebook => ({
  id: guidOf('quanyue', 'policy-areas'),
  name: { zh: '政府工作报告政策领域', en: 'Policy areas of government work reports' },
  codes: rows.flatMap((area, index) => {
    const { colour, badge, children } = area;
    const top: Code = { ...codeOf(area, 100 * (index + 1)), colour, badge };
    return [
      top,
      ...children.map((child, place): Code => ({ ...codeOf(child, 100 * (index + 1) + place + 1), parent: top.id })),
    ];
  }),
});

/**
 * The built-in policy areas: 22 with 116 sub-areas, which inherit colour and badge. Marked as pure so that whoever
 * imports something else of this file does not carry the data.
 */
export const policyAreas: Codebook = /* @__PURE__ */ codebookOf(areas);
