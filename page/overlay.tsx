import { type ComponentChildren, type RefObject, render, type VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { locale } from '../i18n/t';
import { fieldsIn, isKey } from './keys';
import { placeBy } from './place';
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

  /** Hears the keys pressed inside, which do not leave it. */
  onKey: (event: KeyboardEvent) => void = () => {};
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

  show(view: VNode, dark: boolean): void {
    const root = this.#open();
    root.host.setAttribute('data-theme', dark ? 'dark' : 'light');
    render(view, root);
  }

  hide(): void {
    if (this.#root) render(null, this.#root);
    this.#host?.remove();
  }

  #open(): ShadowRoot {
    this.#dress();
    if (!this.#host || !this.#root) {
      this.#host = document.createElement(HOST);
      this.#host.lang = locale();
      this.#root = this.#host.attachShadow({ mode: __OPEN_ROOTS__ ? 'open' : 'closed', delegatesFocus: false });
      this.#root.adoptedStyleSheets = [this.#sheet];
      this.#root.addEventListener('focusin', () => this.onFocus());
      this.#root.addEventListener('keydown', (event) => isKey(event) && this.onKey(event));
    }
    // In the root element, not in the body: pages replace their body, and transforms on it would move fixed boxes.
    if (!this.#host.isConnected) document.documentElement.append(this.#host);
    return this.#root;
  }
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Calls `place` with the frame after the page has scrolled, the window or the panel has another size. */
export function useFollowing(place: () => void, panel?: RefObject<HTMLElement | null>): void {
  const latest = useRef(place);
  latest.current = place;
  useLayoutEffect(() => {
    let frame = 0;
    const soon = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        latest.current();
      });
    };
    const sizes = new ResizeObserver(soon);
    if (panel?.current) sizes.observe(panel.current);
    addEventListener('scroll', soon, { capture: true, passive: true });
    addEventListener('resize', soon, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      removeEventListener('scroll', soon, { capture: true });
      removeEventListener('resize', soon);
    };
  }, []);
}

/** A panel that stands by a passage and follows it while the page scrolls. */
export function Floating(props: {
  by: () => { firstLine: Box; lastLine: Box } | undefined;
  /** It was opened by a key: the keyboard goes on inside. */
  focused?: boolean;
  children: ComponentChildren;
}) {
  const panel = useRef<HTMLDivElement>(null);
  const by = useRef(props.by);
  by.current = props.by;
  const place = () => {
    const lines = by.current();
    const element = panel.current;
    if (!lines || !element) return;
    const { width, height } = element.getBoundingClientRect();
    const { left, top } = placeBy(lines, { width, height }, { width: innerWidth, height: innerHeight });
    element.style.left = `${left}px`;
    element.style.top = `${top}px`;
  };
  useFollowing(place, panel);
  useLayoutEffect(() => {
    place();
    if (props.focused) panel.current?.querySelector<HTMLElement>('.card')?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={panel} class="floating" style={{ position: 'fixed', left: '0', top: '-1000px' }}>
      {props.children}
    </div>
  );
}
