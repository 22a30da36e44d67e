import type { Colour } from '../model';

/*
 * Colours that can be read and told apart. Contrast is WCAG 2.2's, https://www.w3.org/TR/WCAG22/#contrast-minimum;
 * distance is that of Oklab, https://bottosson.github.io/posts/oklab/, where equal steps look about equal.
 */

/** What stands on the colours: the text of a page, light and dark, and the grounds that ink stands on. */
const TEXT = '#1a1a1a';
const TEXT_DARK = '#f2f2f2';
const GROUND = '#ffffff';
const GROUND_DARK = '#1e1e1e';

export const READABLE = 4.5;
/** Two highlights nearer than this are taken for one another. */
export const APART = 0.035;

type Triple = [number, number, number];

/** @throws RangeError where it is not #rrggbb */
function channels(hex: string): Triple {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!match) throw new RangeError(`not a colour: ${hex}`);
  const [r = 0, g = 0, b = 0] = match.slice(1).map((part) => Number.parseInt(part, 16) / 255);
  return [r, g, b];
}

const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const gamma = (value: number): number => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);

function luminance(hex: string): number {
  const [r, g, b] = channels(hex).map(linear) as Triple;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function oklab(hex: string): Triple {
  const [r, g, b] = channels(hex).map(linear) as Triple;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** How far two colours are apart to the eye; black and white are 1. */
export function distance(a: string, b: string): number {
  const [x, y] = [oklab(a), oklab(b)];
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

/** The nearest colour that a screen can show to a lightness, chroma and hue: chroma gives way. */
function fromLch(lightness: number, chroma: number, hue: number): string {
  for (let c = chroma; ; c -= 0.005) {
    const [a, b] = [Math.max(c, 0) * Math.cos(hue), Math.max(c, 0) * Math.sin(hue)];
    const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
    const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
    const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
    const rgb = [
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
    ].map(gamma);
    if (c <= 0 || rgb.every((value) => value >= -0.0005 && value <= 1.0005)) {
      const byte = (value: number) => Math.round(255 * Math.min(1, Math.max(0, value)));
      return `#${rgb.map((value) => byte(value).toString(16).padStart(2, '0')).join('')}`;
    }
  }
}

const HIGHLIGHT = 0.88;
const HIGHLIGHT_DARK = 0.36;

/** All four of a code's colours, of the hue that the reader picked. */
export function colourFrom(picked: string): Colour {
  const [, a, b] = oklab(picked);
  const chroma = Math.hypot(a, b);
  return ofHue(Math.atan2(b, a), Math.min(Math.max(chroma, 0.02), 0.09));
}

function ofHue(hue: number, chroma: number): Colour {
  return {
    light: fromLch(HIGHLIGHT, chroma, hue),
    dark: fromLch(HIGHLIGHT_DARK, Math.min(chroma, 0.07), hue),
    ink: until((step) => fromLch(0.55 - step, 1.6 * chroma, hue), GROUND),
    inkDark: until((step) => fromLch(0.78 + step, chroma, hue), GROUND_DARK),
  };
}

function until(make: (step: number) => string, ground: string): string {
  let colour = make(0);
  for (let step = 0.02; contrast(colour, ground) < READABLE && step < 0.4; step += 0.02) colour = make(step);
  return colour;
}

export type ColourFault =
  | { fault: 'unreadable'; part: keyof Colour; contrast: number }
  /** Too near to the colour at this place of the neighbours. */
  | { fault: 'alike'; neighbour: number; distance: number };

/** What is wrong with a colour beside its neighbours'. */
export function colourFaults(colour: Colour, neighbours: readonly Colour[]): ColourFault[] {
  const against: Record<keyof Colour, string> = { light: TEXT, dark: TEXT_DARK, ink: GROUND, inkDark: GROUND_DARK };
  const faults: ColourFault[] = [];
  for (const part of ['light', 'dark', 'ink', 'inkDark'] as const) {
    const measured = contrast(colour[part], against[part]);
    if (measured < READABLE) faults.push({ fault: 'unreadable', part, contrast: measured });
  }
  neighbours.forEach((other, neighbour) => {
    const apart = nearness(colour, other);
    if (apart < APART) faults.push({ fault: 'alike', neighbour, distance: apart });
  });
  return faults;
}

/** The same, but for those of the four that cannot be read where they stand: of these, ours of the same hue. */
export function readable(colour: Colour): Colour {
  const faults = colourFaults(colour, []).flatMap((each) => (each.fault === 'unreadable' ? each.part : []));
  if (faults.length === 0) return colour;
  const ours = colourFrom(colour.light);
  return { ...colour, ...Object.fromEntries(faults.map((part) => [part, ours[part]])) };
}

/** The picked colour where it is good, or else the nearest hue that is: it turns to both sides, then grows stronger. */
export function goodColour(picked: string, neighbours: readonly Colour[]): Colour {
  const wanted = colourFrom(picked);
  const [, a, b] = oklab(picked);
  const hue = Math.atan2(b, a);
  const chroma = Math.min(Math.max(Math.hypot(a, b), 0.02), 0.09);
  let best = { colour: wanted, room: room(wanted, neighbours) };
  for (const strength of [chroma, 0.06, 0.09, 0.12])
    for (let turn = 0; turn <= 36; turn++)
      for (const side of [1, -1]) {
        const colour = ofHue(hue + (side * turn * Math.PI) / 36, strength);
        if (colourFaults(colour, neighbours).length === 0) return colour;
        if (room(colour, neighbours) > best.room) best = { colour, room: room(colour, neighbours) };
      }
  // A codebook of a hundred colours has no room left; the farthest is still the best.
  return best.colour;
}

const room = (colour: Colour, neighbours: readonly Colour[]): number =>
  Math.min(1, ...neighbours.map((other) => nearness(colour, other)));

/** How far two highlights are apart in the theme where they are less so. */
const nearness = (one: Colour, other: Colour): number =>
  Math.min(distance(one.light, other.light), distance(one.dark, other.dark));
