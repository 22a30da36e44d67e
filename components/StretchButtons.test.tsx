// @vitest-environment happy-dom
import '../tests/unit/keys-as-words';
import { expect, test, vi } from 'vitest';
import { all, click, does, draw } from '../tests/unit/drawn';
import { StretchButtons } from './StretchButtons';

function show(keys: { [action: string]: string } = {}, mergesWith?: string) {
  const done = { onStretch: vi.fn(), onSplit: vi.fn(), onMerge: vi.fn() };
  draw(<StretchButtons {...done} keys={keys} mergesWith={mergesWith} />);
  return done;
}
const titles = () => all('button').map(({ title }) => title);

test('each button says what it does and which key does so; the reader’s own key, and none that is turned off', () => {
  show({ growEnd: 'Ctrl+E', split: '' }, '新建高标准农田2.8万亩，实施技改项目36个');
  expect(titles()).toEqual([
    'ui_withKey ui_extentHint ui_extent_start_grow Alt+U',
    'ui_withKey ui_extentHint ui_extent_start_shrink Alt+Shift+U',
    'ui_withKey ui_extentHint ui_extent_end_shrink Alt+Shift+O',
    'ui_withKey ui_extentHint ui_extent_end_grow Ctrl+E',
    'ui_splitHint',
    'ui_withKey ui_mergeHint 新建高标准农田2.8万亩，实施技 Alt+M',
  ]);
});

test('an end moves by a clause, with Shift by a character; there is no merging where there is no neighbour', () => {
  const { onStretch, onSplit } = show();
  const [grow, , shrink, , split] = all('button');
  click(grow);
  does(shrink, new MouseEvent('click', { shiftKey: true }));
  click(split);
  expect(onStretch.mock.calls.flat()).toEqual([
    { end: 'start', way: 'grow', by: 'clause' },
    { end: 'end', way: 'shrink', by: 'character' },
  ]);
  expect(onSplit).toHaveBeenCalledOnce();
  expect(titles()).toHaveLength(5);
});
