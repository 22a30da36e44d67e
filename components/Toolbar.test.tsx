// @vitest-environment happy-dom
import '../tests/unit/keys-as-words';
import { expect, test, vi } from 'vitest';
import { policyAreas } from '../core/codebook/policy-areas';
import { idOf } from '../tests/unit/codes';
import { all, click, does, draw, one, press, texts } from '../tests/unit/drawn';
import { Toolbar, type ToolbarProps } from './Toolbar';

const areas = policyAreas.codes.map((code) => (code.slug === 'TECH' ? { ...code, key: 't' } : code));
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
const pressFocused = (key: string) => press(document.activeElement, key);

test('each key stands where it acts: digits under the likely areas, letters in the names of the buttons', () => {
  show();
  expect(texts('.likely .key')).toEqual(['1', '2', '3']);
  expect(all('.likely').map((button) => button.getAttribute('aria-keyshortcuts'))).toEqual(['1', '2', '3']);
  const names = all('.icon-button').map((button) => [button.title, button.getAttribute('aria-label')]);
  expect(names.every(([title, label]) => title === label)).toBe(true);
  const [highlight, comment, , close] = names.map(([title]) => title);
  expect([highlight, comment, close]).toEqual([
    'ui_withKey ui_highlight H',
    'ui_withKey ui_comment M',
    'ui_withKey ui_close Esc',
  ]);
  const field = one('.picker input');
  expect([field.title, field.getAttribute('aria-label')]).toEqual([
    'ui_withKey ui_moreAreas Alt+A',
    'ui_withKey ui_moreAreas Alt+A',
  ]);
  // In its list, where the likely ones come first, with the key that the reader has given to an area.
  does(field, new FocusEvent('focus'));
  expect(texts('.option kbd')).toEqual(['1', '2', '3', 't']);

  // Turned off, no key is named.
  show({ pickKey: '' });
  expect(one('.picker input').title).toBe('');
  expect(one('.picker input').getAttribute('aria-label')).toBe('ui_moreAreas');
});

test('what is picked stands as chips, each of which can be taken away; the other buttons mark with all of them', () => {
  const { onPick, onHighlight, onArea } = show({ picked: [tech, agri] });
  expect(texts('.chip b')).toHaveLength(2);
  expect(all('.likely').map((button) => button.getAttribute('aria-pressed'))).toEqual(['true', 'true', 'false']);
  click(all('.chip-remove')[1]);
  expect(onPick).toHaveBeenCalledExactlyOnceWith(agri);
  click(one('.button-primary'));
  expect(onHighlight).toHaveBeenCalledOnce();
  click(all('.likely')[2]);
  expect(onArea).toHaveBeenCalledExactlyOnceWith(digital);
});

test('arrows walk over the row and round its ends, but not out of its field', () => {
  show();
  all('.likely')[0]?.focus();
  pressFocused('ArrowRight');
  expect(document.activeElement).toBe(all('.likely')[1]);
  pressFocused('ArrowLeft');
  pressFocused('ArrowLeft');
  expect(document.activeElement).toBe(all('.icon-button').at(-1));
  const field = one('.picker input');
  field.focus();
  pressFocused('ArrowRight');
  expect(document.activeElement).toBe(field);
});
