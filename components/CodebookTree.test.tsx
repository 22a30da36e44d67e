// @vitest-environment happy-dom
import '../tests/unit/keys-as-words';
import { act } from 'preact/test-utils';
import { expect, test, vi } from 'vitest';
import type { Code, Id } from '../core/model';
import { does, draw, one, press, root } from '../tests/unit/drawn';
import { CodebookTree, type CodebookTreeProps } from './CodebookTree';

const code = (id: Id, zh: string, order: number, parent?: Id): Code => ({
  id,
  facet: 'area',
  name: { zh, en: id },
  order,
  ...(parent === undefined ? {} : { parent }),
});
const codes = [
  code('farm', '农业', 1),
  code('grain', '粮食', 2, 'farm'),
  code('village', '乡村', 3, 'farm'),
  code('school', '教育', 4),
  code('health', '卫生', 5),
];

/** The tree with a chosen code, as its view holds it. */
function tree(more: Partial<CodebookTreeProps> = {}) {
  const said = { onChoose: vi.fn(), onMove: vi.fn(), onRename: vi.fn(), onDelete: vi.fn() };
  const show = (props: Partial<CodebookTreeProps>) =>
    draw(
      <CodebookTree label="tree" codes={codes} counts={new Map()} query="" chosen={undefined} {...said} {...props} />,
    );
  said.onChoose.mockImplementation((chosen: Id) => show({ ...more, chosen }));
  show(more);
  return { ...said, show };
}
const rows = () =>
  Array.from(
    root.querySelectorAll('[role="treeitem"]'),
    (row) => `${row.getAttribute('aria-level')} ${row.querySelector('.codebook-name')?.textContent}`,
  );
const row = (id: Id) => root.querySelector<HTMLElement>(`[data-code="${id}"]`);
const pressOn = (id: Id, key: string, init?: KeyboardEventInit) => press(row(id), key, init);
const focused = () => document.activeElement?.getAttribute('data-code');

test('arrows walk, open and close; one row alone is a tab stop', () => {
  tree();
  expect(rows()).toEqual(['1 农业', '1 教育', '1 卫生']);
  pressOn('farm', 'ArrowRight');
  expect(rows()).toEqual(['1 农业', '2 粮食', '2 乡村', '1 教育', '1 卫生']);
  pressOn('farm', 'ArrowRight');
  expect(focused()).toBe('grain');
  pressOn('grain', 'ArrowDown');
  pressOn('village', 'ArrowDown');
  expect(focused()).toBe('school');
  pressOn('school', 'ArrowUp');
  pressOn('village', 'ArrowLeft');
  expect(focused()).toBe('farm');
  pressOn('farm', 'ArrowLeft');
  expect(rows()).toEqual(['1 农业', '1 教育', '1 卫生']);
  pressOn('farm', 'End');
  expect(focused()).toBe('health');
  pressOn('health', 'Home');
  pressOn('farm', '卫');
  expect(focused()).toBe('health');
  expect(Array.from(root.querySelectorAll('[tabindex="0"]'), (each) => each.getAttribute('data-code'))).toEqual([
    'health',
  ]);
});

test('Alt and arrows move a code among its siblings, under the one above, and out again', () => {
  const { onMove } = tree({ chosen: 'village' });
  pressOn('school', 'ArrowUp', { altKey: true });
  expect(onMove).toHaveBeenLastCalledWith('school', { parent: undefined, before: 'farm' });
  pressOn('farm', 'ArrowDown', { altKey: true });
  expect(onMove).toHaveBeenLastCalledWith('farm', { parent: undefined, before: 'health' });
  pressOn('school', 'ArrowRight', { altKey: true });
  expect(onMove).toHaveBeenLastCalledWith('school', { parent: 'farm' });
  pressOn('village', 'ArrowLeft', { altKey: true });
  expect(onMove).toHaveBeenLastCalledWith('village', { parent: undefined, before: 'school' });
  onMove.mockClear();
  pressOn('farm', 'ArrowUp', { altKey: true });
  pressOn('health', 'ArrowDown', { altKey: true });
  pressOn('farm', 'ArrowLeft', { altKey: true });
  expect(onMove).not.toHaveBeenCalled();
});

test('a code that has moved keeps the focus', () => {
  const { show } = tree();
  act(() => row('school')?.focus());
  pressOn('school', 'ArrowRight', { altKey: true });
  // Out of the tree for a moment, as when its row is put elsewhere.
  act(() => row('school')?.blur());
  show({ codes: codes.map((each) => (each.id === 'school' ? { ...each, parent: 'farm' } : each)) });
  expect(rows()).toEqual(['1 农业', '2 粮食', '2 乡村', '2 教育', '1 卫生']);
  expect(focused()).toBe('school');
});

test('F2 renames, Delete deletes, an input method is left alone', () => {
  const { onRename, onDelete, onChoose } = tree();
  pressOn('farm', 'F2');
  expect(onRename).toHaveBeenCalledExactlyOnceWith('farm');
  pressOn('farm', 'Delete');
  expect(onDelete).toHaveBeenCalledExactlyOnceWith('farm');
  pressOn('farm', 'ArrowDown', { isComposing: true });
  pressOn('farm', 'ArrowDown', { keyCode: 229 });
  expect(onChoose).not.toHaveBeenCalled();
});

test('a search shows what it finds with what stands above it, archived codes too', () => {
  const archived = codes.map((each) => (each.id === 'grain' ? { ...each, archived: true } : each));
  tree({ codes: archived, query: '粮' });
  expect(rows()).toEqual(['1 农业', '2 粮食']);
});

test('a chosen code is seen, and a code whose parents form a circle harms nothing', () => {
  const { show } = tree({ chosen: 'village' });
  expect(rows()).toContain('2 乡村');
  show({ codes: [code('a', '甲', 1, 'b'), code('b', '乙', 2, 'a'), code('c', '丙', 3)], chosen: 'a' });
  expect(rows()).toEqual(['1 丙']);
});

test('of ten thousand codes those in view are drawn, and keys reach all of them', () => {
  const many = Array.from({ length: 10_000 }, (_, i) => code(`c${i}`, `编码${i}`, i));
  const { onChoose, show } = tree({ codes: many });
  expect(rows().length).toBeLessThan(100);
  expect(row('c0')?.tabIndex).toBe(0);
  act(() => row('c0')?.focus());
  pressOn('c0', 'End');
  expect(onChoose).toHaveBeenLastCalledWith('c9999');
  expect(document.activeElement).toBe(row('c9999'));
  expect(rows().length).toBeLessThan(100);
  expect(row('c9999')?.getAttribute('aria-posinset')).toBe('10000');
  pressOn('c9999', 'ArrowUp');
  expect(document.activeElement).toBe(row('c9998'));

  // One that was chosen elsewhere is brought into view; what the keyboard stands on is kept when it is scrolled away.
  show({ codes: many, chosen: 'c5000' });
  expect(row('c5000')).not.toBeNull();
  const list = one('[role="tree"]');
  list.scrollTop = 0;
  does(list, new Event('scroll'));
  expect(row('c0')).not.toBeNull();
  expect(row('c5000')?.tabIndex).toBe(0);
});
