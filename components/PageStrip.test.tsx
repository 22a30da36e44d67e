// @vitest-environment happy-dom
import '../tests/unit/keys-as-words';
import { beforeEach, expect, test, vi } from 'vitest';
import { codeOf, codes } from '../tests/unit/codes';
import { does, draw, one, texts } from '../tests/unit/drawn';
import { CoverageStrip } from './CoverageStrip';
import { PLAIN_MARK } from './code-look';
import { PageStrip, type StripMark } from './PageStrip';

const [tech, grain] = [codeOf('TECH'), codeOf('AGRI.GRAIN')];

const onGoTo = vi.fn();
beforeEach(() => {
  onGoTo.mockClear();
});

/** The strip, 1,000 pixels high. */
function strip(marks: StripMark[], dark = false): HTMLElement {
  draw(<PageStrip codes={codes} marks={marks} dark={dark} onGoTo={onGoTo} />);
  const drawn = one('.strip');
  drawn.getBoundingClientRect = () => new DOMRect(0, 0, 12, 1000);
  return drawn;
}
const mark = (top: number, ...areas: (string | undefined)[]): StripMark => ({
  top,
  height: 0.004,
  notes: areas.map((area, n) => ({ id: `${top} ${n}`, area, quote: `第${n + 1}条` })),
});
const point = (on: HTMLElement, type: 'mousemove' | 'click', clientY: number) =>
  does(on, new MouseEvent(type, { bubbles: true, clientY }));

test('a mark has the colour of its first note’s area, a sub-area its area’s, one without any the plain mark’s', () => {
  const marks = [mark(0.1, tech.id, grain.id), mark(0.5, grain.id), mark(0.9, undefined)];
  const agri = codeOf('AGRI').colour;
  for (const [dark, ink] of [
    [false, 'ink'],
    [true, 'inkDark'],
  ] as const) {
    const colours = [...strip(marks, dark).style.backgroundImage.matchAll(/#[\da-f]{6}/g)].map(([colour]) => colour);
    const wanted = [tech.colour, agri, PLAIN_MARK].map((colour) => colour?.[ink]);
    // Each from its upper to its lower edge.
    expect(colours).toEqual(wanted.flatMap((colour) => [colour, colour]));
  }
});

test('the pointer near a mark is told which notes lie there, and a click leads to the first', () => {
  const drawn = strip([mark(0.1, tech.id), mark(0.5, ...Array.from({ length: 7 }, () => grain.id))]);
  point(drawn, 'mousemove', 108);
  expect(drawn.title).toBe(`${tech.badge} ${tech.name.zh} · 第1条`);
  point(drawn, 'mousemove', 502);
  expect(drawn.title.split('\n')).toEqual([
    ...[1, 2, 3, 4, 5].map((n) => `农 ${grain.name.zh} · 第${n}条`),
    'ui_notes_other 7',
  ]);
  point(drawn, 'mousemove', 300);
  expect(drawn.title).toBe('');
  point(drawn, 'click', 300);
  expect(onGoTo).not.toHaveBeenCalled();
  point(drawn, 'click', 502);
  expect(onGoTo).toHaveBeenCalledExactlyOnceWith('0.5 0');
});

test('both strips name an area by badge and name beside the words', () => {
  const { id: agri, badge, name } = codeOf('AGRI');
  const notes = [
    { id: '1', area: agri, quote: '新建高标准农田' },
    { id: '2', area: undefined, quote: '没有领域的一句' },
  ];
  const captions = [`${badge} ${name.zh} · 新建高标准农田`, '没有领域的一句'];
  expect(Array.from(badge ?? '')).toHaveLength(1);

  const stretches = notes.map((note, i) => ({ ...note, from: i / 2, to: i / 2 + 0.1 }));
  draw(<CoverageStrip codes={codes} stretches={stretches} coverage={0.2} onGoTo={() => {}} />);
  expect(texts('title')).toEqual(captions);

  const marks = [{ top: 0, height: 1, notes }];
  draw(<PageStrip codes={codes} marks={marks} dark={false} onGoTo={() => {}} />);
  does(one('.strip'), new MouseEvent('mousemove', { bubbles: true }));
  expect(one('.strip').title).toBe(captions.join('\n'));
});
