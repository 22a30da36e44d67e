// @vitest-environment happy-dom
import '../tests/unit/keys-as-words';
import { act } from 'preact/test-utils';
import { expect, test, vi } from 'vitest';
import { codes, idOf } from '../tests/unit/codes';
import { all, commit, compose, does, draw, one, press, texts, type } from '../tests/unit/drawn';
import { CodePicker } from './CodePicker';

test('the picker looks for what an input method has composed, not for what it composes from', () => {
  const onToggle = vi.fn();
  draw(<CodePicker codes={codes.filter(({ facet }) => facet === 'area')} chosen={[]} onToggle={onToggle} />);
  const field = one<HTMLInputElement>('input');
  does(field, new FocusEvent('focus'));
  const before = all('.option').length;
  compose(field, ['ke', 'keji']);
  expect(all('.option').length).toBe(before);

  // The Enter that ends a composition chooses nothing; some browsers send it with isComposing false and keyCode 229.
  press(field, 'Enter', { isComposing: true });
  press(field, 'Enter', { keyCode: 229 });
  expect(onToggle).not.toHaveBeenCalled();

  field.value = '科技';
  commit(field);
  expect(one('.option.is-active .option-name').textContent).toContain('科技');
  press(field, 'Enter');
  expect(onToggle).toHaveBeenCalledExactlyOnceWith(idOf('TECH'));
  expect(field.value).toBe('');
});

test('the picker by keys: arrows walk, Escape closes the list alone, Backspace takes the last one away', () => {
  const onToggle = vi.fn();
  const closed = vi.fn();
  draw(
    // biome-ignore lint/a11y/noStaticElementInteractions: stands for what holds the picker.
    <div onKeyDown={closed}>
      <CodePicker codes={codes.slice(0, 5)} chosen={[codes[1]?.id ?? '']} onToggle={onToggle} />
    </div>,
  );
  const field = one<HTMLInputElement>('input');
  does(field, new FocusEvent('focus'));
  const active = () => document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent;
  const shown = texts('.option');
  press(field, 'ArrowDown');
  press(field, 'ArrowDown');
  expect(active()).toBe(shown[1]);
  press(field, 'ArrowUp');
  press(field, 'ArrowUp');
  expect(active()).toBe(shown[4]);
  closed.mockClear();
  press(field, 'Escape');
  expect(closed).not.toHaveBeenCalled();
  expect(all('.option')).toEqual([]);
  press(field, 'Escape');
  expect(closed).toHaveBeenCalledOnce();
  press(field, 'Backspace');
  expect(onToggle).toHaveBeenCalledExactlyOnceWith(codes[1]?.id);
});

test('the picker tells a screen reader what is open, what is chosen, and that nothing is called so', () => {
  const [first = ''] = codes.map(({ id }) => id);
  draw(<CodePicker codes={codes.slice(0, 3)} chosen={[first]} onToggle={() => {}} />);
  const field = one<HTMLInputElement>('[role=combobox]');
  const list = one('[role=listbox]');
  expect(field.getAttribute('aria-expanded')).toBe('false');
  does(field, new FocusEvent('focus'));
  expect(field.getAttribute('aria-expanded')).toBe('true');
  expect(field.getAttribute('aria-controls')).toBe(list.id);
  expect(list.getAttribute('aria-multiselectable')).toBe('true');
  expect(all('[role=option]').map((option) => option.getAttribute('aria-selected'))).toEqual([
    'true',
    'false',
    'false',
  ]);
  expect(one('[role=status]').textContent).toBe('');
  type(field, '没有这样的领域');
  expect(field.getAttribute('aria-expanded')).toBe('false');
  expect(one('[role=status]').textContent).toBe('ui_noSuchArea 没有这样的领域');
});

