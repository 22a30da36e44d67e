// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, test, vi } from 'vitest';
import { policyAreas } from '../core/codebook/policy-areas';
import { all, draw, one } from '../tests/unit/drawn';
import { Toolbar, type ToolbarProps } from './Toolbar';

/** Keys stand for words: what is tested here is what the toolbar shows and does. */
vi.mock('../i18n/t', () => ({
  t: (key: string, ...words: (string | number)[]) => [key, ...words].join(' '),
  language: () => 'zh',
}));

const areas = policyAreas.codes.map((code) => (code.slug === 'TECH' ? { ...code, key: 't' } : code));
const idOf = (slug: string) => areas.find((code) => code.slug === slug)?.id ?? '';
const [agri, tech, digital] = [idOf('AGRI'), idOf('TECH'), idOf('DIGI')];

function show(over: Partial<ToolbarProps> = {}) {
  const done = {
    onArea: vi.fn(),
    onPick: vi.fn(),
    onHighlight: vi.fn(),
    onComment: vi.fn(),
    onCopy: vi.fn(),
    onClose: vi.fn(),
  };
  const props = { areas, likely: [agri, tech, digital], picked: [], pickKey: 'Alt+A', copyAs: 'source' as const };
  draw(<Toolbar {...props} {...done} {...over} />);
  return done;
}
const press = (key: string) =>
  act(
    () =>
      void document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      ),
  );

test('each key stands where it acts: digits under the likely areas, letters in the names of the buttons', () => {
  show();
  expect(all('.likely .key').map((key) => key.textContent)).toEqual(['1', '2', '3']);
  expect(all('.likely').map((button) => button.getAttribute('aria-keyshortcuts'))).toEqual(['1', '2', '3']);
  const names = all('.icon-button').map((button) => [button.title, button.getAttribute('aria-label')]);
  expect(names.every(([title, label]) => title === label)).toBe(true);
  expect(names.map(([title]) => title).slice(0, 2)).toEqual(['ui_withKey ui_highlight H', 'ui_withKey ui_comment M']);
  const field = one('.picker input');
  expect([field.title, field.getAttribute('aria-label')]).toEqual([
    'ui_withKey ui_moreAreas Alt+A',
    'ui_withKey ui_moreAreas Alt+A',
  ]);
  // In its list, where the likely ones come first, with the key that the reader has given to an area.
  act(() => void field.dispatchEvent(new FocusEvent('focus')));
  expect(all('.option kbd').map((key) => key.textContent)).toEqual(['1', '2', '3', 't']);

  // Turned off, no key is named.
  show({ pickKey: '' });
  expect(one('.picker input').title).toBe('');
  expect(one('.picker input').getAttribute('aria-label')).toBe('ui_moreAreas');
});

test('what is picked stands as chips, each of which can be taken away; the other buttons mark with all of them', () => {
  const { onPick, onHighlight, onArea } = show({ picked: [tech, agri] });
  expect(all('.chip b').map((badge) => badge.textContent)).toHaveLength(2);
  expect(all('.likely').map((button) => button.getAttribute('aria-pressed'))).toEqual(['true', 'true', 'false']);
  act(() => all('.chip-remove')[1]?.click());
  expect(onPick).toHaveBeenCalledExactlyOnceWith(agri);
  act(() => one('.button-primary').click());
  expect(onHighlight).toHaveBeenCalledOnce();
  act(() => all('.likely')[2]?.click());
  expect(onArea).toHaveBeenCalledExactlyOnceWith(digital);
});

test('arrows walk over the row and round its ends, but not out of its field', () => {
  show();
  all('.likely')[0]?.focus();
  press('ArrowRight');
  expect(document.activeElement).toBe(all('.likely')[1]);
  press('ArrowLeft');
  press('ArrowLeft');
  expect(document.activeElement).toBe(all('.icon-button').at(-1));
  const field = one('.picker input');
  field.focus();
  press('ArrowRight');
  expect(document.activeElement).toBe(field);
});
