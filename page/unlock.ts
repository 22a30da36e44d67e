import { isCopying } from './copy';
import { caretAt } from './hit';
import { isOurs, isTyping } from './selection';

/**
 * Pages that forbid selecting and copying, by CSS, attributes or listeners on elements or the document. Their
 * listeners are not removed, they are not reached: ours stands at the window, in the capture phase. (One that the page
 * itself put there, before us, cannot be beaten.)
 */
export function allowSelecting(signal: AbortSignal, insert: (rules: string) => Promise<boolean>): void {
  const options = { capture: true, signal };
  for (const type of ['selectstart', 'copy', 'contextmenu'] as const)
    window.addEventListener(
      type,
      (event) => {
        if (!isOurs(event) && !isTyping(event) && !isCopying()) event.stopImmediatePropagation();
      },
      options,
    );
  window.addEventListener(
    'keydown',
    (event) => {
      if ((event.ctrlKey || event.metaKey) && /^[ac]$/i.test(event.key) && !isTyping(event))
        event.stopImmediatePropagation();
    },
    options,
  );
  if (forbidsSelecting())
    void insert(SELECTABLE).then((done) => {
      if (done) return;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(SELECTABLE);
      document.adoptedStyleSheets.push(sheet);
    });
  selectWherePrevented(signal);
}

const SELECTABLE = 'html body, html body :not(input, textarea, button, select){user-select:text!important}';

/** Asked of the body and of the middle of the text only: most pages forbid nothing. */
function forbidsSelecting(): boolean {
  const paragraphs = document.querySelectorAll('p, td, div');
  return [document.body, paragraphs[paragraphs.length >> 1]].some((element) => {
    return element && getComputedStyle(element).userSelect === 'none';
  });
}

/**
 * A mousedown that the page has prevented starts no selection. Stopping it for all would take its own controls away
 * from the page; so it runs, and where it was prevented over plain text, the drag selects by our hand.
 */
function selectWherePrevented(signal: AbortSignal): void {
  let anchor: ReturnType<typeof caretAt>;
  window.addEventListener(
    'mousedown',
    (event) => {
      const target = event.composedPath()[0];
      anchor =
        event.defaultPrevented && event.button === 0 && target instanceof Element && isPlain(target)
          ? caretAt(event.clientX, event.clientY)
          : undefined;
    },
    { signal },
  );
  window.addEventListener(
    'mousemove',
    (event) => {
      if (!anchor || !(event.buttons & 1)) return;
      const focus = caretAt(event.clientX, event.clientY);
      if (focus) getSelection()?.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
    },
    { capture: true, passive: true, signal },
  );
}

const isPlain = (element: Element): boolean =>
  !element.closest(
    'a, button, input, textarea, select, label, [role], [draggable=true], [contenteditable], video, canvas, svg',
  );
