import { render, type VNode } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach } from 'vitest';

/* What tests of components and views share: an element to draw in, new for each test, eyes and hands. */

export let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  draw(null);
  root.remove();
});

export const draw = (view: VNode | null) => act(() => render(view, root));
export const all = (selector: string): HTMLElement[] => Array.from(root.querySelectorAll<HTMLElement>(selector));
export const one = <E extends Element = HTMLElement>(selector: string): E => {
  const found = root.querySelector<E>(selector);
  if (!found) throw new Error(`nothing is ${selector}`);
  return found;
};
export const texts = (selector: string): string[] => all(selector).map(({ textContent }) => textContent);

type Maybe<E> = E | null | undefined;
function there<E extends Element>(element: Maybe<E>): E {
  if (!element) throw new Error('nothing is there');
  return element;
}

export const does = (element: Maybe<Element>, event: Event) => act(() => void there(element).dispatchEvent(event));
export const click = (element: Maybe<HTMLElement>) => act(() => there(element).click());
export const press = (element: Maybe<Element>, key: string, init: KeyboardEventInit = {}) =>
  does(element, new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }));

type TextField = HTMLInputElement | HTMLTextAreaElement;

export function type(field: TextField, value: string, init: InputEventInit = {}) {
  field.value = value;
  return does(field, new InputEvent('input', { bubbles: true, ...init }));
}

/** An input method composes a text in a field: what the field holds grows, and is taken over by `commit`. */
export function compose(field: TextField, steps: string[]): void {
  does(field, new CompositionEvent('compositionstart', { bubbles: true }));
  for (const text of steps) type(field, text, { isComposing: true });
}
export const commit = (field: TextField) => does(field, new CompositionEvent('compositionend', { bubbles: true }));

/** A list or a field whose value is taken when it is left. */
export function choose(field: HTMLInputElement | HTMLSelectElement, value: string) {
  field.value = value;
  return does(field, new Event('change', { bubbles: true }));
}
