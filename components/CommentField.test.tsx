// @vitest-environment happy-dom
import '../tests/unit/keys-as-words';
import { afterEach, expect, test, vi } from 'vitest';
import { commit, compose, does, draw, one, type } from '../tests/unit/drawn';
import { CommentField } from './CommentField';

afterEach(() => {
  vi.useRealTimers();
});

test('a comment is given on after a pause, never in the middle of a composition, and when its field goes', () => {
  vi.useFakeTimers();
  const onChange = vi.fn();
  draw(<CommentField value="" onChange={onChange} />);
  const field = one<HTMLTextAreaElement>('textarea');
  compose(field, ['yu shang', '与上年']);
  vi.advanceTimersByTime(5000);
  does(field, new FocusEvent('blur'));
  expect(onChange).not.toHaveBeenCalled();
  commit(field);
  vi.advanceTimersByTime(5000);
  expect(onChange).toHaveBeenCalledExactlyOnceWith('与上年', '');

  type(field, '与上年比较');
  draw(null);
  expect(onChange).toHaveBeenLastCalledWith('与上年比较', '与上年');
});

test('a comment changed elsewhere is taken over, but not over what is being typed, which is told with what it was made of', () => {
  const onChange = vi.fn();
  draw(<CommentField value="一" onChange={onChange} />);
  draw(<CommentField value="二" onChange={onChange} />);
  const field = one<HTMLTextAreaElement>('textarea');
  expect(field.value).toBe('二');
  type(field, '二三');
  draw(<CommentField value="四" onChange={onChange} />);
  expect(field.value).toBe('二三');
  does(field, new FocusEvent('blur'));
  expect(onChange).toHaveBeenCalledExactlyOnceWith('二三', '二');
});
