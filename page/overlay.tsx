import { type ComponentChildren, render, type VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useFollowing } from '../components/beside';
import { locale } from '../i18n/t';
import { fieldsIn, isKey } from './keys';
import type { Lines } from './lines';
import { placeBy, type Side } from './place';
import { HOST } from './text';

declare const __OPEN_ROOTS__: boolean;

/**
 * Our one element in the page, there only while it shows something: a shadow root, closed in shipped builds, with the
 * toolbar, the card and the toast.
 */
export class Overlay {
  #host: HTMLElement | undefined;
  #root: ShadowRoot | undefined;
  /** Nothing is seen undressed. */
  #sheet = new CSSStyleSheet();
  #styles: () => Promise<string>;
  #dressing: Promise<void> | undefined;
  #view: VNode | null = null;

  /** Hears the keys pressed inside, which do not leave it. */
  onKey: (event: KeyboardEvent) => void = () => {};
  /** What had the focus before we had it: a link of the page, say. */
  #before: EventTarget | null = null;
  /** Hears that the focus has come in. */
  onFocus: () => void = () => {};

  /** `styles` is asked for at once: a reader who has just opened the page does not wait for them later. */
  constructor(styles: () => Promise<string>) {
    this.#styles = styles;
    this.#sheet.replaceSync(':host{visibility:hidden}');
    this.#dress();
    fieldsIn(() => this.#root);
  }

  #dress(): void {
    this.#dressing ??= this.#styles()
      .then((rules) => {
        this.#sheet.replaceSync(rules);
        // What was drawn unseen was measured undressed, and could take no focus.
        const view = this.#view;
        this.#render(null);
        if (view) this.#render(view);
      })
      .catch(() => {
        // Asked for again with the next thing that is shown.
        this.#dressing = undefined;
      });
  }

  /** The field that has the focus inside, if any. */
  get focused(): Element | null {
    return this.#root?.activeElement ?? null;
  }

  focus(selector: string): void {
    this.#root?.querySelector<HTMLElement>(selector)?.focus();
  }

  show(view: VNode, dark: boolean): void {
    const root = this.#open();
    root.host.setAttribute('data-theme', dark ? 'dark' : 'light');
    this.#render(view);
  }

  hide(): void {
    this.#render(null);
    this.#host?.remove();
  }

  #render(view: VNode | null): void {
    const { focused } = this;
    const before = this.#before;
    this.#view = view;
    if (this.#root) render(view, this.#root);
    if (!focused) return;
    // From the toolbar to the card it has stayed with us. Gone altogether, it goes back to where it came from, from which
    // the reader may have scrolled away.
    this.#before = before;
    if (!this.focused && before instanceof HTMLElement) before.focus({ preventScroll: true });
  }

  #open(): ShadowRoot {
    this.#dress();
    if (!this.#host || !this.#root) {
      this.#host = document.createElement(HOST);
      this.#host.lang = locale();
      this.#root = this.#host.attachShadow({ mode: __OPEN_ROOTS__ ? 'open' : 'closed', delegatesFocus: false });
      this.#root.adoptedStyleSheets = [this.#sheet];
      this.#root.addEventListener('focusin', (event) => {
        const from = event instanceof FocusEvent ? event.relatedTarget : null;
        if (!(from instanceof Node && this.#root?.contains(from))) this.#before = from;
        this.onFocus();
      });
      this.#root.addEventListener('keydown', (event) => isKey(event) && this.onKey(event));
    }
    // In the root element, not in the body: pages replace their body, and transforms on it would move fixed boxes.
    if (!this.#host.isConnected) document.documentElement.append(this.#host);
    return this.#root;
  }
}

/**
 * A panel that stands by a passage and follows it while the page scrolls. What comes into it later moves nothing that
 * is there: it keeps its side, and the style sheet has it grow away from the passage.
 */
export function Floating({
  by,
  focused,
  children,
}: {
  by: () => Lines | undefined;
  /** What has the focus as soon as it stands, and so is seen: the next key is meant for it, and not for the page. */
  focused?: string | undefined;
  children: ComponentChildren;
}) {
  const panel = useRef<HTMLDivElement>(null);
  const side = useRef<Side | undefined>(undefined);
  const place = (moved: boolean) => {
    const lines = by();
    const { style, dataset, firstElementChild: surface } = panel.current ?? {};
    if (!lines || !style || !dataset || !(surface instanceof HTMLElement)) return;
    const { width, height: drawn } = surface.getBoundingClientRect();
    const height = drawn + surface.scrollHeight - surface.clientHeight;
    const window = { width: innerWidth, height: innerHeight };
    const stands = placeBy(lines, { width, height }, window, side.current, moved);
    side.current = dataset.side = stands.side;
    dataset.late ??= stands.late;
    style.left = `${stands.left}px`;
    style.top = `${stands.edge}px`;
    style.setProperty('--qy-room', `${stands.room}px`);
  };
  useFollowing(() => place(true));
  // With each drawing: the passage may have another extent by then.
  useLayoutEffect(() => place(false));
  useLayoutEffect(() => {
    if (focused) panel.current?.querySelector<HTMLElement>(focused)?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={panel} class="floating">
      {children}
    </div>
  );
}
