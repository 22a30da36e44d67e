import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { excerptTypes } from '../core/codebook/excerpt-types';
import { policyAreas } from '../core/codebook/policy-areas';
import { lookOf, PLAIN_MARK } from './code-look';

vi.mock('../i18n/t', () => ({ language: () => 'zh' }));

const tokens = readFileSync(new URL('../assets/tokens.css', import.meta.url), 'utf8');

/** The custom properties of each block that sets them, by its selector. */
const blocks = [...tokens.matchAll(/([^{}]+)\{([^{}]+)\}/g)].map(([, selector = '', body = '']) => ({
  selector: selector.replace(/\/\*.*\*\//s, '').trim(),
  values: new Map([...body.matchAll(/(--qy-[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value])),
}));
const block = (part: string) => blocks.find(({ selector }) => selector.includes(part))?.values ?? new Map();
const light = block('[data-theme="light"]');
const dark = block(':host([data-theme="dark"])');

type Rgb = readonly [number, number, number];
const rgb = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(a: Rgb, b: Rgb): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return (high + 0.05) / (low + 0.05);
}

test('the dark theme is the same where the system asks for it and where it is chosen', () => {
  expect(block(':root:not([data-theme])')).toEqual(dark);
  expect([...dark.keys()].every((name) => light.has(name))).toBe(true);
});

test('words have 4.5 : 1 on every surface, edges of fields 3 : 1', () => {
  for (const theme of [light, dark]) {
    const value = (name: string) => rgb(theme.get(`--qy-${name}`) ?? '');
    for (const surface of ['paper', 'card', 'sunk']) {
      for (const ink of ['ink', 'ink-2', 'cinnabar'])
        expect(contrast(value(ink), value(surface)), `${ink} on ${surface}`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(value('edge'), value(surface)), `edge on ${surface}`).toBeGreaterThanOrEqual(3);
    }
    expect(contrast(value('on-cinnabar'), value('cinnabar'))).toBeGreaterThanOrEqual(4.5);
  }
});

test('each area and type, and what has no colour: its words on its colour, and its line on the card', () => {
  const [lightCard, darkCard] = [rgb(light.get('--qy-card') ?? ''), rgb(dark.get('--qy-card') ?? '')];
  const style: Record<string, string> =
    lookOf([{ id: 'x', facet: 'area', name: { zh: '甲', en: 'A' }, order: 1 }], 'x')?.style ?? {};
  const [plain = '', plainDark = '', ink = '', inkDark = ''] = Object.values(style);
  const coloured = [...policyAreas.codes, ...excerptTypes.codes].filter(({ colour }) => colour);
  expect(coloured).toHaveLength(28);
  for (const { slug, colour } of [
    ...coloured,
    { slug: 'a mark of no area', colour: PLAIN_MARK },
    { slug: 'a code of no colour', colour: { light: plain, dark: plainDark, ink, inkDark } },
  ]) {
    if (!colour) continue;
    // As `.tinted` darkens it.
    const [red, green, blue] = rgb(colour.ink);
    const ink: Rgb = [red * 0.7, green * 0.7, blue * 0.7];
    expect(contrast(ink, rgb(colour.light)), `${slug}, light`).toBeGreaterThanOrEqual(4.5);
    expect(contrast(rgb(colour.inkDark), rgb(colour.dark)), `${slug}, dark`).toBeGreaterThanOrEqual(4.5);
    expect(contrast(rgb(colour.ink), lightCard), `${slug}, line`).toBeGreaterThanOrEqual(3);
    expect(contrast(rgb(colour.inkDark), darkCard), `${slug}, line in the dark`).toBeGreaterThanOrEqual(3);
  }
});
