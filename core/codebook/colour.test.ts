import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coloursOf } from '../import/colour';
import { colourFaults, colourFrom, contrast, distance, goodColour, READABLE } from './colour';
import { excerptTypes } from './excerpt-types';
import { policyAreas } from './policy-areas';

const PLAIN = colourFrom('#888888');
const picked = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('colours', () => {
  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(() => contrast('red', '#ffffff')).toThrow(RangeError);
  });

  it('measures distance to the eye', () => {
    expect(distance('#000000', '#ffffff')).toBeCloseTo(1, 3);
    expect(distance('#ff0000', '#00ff00')).toBeGreaterThan(distance('#ff0000', '#ff8800'));
  });

  it('makes four readable colours of whatever is picked', () => {
    fc.assert(
      fc.property(picked, (hex) => {
        expect(colourFaults(colourFrom(hex), [])).toEqual([]);
      }),
    );
  });

  it('makes four readable colours of the one that another program has', () => {
    fc.assert(
      fc.property(picked, (hex) => {
        const colour = coloursOf(hex);
        expect(colour && colourFaults(colour, [])).toEqual([]);
      }),
    );
  });

  it('finds the built-in areas and types readable, and neighbours apart in light and dark', () => {
    for (const [{ codes }, count] of [
      [policyAreas, 22],
      [excerptTypes, 6],
    ] as const) {
      const coloured = codes.filter(({ colour }) => colour);
      expect(coloured).toHaveLength(count);
      coloured.forEach(({ slug, colour = PLAIN }, i) => {
        const next = coloured[i + 1]?.colour;
        expect(colourFaults(colour, next ? [next] : []), slug).toEqual([]);
      });
    }
  });

  it('takes two for alike that are so in one theme only', () => {
    const [one, other] = [colourFrom('#3366cc'), colourFrom('#cc6633')];
    expect(colourFaults(one, [other])).toEqual([]);
    expect(colourFaults({ ...one, dark: other.dark }, [other]).map(({ fault }) => fault)).toEqual(['alike']);
    expect(colourFaults({ ...one, light: other.light }, [other]).map(({ fault }) => fault)).toEqual(['alike']);
  });

  it('offers a near one where a colour cannot be told from a neighbour', () => {
    const [first] = policyAreas.codes;
    if (!first?.colour) throw new Error('no colour');
    const same = colourFrom(first.colour.light);
    expect(colourFaults(same, [same]).map(({ fault }) => fault)).toEqual(['alike']);
    const offered = goodColour(first.colour.light, [same]);
    expect(colourFaults(offered, [same])).toEqual([]);
    expect(distance(offered.light, same.light)).toBeLessThan(0.12);
    expect(contrast(offered.ink, '#ffffff')).toBeGreaterThanOrEqual(READABLE);
  });
});
