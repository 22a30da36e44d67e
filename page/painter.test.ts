// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { contrast } from '../core/codebook/colour';
import { policyAreas } from '../core/codebook/policy-areas';
import type { Code } from '../core/model';
import { Painter, type Painting } from './painter';

vi.mock('../i18n/t', () => ({ language: () => 'zh' }));

const registry = new Map<string, Set<StaticRange>>();
beforeEach(() => {
  registry.clear();
  vi.stubGlobal('Highlight', class extends Set<StaticRange> {});
  vi.stubGlobal('CSS', { highlights: registry });
});
afterEach(() => vi.unstubAllGlobals());

/** What the page is styled with: each highlight's declarations, where colours are free and where they are forced. */
function rulesOf(
  dark: boolean,
  codes: readonly Code[] = policyAreas.codes,
): { [mode: string]: { [highlight: string]: { [property: string]: string } } } {
  let rules = '';
  const painter = new Painter(async (given) => {
    rules = given;
    return true;
  });
  painter.paint([], codes, dark, []);
  const modes: ReturnType<typeof rulesOf> = {};
  let mode = '';
  for (const line of rules.split('\n')) {
    mode = /forced-colors:(\w+)/.exec(line)?.[1] ?? mode;
    const [, name = '', body = ''] = /^::highlight\(quanyue-([\w-]+)\)\{(.*)\}$/.exec(line) ?? [];
    if (!name || !mode) continue;
    const its = modes[mode] ?? {};
    modes[mode] = its;
    its[name] = Object.fromEntries(body.split(';').map((each) => each.split(':') as [string, string]));
  }
  return modes;
}

const slugs = policyAreas.codes.flatMap(({ slug = '', parent }) => (parent ? [] : slug.toLowerCase()));

/** Notes of every area, a second one on each third, an edited one now and then; each at a place of its own. */
const notes = (count: number): Painting[] =>
  Array.from({ length: count }, (_, at) => {
    const [first, second] = [at, at * 7 + 1].map(
      (area) => policyAreas.codes[area % policyAreas.codes.length]?.id ?? '',
    );
    const range = { startOffset: at, endOffset: at + 1 } as StaticRange;
    const areas = [first ?? '', second ?? ''].slice(0, at % 3 ? 1 : 2);
    return { ranges: [range], areas: at % 50 ? areas : [], edited: at % 10 === 0 };
  });
const paint = (painter: Painter, paintings: readonly Painting[]) =>
  painter.paint(paintings, policyAreas.codes, false, []);

test('notes share a fixed small number of Highlight objects, whose names all begin alike', () => {
  const painter = new Painter(async () => true);
  const most = 2 * (slugs.length + 1) + 1;
  for (const count of [1000, 5000]) {
    paint(painter, notes(count));
    expect(registry.size).toBeLessThanOrEqual(most);
    for (const name of registry.keys()) expect(name).toMatch(/^quanyue-/);
    const fills = [...registry].filter(([name]) => !/^quanyue-(?:also-|edited)/.test(name));
    expect(new Set(fills.flatMap(([, highlight]) => [...highlight])).size).toBe(count);
  }
});

test('painting is idempotent: what is given is what is painted, whatever was before', () => {
  const painter = new Painter(async () => true);
  const all = notes(1000);
  expect(paint(painter, all)).toBe(true);
  const first = new Map(registry);
  expect(paint(painter, all)).toBe(false);
  expect([...registry]).toEqual([...first]);
  for (const [name, highlight] of registry) expect(highlight).toBe(first.get(name));
  paint(painter, all.slice(3, 5));
  paint(painter, all);
  expect(new Map(registry)).toEqual(first);
  paint(painter, []);
  expect(registry.size).toBe(0);
});

test('the page’s own highlights stay as they are, through painting, repainting and removal', () => {
  const own = new Set<StaticRange>([{ startOffset: 0 } as StaticRange]);
  registry.set('search-results', own);
  const painter = new Painter(async () => true);
  paint(painter, notes(100));
  paint(painter, notes(10));
  painter.hold(notes(1)[0]?.ranges ?? []);
  painter.clear();
  expect([...registry]).toEqual([['search-results', own]]);
  expect(own.size).toBe(1);
});

test('words on a highlight can be read, whatever the page has behind it', () => {
  const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  const over = (fill: string, ground: string) => {
    const alpha = Number.parseInt(fill.slice(7), 16) / 255;
    const below = channels(ground);
    const mixed = channels(fill).map((value, i) => Math.round(value * alpha + (below[i] ?? 0) * (1 - alpha)));
    return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
  };
  for (const dark of [false, true])
    for (const name of ['plain', ...slugs.map((slug) => `area-${slug}`)]) {
      const { color = '', 'background-color': fill = '' } = rulesOf(dark).none?.[name] ?? {};
      for (const ground of ['#ffffff', '#808080', '#000000'])
        expect(contrast(color, over(fill, ground)), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
});

test('a fill lets through what lies below: both of two notes that overlap are seen', () => {
  for (const dark of [false, true]) {
    const fills = Object.values(rulesOf(dark).none ?? {}).flatMap((rule) => rule['background-color'] ?? []);
    expect(fills.length).toBe(slugs.length + 1);
    expect(fills.filter((fill) => !/^#[\da-f]{6}(?!ff)[\da-f]{2}$/i.test(fill))).toEqual([]);
  }
});

test('areas are told apart without their colours: neighbours by the line’s style, a second area by its place', () => {
  const { none = {}, active = {} } = rulesOf(false);
  for (const mode of [none, active]) {
    const lines = slugs.map((slug) => mode[`area-${slug}`]?.['text-decoration']?.replace(/ #\w+$/, ''));
    expect(lines.every((line) => /^underline \dpx \w+$/.test(line ?? ''))).toBe(true);
    lines.forEach((line, i) => {
      for (const near of lines.slice(i + 1, i + 3)) expect(near, slugs[i]).not.toBe(line);
    });
  }
  const { ink } = policyAreas.codes.find(({ slug }) => slug === 'AGRI')?.colour ?? {};
  expect(none['also-area-agri']).toEqual({
    'text-decoration': `underline 2px ${ink}`,
    'text-underline-offset': '.4em',
  });
  expect(active['also-area-agri']?.['text-decoration']).toMatch(/^overline /);
  // What is edited has a line of its own, in both.
  expect(none.edited?.['text-decoration']).toContain('wavy');
  expect(Object.values(none).filter((rule) => rule['text-decoration']?.includes('wavy'))).toHaveLength(1);
  expect(active.edited?.['text-decoration']).toContain('line-through');
  // Forced colours know no fill.
  expect(Object.values(active).filter((rule) => rule['background-color'])).toEqual([]);
});

test('a code from a file is painted whatever its id is, and no id is a rule', () => {
  const [{ colour } = {}] = policyAreas.codes;
  const ids = ['农业', '教育', 'A 1', 'A.1', '1.2.3', 'x){}*{color:red}', '\n', '\ud83d'];
  const codes = ids.map(
    (id, order): Code => ({ id, order, facet: 'area', name: { zh: id, en: id }, ...(colour ? { colour } : {}) }),
  );
  const names = Object.keys(rulesOf(false, codes).none ?? {});
  expect(names.filter((name) => name.startsWith('area-'))).toHaveLength(ids.length);
});
