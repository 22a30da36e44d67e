import { isOurs } from './selection';

/**
 * What is typed into our fields stays with us. Stopping an event at our shadow host would be too late: the page's
 * capturing listeners have heard it by then. So it is stopped at the window, in the capture phase, and a copy that
 * does not leave the shadow root goes to the field in its place; the browser's own action (writing the character)
 * still follows the original, unless the copy's was prevented.
 */
export function keepKeysInside(signal: AbortSignal): void {
  const options = { capture: true, signal };
  window.addEventListener('keydown', (event) => event.isTrusted && isOurs(event) && hold(event), options);
  window.addEventListener(
    'keyup',
    (event) => {
      if (event.isTrusted && held.delete(event.code) && !isOurs(event)) event.stopImmediatePropagation();
    },
    options,
  );
  for (const type of ['keydown', 'keypress', 'keyup'] as const)
    window.addEventListener(type, (event) => pass(event, keyboardCopy), options);
  for (const type of ['beforeinput', 'input'] as const)
    window.addEventListener(type, (event) => pass(event, inputCopy), options);
  for (const type of ['compositionstart', 'compositionupdate', 'compositionend'] as const)
    window.addEventListener(type, (event) => pass(event, compositionCopy), options);
  for (const type of ['copy', 'cut', 'paste'] as const)
    window.addEventListener(
      type,
      (event) => {
        if (event.isTrusted && isOurs(event)) event.stopImmediatePropagation();
      },
      options,
    );
}

/** Keys whose press was ours: so is their release, wherever the focus is by then (Escape has closed the card). */
const held = new Set<string>();
export function hold({ code }: KeyboardEvent): void {
  held.add(code);
}

function pass<E extends Event>(event: E, copy: (event: E) => Event): void {
  if (!event.isTrusted || !isOurs(event)) return;
  const target = innermost(event);
  if (!target) return;
  event.stopImmediatePropagation();
  if (!target.dispatchEvent(copy(event))) event.preventDefault();
}

/** The true target. A closed root hides it from composedPath at the window: the field that has the focus it is. */
let rootOf: (() => ShadowRoot | undefined) | undefined;
export function fieldsIn(root: () => ShadowRoot | undefined): void {
  rootOf = root;
}
function innermost(event: Event): EventTarget | null {
  const first = event.composedPath()[0] ?? null;
  const root = rootOf?.();
  return root && first === root.host ? (root.activeElement ?? first) : first;
}

/** A plain event with a key's facts: Firefox lets every KeyboardEvent out of shadow roots, whatever `composed` says. */
function keyboardCopy(event: KeyboardEvent): Event {
  const copy = new Event(event.type, { bubbles: true, cancelable: event.cancelable, composed: false });
  for (const fact of KEY_FACTS) Object.defineProperty(copy, fact, { value: event[fact] });
  return copy;
}
const KEY_FACTS = ['key', 'code', 'isComposing', 'keyCode', 'ctrlKey', 'shiftKey', 'altKey', 'metaKey'] as const;

/** A key pressed inside, as the copy has it. */
export const isKey = (event: Event): event is KeyboardEvent => 'key' in event && 'code' in event;

const inputCopy = (event: Event): InputEvent =>
  new InputEvent(event.type, {
    ...(event instanceof InputEvent
      ? { data: event.data, inputType: event.inputType, isComposing: event.isComposing }
      : {}),
    bubbles: true,
    cancelable: event.cancelable,
    composed: false,
  });
const compositionCopy = (event: CompositionEvent): CompositionEvent =>
  new CompositionEvent(event.type, { data: event.data, bubbles: true, cancelable: event.cancelable, composed: false });
