// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { allowSelecting } from './unlock';

const words = '完成技改投资11.8亿元；新增规上工业企业19家。';
const rules: string[] = [];
let end: AbortController;

const there = (selector: string): Element => {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};

/** A page like this one, and ours come after its own listeners. */
function openPage(body: string, prepare = () => {}): void {
  document.body.innerHTML = body;
  prepare();
  allowSelecting(end.signal, async (css) => rules.push(css) > 0);
}

/** A character is ten pixels wide. Drags from the fifth to the tenth. */
function drag(from: Element, { button = 0 } = {}): string {
  const move = (type: string, target: Element, clientX: number, buttons: number) =>
    target.dispatchEvent(
      new MouseEvent(type, { clientX, clientY: 10, button, buttons, bubbles: true, cancelable: true, composed: true }),
    );
  move('mousedown', from, 50, 1);
  move('mousemove', from, 100, 1);
  return String(getSelection());
}

beforeEach(() => {
  end = new AbortController();
  rules.length = 0;
  getSelection()?.removeAllRanges();
  Object.assign(document, {
    caretPositionFromPoint: (x: number) => ({ offsetNode: there('p').firstChild, offset: x / 10 }),
  });
});
afterEach(() => {
  end.abort();
  document.body.removeAttribute('style');
  document.body.onmousedown = null;
});

describe('a page that prevents the mouse', () => {
  const prevents = () => {
    document.body.onmousedown = (event) => event.preventDefault();
  };

  test('is dragged over by our hand', () => {
    openPage(`<p>${words}</p>`, prevents);
    expect(drag(there('p'))).toBe(words.slice(5, 10));
  });

  test.each([
    ['a link', '<a href="#">下一页</a>'],
    ['its own button', '<div role="button">下一页</div>'],
    ['what it lets drag', '<div draggable="true">目录</div>'],
    ['a field', '<input>'],
  ])('keeps %s to itself', (_, control) => {
    openPage(`<p>${words}</p>${control}`, prevents);
    expect(drag(there('p ~ *'))).toBe('');
  });

  test('keeps the other buttons', () => {
    openPage(`<p>${words}</p>`, prevents);
    expect(drag(there('p'), { button: 2 })).toBe('');
  });

  test('only while the button is held', () => {
    openPage(`<p>${words}</p>`, prevents);
    drag(there('p'));
    there('p').dispatchEvent(new MouseEvent('mousemove', { clientX: 200, buttons: 0, bubbles: true }));
    expect(String(getSelection())).toBe(words.slice(5, 10));
  });
});

test('a page that prevents nothing selects by itself', () => {
  openPage(`<p>${words}</p>`);
  expect(drag(there('p'))).toBe('');
});

describe('what a page forbids by its style', () => {
  test('is allowed by a rule of ours', () => {
    document.body.style.userSelect = 'none';
    openPage(`<p>${words}</p>`);
    expect(rules).toEqual([expect.stringContaining('user-select:text!important')]);
  });
  test('where it forbids nothing there is none', () => {
    openPage(`<p>${words}</p>`);
    expect(rules).toEqual([]);
  });
});

describe('listeners of the page that forbid', () => {
  const heard = vi.fn();
  const press = (target: Element, key: string, ctrlKey = true) =>
    target.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, composed: true }));

  beforeEach(() => {
    heard.mockClear();
    openPage(`<p>${words}</p><input>`, () => {
      for (const type of ['selectstart', 'copy', 'contextmenu', 'keydown'])
        document.addEventListener(type, heard, { capture: true, signal: end.signal });
    });
  });

  test.each(['selectstart', 'copy', 'contextmenu'])('%s: not reached over its text, but in its fields', (type) => {
    there('p').dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    expect(heard).not.toHaveBeenCalled();
    there('input').dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    expect(heard).toHaveBeenCalledOnce();
  });

  test('keys: copying and selecting all do not reach them, all others do', () => {
    press(there('p'), 'c');
    press(there('p'), 'A');
    expect(heard).not.toHaveBeenCalled();
    press(there('p'), 's');
    press(there('p'), 'c', false);
    press(there('input'), 'c');
    expect(heard).toHaveBeenCalledTimes(3);
  });
});
