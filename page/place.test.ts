import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEAST, placeBy, type Side } from './place';

const GAP = 8;
const LINE = 20;

/** A passage whose first line begins, and whose last line ends, so far below the window's top. */
const passage = (top: number, bottom: number, left = 100) => ({
  firstLine: { left, top, right: left + 200, bottom: top + LINE },
  lastLine: { left: 40, top: bottom - LINE, right: 300, bottom },
});
const window = { width: 800, height: 600 };
const panel = { width: 380, height: 300 };

describe('where a panel stands by a passage', () => {
  it('above, so that the line read next stays free', () => {
    expect(placeBy(passage(400, 440), panel, window)).toMatchObject({ side: 'above', left: 100, edge: 392 });
  });

  it('without room above, below the line that follows', () => {
    expect(placeBy(passage(40, 80), panel, window)).toMatchObject({ side: 'below', edge: 118, room: 474 });
  });

  it('too high for either side, where there is more room, and it scrolls there', () => {
    const low = { width: 700, height: 420 };
    expect(placeBy(passage(120, 160), panel, low)).toMatchObject({ side: 'below', edge: 198, room: 214 });
    expect(placeBy(passage(230, 270), panel, low)).toMatchObject({ side: 'above', edge: 222, room: 214 });
  });

  it('by a passage taller than the window at its foot, half as high', () => {
    expect(placeBy(passage(-200, 900), panel, window)).toMatchObject({ side: 'above', edge: 592, room: 300 });
  });

  it('at the window’s edge while its passage is scrolled away', () => {
    expect(placeBy(passage(-500, -460), panel, window)).toMatchObject({ side: 'below', edge: GAP });
    expect(placeBy(passage(900, 940), panel, window)).toMatchObject({ side: 'above', edge: 592 });
  });

  it('keeps its side when it grows, and leaves it when the page has moved so that it no longer fits', () => {
    const by = passage(320, 360);
    expect(placeBy(by, panel, window).side).toBe('above');
    const grown = { ...panel, height: 400 };
    expect(placeBy(by, grown, window, 'above')).toMatchObject({ side: 'above', room: 304 });
    expect(placeBy(passage(100, 140), panel, window, 'above', true).side).toBe('below');
    expect(placeBy(passage(450, 490), panel, window, 'below', true).side).toBe('above');
  });

  it('what comes late stands first where it grows upwards freely; else last, and it does not grow there', () => {
    expect(placeBy(passage(500, 540), panel, window)).toMatchObject({ late: 'first', room: 484 });
    expect(placeBy(passage(340, 380), panel, window)).toMatchObject({ late: 'last', room: 300 });
    expect(placeBy(passage(40, 80), panel, window).late).toBe('last');
  });
});

describe('any passage, panel and window', () => {
  const any = fc.record({
    window: fc.record({ width: fc.integer({ min: 320, max: 2000 }), height: fc.integer({ min: 200, max: 1400 }) }),
    panel: fc.record({ width: fc.integer({ min: 100, max: 300 }), height: fc.integer({ min: 30, max: 900 }) }),
    top: fc.integer({ min: -2000, max: 2000 }),
    height: fc.integer({ min: LINE, max: 3000 }),
    left: fc.integer({ min: -200, max: 2200 }),
    kept: fc.constantFrom<Side | undefined>(undefined, 'above', 'below'),
    moved: fc.boolean(),
  });
  /** The panel's box, as the style sheet draws it: away from its edge, as high as its parts or the room. */
  const boxOf = ({
    window,
    panel,
    top,
    height,
    left,
    kept,
    moved,
  }: typeof any extends fc.Arbitrary<infer T> ? T : never) => {
    const place = placeBy(passage(top, top + height, left), panel, window, kept, moved);
    const high = Math.min(panel.height, place.room);
    const upper = place.side === 'above' ? place.edge - high : place.edge;
    return { place, upper, lower: upper + high, right: place.left + panel.width };
  };

  it('it is in the window', () => {
    fc.assert(
      fc.property(any, (given) => {
        const { place, upper, lower, right } = boxOf(given);
        expect(upper).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThanOrEqual(given.window.height);
        expect(place.left).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(given.window.width);
      }),
    );
  });

  it('it covers neither the passage nor the line after it where either side has room', () => {
    fc.assert(
      fc.property(any, (given) => {
        const { window, top, height } = given;
        const next = top + height + LINE * 1.9;
        fc.pre(top - 2 * GAP >= LEAST || window.height - next - GAP >= LEAST);
        const { upper, lower } = boxOf(given);
        expect(lower <= top || upper >= next).toBe(true);
      }),
    );
  });

  it('it is never lower than it could be on the side with more room', () => {
    fc.assert(
      fc.property(any, (given) => {
        fc.pre(given.kept === undefined);
        const { window, panel, top, height } = given;
        const above = Math.min(window.height - GAP, top - GAP) - GAP;
        const below = window.height - GAP - Math.max(GAP, top + height + LINE * 1.9);
        const most = Math.max(above, below);
        fc.pre(most >= LEAST);
        expect(Math.min(panel.height, boxOf(given).place.room)).toBe(Math.min(panel.height, most, 560));
      }),
    );
  });
});
