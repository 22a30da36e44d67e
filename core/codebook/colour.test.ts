import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colourFaults, colourFrom, contrast, distance, goodColour, READABLE } from './colour';
import { policyAreas } from './policy-areas';

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

  it('finds the built-in areas readable, and neighbours apart', () => {
    const colours = policyAreas.codes.flatMap(({ colour }) => (colour ? [colour] : []));
    expect(colours).toHaveLength(22);
    colours.forEach((colour, i) => {
      expect(colourFaults(colour, colours.slice(i + 1, i + 2)), `${i}`).toEqual([]);
    });
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
