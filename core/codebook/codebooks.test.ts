import { describe, expect, it } from 'vitest';
import type { Codebook } from '../model';
import { colourFaults } from './colour';
import { excerptTypes } from './excerpt-types';
import { loadable } from './loadable';
import { pinyinKeys } from './pinyin';
import { policyAreas } from './policy-areas';

const whole = ({ codes }: Codebook) => {
  const ids = new Set(codes.map(({ id }) => id));
  expect(ids.size).toBe(codes.length);
  for (const { parent } of codes) if (parent !== undefined) expect(ids.has(parent)).toBe(true);
};

describe('the built-in codebook', () => {
  it('has 22 areas and 116 sub-areas, each with what it is, takes in and leaves to a neighbour', () => {
    whole(policyAreas);
    expect(policyAreas.codes.filter(({ parent }) => !parent)).toHaveLength(22);
    expect(policyAreas.codes.filter(({ parent }) => parent)).toHaveLength(116);
    for (const { slug, definition, include, exclude } of policyAreas.codes)
      for (const text of [definition, include, exclude]) {
        expect(text?.zh, slug).toMatch(/\p{Script=Han}/u);
        expect(text?.en, slug).toMatch(/^\P{Script=Han}+$/u);
      }
  });

  it('has a name of its own in both languages for each, and a character of its own for each area', () => {
    const { codes } = policyAreas;
    for (const language of ['zh', 'en'] as const)
      expect(new Set(codes.map(({ name }) => name[language])).size).toBe(138);
    for (const { name, slug } of codes) {
      expect(name.zh, slug).toMatch(/\p{Script=Han}/u);
      expect(name.en, slug).toMatch(/^\P{Script=Han}+$/u);
    }
    const badges = codes.flatMap(({ badge = '', parent }) => (parent ? [] : badge));
    expect(badges.filter((badge) => /^\p{Script=Han}$/u.test(badge))).toHaveLength(22);
    expect(new Set(badges).size).toBe(22);
  });
});

describe('facets and crosswalk', () => {
  it('tells what an area is called in four other schemes', () => {
    for (const { slug, parent, crosswalk } of policyAreas.codes) {
      const wanted = parent ? ['cap'] : ['cap', 'stateCouncil', 'cofog', 'marpor'];
      expect(
        wanted.filter((scheme) => !crosswalk?.[scheme]?.length),
        slug,
      ).toEqual([]);
    }
    const schemes = new Set(policyAreas.codes.flatMap(({ crosswalk = {} }) => Object.keys(crosswalk)));
    expect([...schemes].sort()).toEqual(['cap', 'cofog', 'marpor', 'stateCouncil']);
  });

  it('has six types of excerpt as a facet of their own', () => {
    expect(excerptTypes.codes.map(({ facet, name }) => [facet, name.zh])).toEqual(
      ['提法', '数据', '目标', '举措', '案例', '问题'].map((name) => ['type', name]),
    );
  });
});

describe('codebooks to load', () => {
  it('has CAP with 21 major topics and the 22 themes of the State Council', async () => {
    const [cap, themes] = await Promise.all(loadable.map(({ make }) => make()));
    if (!cap || !themes) throw new Error('missing');
    [cap, themes].forEach(whole);
    for (const { codes } of [cap, themes]) {
      const colours = codes.flatMap(({ colour }) => colour ?? []);
      expect(colours.length).toBeGreaterThan(20);
      const badges = codes.flatMap(({ badge }) => badge ?? []);
      expect(new Set(badges).size).toBe(colours.length);
      colours.forEach((colour, i) => {
        expect(colourFaults(colour, colours.slice(i + 1, i + 2))).toEqual([]);
      });
    }
    expect(cap.codes.filter(({ parent }) => !parent)).toHaveLength(21);
    expect(cap.codes.find(({ name }) => name.en === '1002 Highways')?.crosswalk).toEqual({ cap: ['1002'] });
    expect(themes.codes.filter(({ parent }) => !parent)).toHaveLength(22);
    expect(cap.codes.filter(({ parent }) => parent)).toHaveLength(213);
    expect(themes.codes.filter(({ parent }) => parent)).toHaveLength(103);
    for (const { name } of [...cap.codes, ...themes.codes]) {
      expect(name.zh).toMatch(/\p{Script=Han}/u);
      expect(name.en).toMatch(/^\P{Script=Han}+$/u);
    }
  });
});

describe('pinyin', () => {
  it('is made as the built-in codes have it', async () => {
    for (const { name, pinyin } of policyAreas.codes.filter((_, i) => i % 9 === 0))
      expect(await pinyinKeys(name.zh)).toEqual(pinyin);
    expect(await pinyinKeys('生态环境')).toEqual(['shengtaihuanjing', 'sthj']);
    expect(await pinyinKeys('GDP')).toEqual([]);
  });
});
