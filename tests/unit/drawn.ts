import { render, type VNode } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach } from 'vitest';

/* What tests of components share: an element to draw in, new for each test, and ways to find what is in it. */

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
