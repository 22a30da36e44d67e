// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type PlaceNow, Screen } from './screen';

const draw = vi.fn(() => ({}));
let screen: Screen;
beforeEach(() => {
  draw.mockClear();
  screen = new Screen(draw, async () => '', new AbortController().signal);
});

const selected = { start: 10, end: 16, firstLine: new DOMRect(), lastLine: new DOMRect() };
const five: PlaceNow = (place) => ({ ...place, start: place.start + 5, end: place.end + 5 });
const nowhere: PlaceNow = () => undefined;
const toolbar = { selected, likely: [], because: {}, picked: ['agri'] };

describe('when the page has become another', () => {
  test('the toolbar, what was picked and what was closed go with their words, and with them away', () => {
    screen.set({ toolbar });
    screen.picks = { selected, areas: ['agri'] };
    screen.dismissed = selected;
    screen.follow(five);
    expect(screen.shown.toolbar).toMatchObject({ selected: { start: 15, end: 21 }, picked: ['agri'] });
    expect(screen.picks).toMatchObject({ selected: { start: 15 }, areas: ['agri'] });
    expect(screen.dismissed).toMatchObject({ start: 15 });
    screen.follow(nowhere);
    expect([screen.shown.toolbar, screen.picks, screen.dismissed]).toEqual([undefined, undefined, undefined]);
  });

  test('who looks for a note’s words goes on looking, without those that were selected', () => {
    screen.set({ seeking: { note: 'note', selected } });
    screen.follow(nowhere);
    expect(screen.shown.seeking).toEqual({ note: 'note', selected: undefined });
  });

  test('a card is cut where it was clicked, and is not drawn before its note is found again', () => {
    screen.openCard('note', ['note'], undefined, 12);
    draw.mockClear();
    screen.follow(five);
    expect(screen.shown.card?.at).toBe(17);
    expect(draw).not.toHaveBeenCalled();
  });
});
