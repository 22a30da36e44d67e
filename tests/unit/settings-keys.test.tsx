// @vitest-environment happy-dom
import './keys-as-words';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { actions, defaultKeys } from '../../core/page-keys';
import { defaultSettings } from '../../core/settings';
import { SettingsView } from '../../entrypoints/library/SettingsView';
import { dismiss, task } from '../../state/task';
import { draw, root } from './drawn';

const service = vi.hoisted(() => ({ changeSettings: vi.fn() }));
vi.mock('../../state/service', () => ({ service, isPrivate: false }));
vi.mock('../../entrypoints/library/BackupSection', () => ({ BackupSection: () => null }));

const create = vi.fn(async () => ({}));
beforeEach(() => {
  Object.assign(fakeBrowser.tabs, { create });
  Reflect.deleteProperty(fakeBrowser.commands, 'openShortcutSettings');
  create.mockClear();
  service.changeSettings.mockReset().mockImplementation(async (patch: object) => ({ ...defaultSettings, ...patch }));
  draw(<SettingsView />);
});
afterEach(dismiss);

const fieldOf = (action: string): HTMLInputElement => {
  const field = root.querySelector<HTMLInputElement>(`.key-field[aria-label="settings_does_${action}"]`);
  if (!field) throw new Error(`no field for ${action}`);
  return field;
};
const press = (action: string, init: KeyboardEventInit) =>
  act(async () => {
    fieldOf(action).dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
  });
const openKeys = () =>
  act(async () => {
    Array.from(root.querySelectorAll('button'))
      .find(({ textContent }) => textContent === 'settings_openKeys')
      ?.click();
  });

test('every key of the page stands there: those of toolbar and card are fixed, all others can be another, or none', async () => {
  expect(Array.from(root.querySelectorAll('.keys kbd'), (key) => key.textContent)).toEqual([
    '1–9',
    'H',
    'M',
    'Del',
    'Esc',
  ]);
  expect(actions.map((action) => fieldOf(action).value)).toEqual(Object.values(defaultKeys));
  await press('toolbar', { key: 'g', code: 'KeyG', altKey: true });
  expect(service.changeSettings).toHaveBeenLastCalledWith({ keys: { toolbar: 'Alt+G' } });
  await vi.waitFor(() => expect(fieldOf('toolbar').value).toBe('Alt+G'));
  await press('toolbar', { key: 'Backspace', code: 'Backspace' });
  await vi.waitFor(() => expect(fieldOf('toolbar').value).toBe('settings_keyOff'));
});

test('a key that another action has is refused, with a word; a letter alone is none', async () => {
  await press('merge', { key: 'j', code: 'KeyJ', altKey: true });
  expect(JSON.stringify(task.value)).toContain('settings_keyTaken');
  await press('merge', { key: 'j', code: 'KeyJ' });
  expect(service.changeSettings).not.toHaveBeenCalled();
});

test('the link to the browser’s own shortcuts: Chrome’s page, in Firefox its call', async () => {
  await openKeys();
  expect(create).toHaveBeenCalledExactlyOnceWith({ url: 'chrome://extensions/shortcuts' });
  const openShortcutSettings = vi.fn(async () => {});
  Object.assign(fakeBrowser.commands, { openShortcutSettings });
  await openKeys();
  expect(openShortcutSettings).toHaveBeenCalledOnce();
  expect(create).toHaveBeenCalledOnce();
});
