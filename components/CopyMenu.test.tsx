// @vitest-environment happy-dom
import '../tests/unit/keys-as-words';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test, vi } from 'vitest';
import { all, click, draw, one, press, root } from '../tests/unit/drawn';
import { CopyMenu } from './CopyMenu';

test('the menu of forms: the last one first, arrows walk, Enter copies so from then on, Escape closes it alone', () => {
  const onCopy = vi.fn();
  const closed = vi.fn();
  draw(
    // biome-ignore lint/a11y/noStaticElementInteractions: stands for the card.
    <div onKeyDown={closed}>
      <CopyMenu last="source" onCopy={onCopy} />
    </div>,
  );
  const opener = one('.copy-more');
  click(opener);
  expect(document.activeElement?.getAttribute('aria-checked')).toBe('true');
  press(document.activeElement, 'ArrowDown');
  expect(document.activeElement?.textContent).toBe('ui_copyAs_gbt2025');
  press(document.activeElement, 'Escape');
  expect(closed).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(opener);

  click(opener);
  press(document.activeElement, 'End');
  click(document.activeElement as HTMLElement);
  expect(all('[role=menu]')).toEqual([]);
  click(one('.copying button'));
  expect(onCopy.mock.calls).toEqual([['official'], ['official']]);
});

test('the menu of forms stays by its buttons while the card below it scrolls', async () => {
  const host = document.createElement('div');
  document.body.append(host);
  const shadow = host.attachShadow({ mode: 'open' });
  await act(() => render(<CopyMenu last="source" onCopy={() => {}} />, shadow));
  const buttons = shadow.querySelector('.copying') ?? root;
  let top = 300;
  vi.spyOn(buttons, 'getBoundingClientRect').mockImplementation(() => new DOMRect(0, top, 60, 20));
  await click(shadow.querySelector<HTMLElement>('.copy-more'));
  const placed = () => Number.parseFloat(shadow.querySelector<HTMLElement>('.menu')?.style.top ?? '');
  const before = placed();
  top -= 40;
  // As a card's own: none of it comes out of the shadow root.
  buttons.dispatchEvent(new Event('scroll'));
  await vi.waitFor(() => expect(placed()).toBe(before - 40));
  render(null, shadow);
  host.remove();
});
