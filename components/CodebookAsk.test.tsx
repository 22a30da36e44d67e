// @vitest-environment happy-dom
import '../tests/unit/keys-as-words';
import { expect, test, vi } from 'vitest';
import { codes, idOf } from '../tests/unit/codes';
import { click, draw, one, press, type } from '../tests/unit/drawn';
import { CodebookAsk } from './CodebookAsk';

const onDo = vi.fn();
const onCancel = vi.fn();
const focused = () => document.activeElement;

test('a codebook that no note uses goes with the next key: the question has the focus as soon as it stands', () => {
  draw(<CodebookAsk kind="remove" codes={codes} notes={0} onDo={onDo} onCancel={onCancel} />);
  expect(focused()).toBe(one('.button-primary'));
  press(focused(), 'Escape');
  expect(onCancel).toHaveBeenCalledOnce();
  expect(onDo).not.toHaveBeenCalled();
});

test('notes go where the reader says, by keys alone', () => {
  draw(<CodebookAsk kind="remove" codes={codes} notes={2} onDo={onDo} onCancel={onCancel} />);
  const field = one<HTMLInputElement>('input');
  expect(focused()).toBe(field);
  expect(one<HTMLButtonElement>('.button-primary').disabled).toBe(true);
  type(field, 'TECH');
  press(field, 'Enter');
  expect(focused()).toBe(one('.button-primary'));
  click(one('.button-primary'));
  expect(onDo).toHaveBeenCalledExactlyOnceWith(idOf('TECH'));
});