test('1 to 9 in the empty field choose what is likely, which heads the list with its digits', () => {
  const likely = ['TECH', 'AGRI'].map(idOf);
  const [onToggle, also] = [vi.fn(), vi.fn()];
  const areas = codes.filter(({ facet }) => facet === 'area');
  draw(<CodePicker codes={areas} likely={likely} chosen={[]} onToggle={onToggle} onAlso={also} />);
  const field = one<HTMLInputElement>('input');
  press(field, '2');
  expect(onToggle).toHaveBeenCalledExactlyOnceWith(likely[1]);
  press(field, '!', { code: 'Digit1', shiftKey: true });
  expect(also).toHaveBeenCalledExactlyOnceWith(likely[0]);

  does(field, new FocusEvent('focus'));
  expect(texts('.option kbd')).toEqual(['1', '2']);
  const names = texts('.option-name');
  expect(names.slice(0, 2)).toEqual(likely.map((id) => areas.find((code) => code.id === id)?.name.zh));
  // The tree stands below, whole.
  expect(names.slice(2, 4)).toEqual(areas.slice(0, 2).map(({ name }) => name.zh));

  // A digit that an input method takes, one with a modifier, one without an area, and one behind others choose nothing.
  press(field, '1', { keyCode: 229 });
  press(field, '1', { ctrlKey: true });
  press(field, '3');
  type(field, '第');
  press(field, '1');
  expect(onToggle).toHaveBeenCalledOnce();
  expect(all('.option kbd')).toEqual([]);
});

test('where names are numbered, digits are typed to find them; one that merely begins with a digit is no number', () => {
  const [code] = codes;
  if (!code) throw new Error('no codes');
  const chosen = vi.fn();
  const phones = { ...code, id: 'phones', name: { zh: '5G网络', en: '5G' } };
  draw(<CodePicker codes={[code, phones]} likely={[code.id]} chosen={[]} onToggle={chosen} />);
  press(one('input'), '1');
  expect(chosen).toHaveBeenCalledExactlyOnceWith(code.id);
  draw(null);

  const roads = { ...code, id: 'roads', name: { zh: '1002 公路', en: '1002 Highways' } };
  const onToggle = vi.fn();
  draw(<CodePicker codes={[code, roads]} likely={[code.id]} chosen={[]} onToggle={onToggle} />);
  const field = one<HTMLInputElement>('input');
  press(field, '1');
  expect(onToggle).not.toHaveBeenCalled();
  type(field, '1002');
  press(field, 'Enter');
  expect(onToggle).toHaveBeenCalledExactlyOnceWith('roads');
});

test('the picker takes what was typed, also where Enter comes before it has been drawn', () => {
  const onToggle = vi.fn();
  draw(<CodePicker codes={codes} chosen={[]} onToggle={onToggle} />);
  const field = one<HTMLInputElement>('input');
  act(() => {
    field.value = 'TECH';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  });
  expect(onToggle).toHaveBeenCalledExactlyOnceWith(idOf('TECH'));
});

test('several codes at once where choosing ends the matter: Shift keeps one, Enter alone marks', () => {
  const [toggled, also, entered] = [vi.fn(), vi.fn(), vi.fn()];
  draw(<CodePicker codes={codes} chosen={[]} onToggle={toggled} onAlso={also} onEnter={entered} />);
  const field = one<HTMLInputElement>('input');
  press(field, 'Enter');
  expect(entered).toHaveBeenCalledOnce();
  type(field, 'TECH');
  expect(one('.options-hint').textContent).toBe('ui_pickHint');
  press(field, 'Enter', { shiftKey: true });
  expect(also).toHaveBeenCalledExactlyOnceWith(idOf('TECH'));
  expect(field.value).toBe('');
  type(field, '没有这样的领域');
  press(field, 'Enter');
  type(field, 'AGRI');
  press(field, 'Enter', { shiftKey: true, keyCode: 229 });
  press(field, 'Enter');
  expect(toggled).toHaveBeenCalledExactlyOnceWith(idOf('AGRI'));
  expect([also.mock.calls.length, entered.mock.calls.length]).toEqual([1, 1]);
});
