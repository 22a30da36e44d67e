// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { beforeEach, expect, test, vi } from 'vitest';
import { policyAreas } from '../core/codebook/policy-areas';
import { draw, root } from '../tests/unit/drawn';
import { PLAIN_MARK } from './code-look';
import { PageStrip, type StripMark } from './PageStrip';

vi.mock('../i18n/t', () => ({
  plural: (key: string, count: number) => `${key} ${count}`,
  language: () => 'zh',
}));

const codes = policyAreas.codes;
const codeOf = (slug: string) => codes.find((code) => code.slug === slug);
const [tech, grain] = [codeOf('TECH'), codeOf('AGRI.GRAIN')];

const onGoTo = vi.fn();
beforeEach(() => {
  onGoTo.mockClear();
});

/** The strip, 1,000 pixels high. */
function strip(marks: StripMark[], dark = false): HTMLElement {
  draw(<PageStrip codes={codes} marks={marks} dark={dark} onGoTo={onGoTo} />);
  const drawn = root.querySelector<HTMLElement>('.strip');
  if (!drawn) throw new Error('no strip');
  drawn.getBoundingClientRect = () => new DOMRect(0, 0, 12, 1000);
  return drawn;
}
const mark = (top: number, ...areas: (string | undefined)[]): StripMark => ({
  top,
  height: 0.004,
  notes: areas.map((area, n) => ({ id: `${top} ${n}`, area, quote: `第${n + 1}条` })),
});
const point = (on: HTMLElement, type: 'mousemove' | 'click', clientY: number) =>
  act(() => void on.dispatchEvent(new MouseEvent(type, { bubbles: true, clientY })));

test('a mark has the colour of its first note’s area, a sub-area its area’s, one without any the plain mark’s', () => {
  const marks = [mark(0.1, tech?.id, grain?.id), mark(0.5, grain?.id), mark(0.9, undefined)];
  const agri = codeOf('AGRI')?.colour;
  for (const [dark, ink] of [
    [false, 'ink'],
    [true, 'inkDark'],
  ] as const) {
    const colours = [...strip(marks, dark).style.backgroundImage.matchAll(/#[\da-f]{6}/g)].map(([colour]) => colour);
    const wanted = [tech?.colour, agri, PLAIN_MARK].map((colour) => colour?.[ink]);
    // Each from its upper to its lower edge.
    expect(colours).toEqual(wanted.flatMap((colour) => [colour, colour]));
  }
});

test('the pointer near a mark is told which notes lie there, and a click leads to the first', () => {
  const drawn = strip([mark(0.1, tech?.id), mark(0.5, ...Array.from({ length: 7 }, () => grain?.id))]);
  point(drawn, 'mousemove', 108);
  expect(drawn.title).toBe(`${tech?.badge} ${tech?.name.zh} · 第1条`);
  point(drawn, 'mousemove', 502);
  expect(drawn.title.split('\n')).toEqual([
    ...[1, 2, 3, 4, 5].map((n) => `农 ${grain?.name.zh} · 第${n}条`),
    'ui_notes 7',
  ]);
  point(drawn, 'mousemove', 300);
  expect(drawn.title).toBe('');
  point(drawn, 'click', 300);
  expect(onGoTo).not.toHaveBeenCalled();
  point(drawn, 'click', 502);
  expect(onGoTo).toHaveBeenCalledExactlyOnceWith('0.5 0');
});
