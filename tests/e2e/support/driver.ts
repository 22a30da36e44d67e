/*
 * What the tests ask of a browser, the same of Chromium (Playwright) and of Firefox (puppeteer-core): a reader with
 * mouse and keyboard, and the few things that only a browser's owner can do.
 */

export interface Browser {
  name: 'chromium' | 'firefox';
  /** A new tab at an address of the invented sites. */
  open(url: string): Promise<Tab>;
  /** The tab at an address that the extension itself has opened. */
  opened(url: string): Promise<Tab>;
  /** A new tab with a page of the extension: `popup.html?tab=…`, `library.html#notes`. */
  ours(path: string): Promise<Tab>;
  /** The browser's id of the tab that is in front. */
  frontTab(): Promise<number>;
  /** Kills the worker, or stops the event page, as the browser does when it likes. */
  stopBackground(): Promise<void>;
  /** The global shortcut `highlight-selection`. */
  pressShortcut(tab: Tab): Promise<void>;
  /** What the reader does in the browser's own permission dialogue, which no test can click. Closes all tabs. */
  allow(origin: string): Promise<void>;
  /** The icon is clicked over the tab in front: its popup opens, and with it comes activeTab. */
  clickIcon(tab: Tab): Promise<void>;
  /** Our item in the context menu that a right click on selected words opens. */
  chooseFromMenu(tab: Tab, words: string): Promise<void>;
  /** A tab in a private window, into which the reader has let the extension. Firefox only. */
  openPrivately(url: string): Promise<Tab>;
  /** Updates the extension under its open pages. */
  reloadExtension(): Promise<void>;
  /** Closes the browser and opens it again with the same profile. */
  restart(): Promise<void>;
  /** Files that were saved, by name. */
  downloads(): Promise<Map<string, Buffer>>;
  close(): Promise<void>;
}

export interface Tab {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  front(): Promise<void>;
  close(): Promise<void>;
  url(): string;
  /** Errors that the page's console has shown. */
  errors: string[];
  /** Runs in the page itself. */
  evaluate<A, R>(work: (argument: A) => R | Promise<R>, argument: A): Promise<R>;
  /** Drags the mouse over words that stand in the page. */
  select(words: string): Promise<void>;
  /** Drags what stands at a selector onto another. Firefox's driver begins to drag, and lets nothing drop. */
  drag(from: string, onto: string): Promise<void>;
  /** Drags an element to the beginning of words. */
  dragTo(selector: string, words: string): Promise<void>;
  /** Clicks into the beginning of words: once, twice for a double click, or with the right button. */
  clickWords(words: string, how?: 'once' | 'twice' | 'right'): Promise<void>;
  /** The first element, in open shadow roots too, that holds the text. Waits until it is there and seen. */
  click(selector: string, text?: RegExp): Promise<void>;
  waitFor(selector: string): Promise<void>;
  waitGone(selector: string): Promise<void>;
  /** Texts of all elements that match. */
  texts(selector: string): Promise<string[]>;
  count(selector: string): Promise<number>;
  /** The box of the first element, in CSS pixels. */
  box(selector: string): Promise<{ x: number; y: number; width: number; height: number } | undefined>;
  choose(selector: string, value: string): Promise<void>;
  upload(selector: string, path: string): Promise<void>;
  type(text: string): Promise<void>;
  /** `Escape`, `Control+z`, `Control+Shift+z`, `1`. */
  press(keys: string): Promise<void>;
  screenshot(path: string): Promise<Buffer>;
  /** The same in the frame whose address holds this. */
  frame(part: string): Promise<Tab>;
}

/** What our painter has put into the page's registry: the words under each highlight, by name. */
export function painted(tab: Tab): Promise<{ [name: string]: string[] }> {
  return tab.evaluate(() => {
    const found: { [name: string]: string[] } = {};
    for (const [name, highlight] of CSS.highlights.entries()) {
      if (!name.startsWith('quanyue-') || name === 'quanyue-flash' || name === 'quanyue-held') continue;
      found[name] = Array.from(highlight, (each) => {
        // A node that has become shorter meanwhile: nothing is painted until the place is found again.
        if (each.endContainer instanceof Text && each.endOffset > each.endContainer.length) return '';
        const range = document.createRange();
        range.setStart(each.startContainer, each.startOffset);
        range.setEnd(each.endContainer, each.endOffset);
        return range.toString();
      });
    }
    return found;
  }, undefined);
}

/** All painted words, whatever their colour. Words under an underline as well are counted once. */
export async function paintedWords(tab: Tab): Promise<string[]> {
  const found = await painted(tab);
  return Object.entries(found)
    .filter(([name]) => !/^quanyue-(?:also-|edited)/.test(name))
    .flatMap(([, words]) => words)
    .sort();
}

/** In the page: where words stand, in CSS pixels of its window, scrolled into view. Open shadow roots are looked into. */
export function findWords(words: string): { from: [number, number]; to: [number, number] } | undefined {
  const nodes: Text[] = [];
  const walk = (parent: Node) => {
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) nodes.push(node as Text);
      else if (node instanceof Element && !/^(SCRIPT|STYLE|TEMPLATE|QUANYUE-NOTES)$/.test(node.tagName)) {
        if (node.shadowRoot) walk(node.shadowRoot);
        walk(node);
      }
    }
  };
  walk(document.body);
  const text = nodes.map(({ data }) => data).join('');
  const at = text.indexOf(words);
  if (at < 0) return undefined;
  const locate = (offset: number): [Text, number] => {
    let rest = offset;
    for (const node of nodes) {
      if (rest < node.length) return [node, rest];
      rest -= node.length;
    }
    throw new Error('beyond the text');
  };
  const boxOf = (offset: number) => {
    const [node, start] = locate(offset);
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, start + 1);
    return range.getBoundingClientRect();
  };
  locate(at)[0].parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { top } = boxOf(at);
  if (top < 80 || top > innerHeight - 160) scrollBy(0, top - innerHeight / 2);
  const first = boxOf(at);
  const last = boxOf(at + words.length - 1);
  return {
    from: [first.left + 0.5, first.top + first.height / 2],
    to: [last.right - 0.5, last.top + last.height / 2],
  };
}

/** In the page: the boxes of the lines that words of one text node take up, in CSS pixels of its window as it is scrolled. */
export function linesOf(words: string): { left: number; top: number; right: number; bottom: number }[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.nodeValue?.indexOf(words) ?? -1;
    if (at < 0) continue;
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    return Array.from(range.getClientRects(), ({ left, top, right, bottom }) => ({ left, top, right, bottom }));
  }
  return [];
}

/** Waits until a condition holds; says what it saw last where it never does. */
export async function until<T>(look: () => Promise<T>, holds: (value: T) => boolean, within = 10_000): Promise<T> {
  const end = Date.now() + within;
  for (;;) {
    const value = await look();
    if (holds(value)) return value;
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(value)} after ${within} ms`);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
}
