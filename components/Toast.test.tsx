// @vitest-environment happy-dom
import '../tests/unit/keys-as-words';
import { render } from 'preact';
import { expect, test, vi } from 'vitest';
import { draw, root } from '../tests/unit/drawn';
import { Toast } from './Toast';

const region = () => root.querySelector('[role=status]');

test('the region that is read aloud stands there before its words, and stays when they go', async () => {
  render(<Toast text="已标记" />, root);
  const drawn = region();
  expect(drawn?.textContent).toBe('');
  await vi.waitFor(() => expect(drawn?.textContent).toBe('已标记'));
  draw(<Toast text="" />);
  expect(region()).toBe(drawn);
  expect(drawn?.textContent).toBe('');
  expect(root.querySelector('.toast')).toBeNull();
});

test('what can be taken back, or done again, is a button with its key; other places of the words are another', () => {
  const [onUndo, onRedo, onElsewhere] = [vi.fn(), vi.fn(), vi.fn()];
  const buttons = () => Array.from(root.querySelectorAll('button'));
  draw(<Toast text="已标记" onUndo={onUndo} shortcut="Alt+Z" elsewhere={3} onElsewhere={onElsewhere} />);
  expect(buttons().map(({ textContent, title }) => [textContent, title])).toEqual([
    ['ui_sameWordsHere_other 3', ''],
    ['page_undo', 'Alt+Z'],
  ]);
  for (const button of buttons()) button.click();
  draw(<Toast text="已撤销" onRedo={onRedo} shortcut="Alt+Shift+Z" />);
  expect(buttons().map(({ textContent, title }) => [textContent, title])).toEqual([['ui_redo', 'Alt+Shift+Z']]);
  for (const button of buttons()) button.click();
  expect([onElsewhere, onUndo, onRedo].map((call) => call.mock.calls.length)).toEqual([1, 1, 1]);
});
