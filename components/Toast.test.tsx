// @vitest-environment happy-dom
import '../tests/unit/keys-as-words';
import { render } from 'preact';
import { expect, test, vi } from 'vitest';
import { draw, root } from '../tests/unit/drawn';
import { Toast } from './Toast';

const region = () => root.querySelector('[role=status]');

test('the region that is read aloud stands there before its words, and stays when they go', async () => {
  render(<Toast told={{ text: '已标记' }} />, root);
  const drawn = region();
  expect(drawn?.textContent).toBe('');
  await vi.waitFor(() => expect(drawn?.textContent).toBe('已标记'));
  draw(<Toast />);
  expect(region()).toBe(drawn);
  expect(drawn?.textContent).toBe('');
  expect(root.querySelector('.toast')).toBeNull();
});

test('the same words told twice are put into the region twice, or they would be read aloud once', async () => {
  const put: string[] = [];
  const told = { text: '已标记' };
  draw(<Toast told={told} />);
  const drawn = region();
  const watch = new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const { textContent } of addedNodes) put.push(textContent ?? '');
  });
  if (drawn) watch.observe(drawn, { childList: true, subtree: true });
  // Drawn anew, for another reason, it tells nothing.
  draw(<Toast told={told} />);
  draw(<Toast told={{ ...told }} />);
  await vi.waitFor(() => expect(put).toEqual(['已标记']));
  expect(region()).toBe(drawn);
});

test('what can be taken back, or done again, is a button with its key; other places of the words are another', () => {
  const [onOffer, onElsewhere] = [vi.fn(), vi.fn()];
  const buttons = () => Array.from(root.querySelectorAll('button'));
  const shown = () => buttons().map(({ textContent, title }) => [textContent, title]);
  const ways = { onOffer, onElsewhere };
  draw(<Toast told={{ text: '已标记', offers: 'undo' }} shortcut="Alt+Z" elsewhere={3} {...ways} />);
  expect(shown()).toEqual([
    ['ui_sameWordsHere_other 3', ''],
    ['page_undo', 'Alt+Z'],
  ]);
  for (const button of buttons()) button.click();
  draw(<Toast told={{ text: '已撤销', offers: 'redo' }} shortcut="Alt+Shift+Z" {...ways} />);
  expect(shown()).toEqual([['ui_redo', 'Alt+Shift+Z']]);
  for (const button of buttons()) button.click();
  expect([onElsewhere, onOffer].map((call) => call.mock.calls.length)).toEqual([1, 2]);
});
