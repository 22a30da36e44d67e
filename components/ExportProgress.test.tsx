// @vitest-environment happy-dom
import '../tests/unit/keys-as-words';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { all, click, draw, one } from '../tests/unit/drawn';
import { ExportProgress } from './ExportProgress';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const onCancel = vi.fn();
const show = (progress?: { done: number; of: number }) =>
  draw(<ExportProgress progress={progress} onCancel={onCancel} />);
const passes = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
const shown = () => all('.export-progress:not(.export-waiting)').length === 1;

test('an export is told of when it has taken a second, until it ends; so is the next one', () => {
  show();
  passes(5000);
  expect(shown()).toBe(false);
  for (const [wait, told] of [
    [999, false],
    [1, true],
  ] as const) {
    show({ done: 0, of: 0 });
    passes(wait);
    expect(shown()).toBe(told);
  }
  show();
  expect(shown()).toBe(false);
  show({ done: 0, of: 0 });
  passes(999);
  expect(shown()).toBe(false);
});

test('the bar always stands somewhere, so that it moves only with a step; its button cancels', () => {
  const bar = () => one<HTMLProgressElement>('progress');
  for (const nothing of [undefined, { done: 0, of: 0 }]) {
    show(nothing);
    expect([bar().getAttribute('value'), bar().getAttribute('max')]).toEqual(['0', '1']);
  }
  show({ done: 40, of: 100 });
  expect([bar().getAttribute('value'), bar().getAttribute('max')]).toEqual(['40', '100']);
  expect(bar().getAttribute('aria-label')).toBe('export_progress');
  expect(one('[role="status"]').textContent).toBe('export_progress');
  click(one('button'));
  expect(onCancel).toHaveBeenCalledOnce();
});
