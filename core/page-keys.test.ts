import { describe, expect, test } from 'vitest';
import { actionOf, actions, defaultKeys, keyFor, keyOf } from './page-keys';

const pressed = (code: string, held: Partial<Record<'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey', boolean>> = {}) => ({
  code,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...held,
});

describe('keys in the page', () => {
  test('are told by their place, with what is held', () => {
    expect(keyOf(pressed('KeyW', { altKey: true, shiftKey: true }))).toBe('Alt+Shift+W');
    expect(keyOf(pressed('ArrowDown', { altKey: true }))).toBe('Alt+ArrowDown');
  });

  test('a letter alone, or a modifier alone, is nobody’s: it belongs to the page', () => {
    expect(keyOf(pressed('KeyJ'))).toBeUndefined();
    expect(keyOf(pressed('AltLeft', { altKey: true }))).toBeUndefined();
  });

  test('the reader’s own key holds in place of the default, and an empty one turns it off', () => {
    expect(actionOf(pressed('KeyJ', { altKey: true }), {})).toBe('nextNote');
    expect(actionOf(pressed('KeyN', { altKey: true }), { nextNote: 'Alt+N' })).toBe('nextNote');
    expect(actionOf(pressed('KeyJ', { altKey: true }), { nextNote: 'Alt+N' })).toBeUndefined();
    expect(actionOf(pressed('KeyJ', { altKey: true }), { nextNote: '' })).toBeUndefined();
  });

  test('no two actions share a key from the start', () => {
    const keys = actions.map((action) => keyFor(action, {}));
    expect(new Set(keys).size).toBe(keys.length);
    expect(Object.keys(defaultKeys)).toEqual([...actions]);
  });
});
