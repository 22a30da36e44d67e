/**
 * The document's text and its mapping to the DOM, built in one walk over text nodes and open shadow roots. Scripts,
 * styles, form fields and our own element are left out. Blocks (paragraphs, list items, cells, lines cut by <br>) are
 * joined by \n; within one, line breaks of the source become spaces, one for one, so that offsets in a text node are
 * offsets in the text. Frames are documents of their own.
 *
 * Which elements are blocks is told by their names, not by computed style: asking the style of each element costs
 * several times the walk.
 */

/** Our own element in the page. */
export const HOST = 'quanyue-notes';

const BLOCKS = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BR CAPTION CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM ' +
    'H1 H2 H3 H4 H5 H6 HEADER HGROUP HR LEGEND LI MAIN MENU NAV OL P PRE SEARCH SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'
  ).split(' '),
);
const LEFT_OUT = new Set(
  `SCRIPT STYLE NOSCRIPT TEMPLATE TEXTAREA SELECT INPUT BUTTON IFRAME OBJECT SVG svg MATH CANVAS AUDIO VIDEO HEAD ${HOST.toUpperCase()}`.split(
    ' ',
  ),
);
const SPACES = /[\t\n\v\f\r]/g;
const INK = /[^\s\u200b\ufeff]/;

export interface DocumentText {
  /** Blocks joined by \n. */
  text: string;
  /** The text nodes that hold it, in order; `starts[i]` is the offset of `nodes[i]` in `text`. */
  nodes: Text[];
  starts: number[];
  /** The open shadow roots met on the way: highlights need the style rule in each. */
  roots: ShadowRoot[];
}

/** A block without blocks in it, as it was read: its text nodes and what each gives. */
interface Block {
  nodes: Text[];
  pieces: string[];
}

/** Reads a document, or one part of it. Blocks that `known` holds are not read again; those that are read are put there. */
export function readText(top: Node, known?: WeakMap<Element, Block>): DocumentText {
  const pieces: string[] = [];
  const nodes: Text[] = [];
  const starts: number[] = [];
  const roots: ShadowRoot[] = [];
  let length = 0;
  let lastNewline = true;
  let breakDue = false;
  // Spaces between inline elements count only when text follows in the same block.
  let space: Text | undefined;

  let blocks = 0;
  // What each node gave, by its index in `nodes`.
  const given: string[] = [];

  const add = (node: Text, data: string) => {
    nodes.push(node);
    starts.push(length);
    pieces.push(data);
    if (known) given.push(data);
    length += data.length;
  };
  const recall = (block: Block) => {
    if (block.nodes.length === 0) return;
    if (!lastNewline) {
      pieces.push('\n');
      length++;
    }
    for (const [index, node] of block.nodes.entries()) add(node, block.pieces[index] ?? '');
    space = undefined;
    lastNewline = false;
    breakDue = true;
  };
  const walk = (parent: Node, preformatted: boolean) => {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === Node.TEXT_NODE) {
        const text = node as Text;
        const { data } = text;
        if (!INK.test(data)) {
          if (data && !breakDue && !lastNewline) space = text;
          continue;
        }
        if (breakDue && !lastNewline) {
          pieces.push('\n');
          length++;
        }
        if (space && !breakDue) add(space, space.data.replace(SPACES, ' '));
        space = undefined;
        breakDue = false;
        lastNewline = false;
        add(text, preformatted ? data : data.replace(SPACES, ' '));
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        const element = node as HTMLElement;
        const name = element.tagName;
        if (LEFT_OUT.has(name) || element.hidden) continue;
        const block = BLOCKS.has(name);
        if (block) {
          breakDue = true;
          blocks++;
          const read = known?.get(element);
          if (read) {
            recall(read);
            continue;
          }
        }
        const blocksBefore = blocks;
        const rootsBefore = roots.length;
        const first = nodes.length;
        const shadow = element.shadowRoot;
        if (shadow) {
          roots.push(shadow);
          walk(shadow, preformatted);
        }
        walk(element, preformatted || name === 'PRE');
        if (!block) continue;
        breakDue = true;
        // Only the innermost blocks: kept at each level, a deep page would be kept many times over.
        if (known && blocks === blocksBefore && roots.length === rootsBefore)
          known.set(element, { nodes: nodes.slice(first), pieces: given.slice(first) });
      }
    }
  };
  walk(top, false);
  return { text: pieces.join(''), nodes, starts, roots };
}

/**
 * Reads the document again and again, each time only those blocks in which something has changed since: a page that
 * adds a line a second is not walked through for each.
 */
export class TextReader {
  #known = new WeakMap<Element, Block>();
  #watched = new WeakSet<ShadowRoot>();
  #observer = new MutationObserver((records) => this.#forget(records));

  constructor() {
    this.#watch(document);
  }

  read(): DocumentText {
    this.#forget(this.#observer.takeRecords());
    const read = readText(document, this.#known);
    for (const root of read.roots) {
      if (this.#watched.has(root)) continue;
      this.#watched.add(root);
      this.#watch(root);
    }
    return read;
  }

  #watch(root: Node) {
    this.#observer.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['hidden'],
    });
  }

  #forget(records: readonly MutationRecord[]) {
    for (const { target, addedNodes } of records) {
      // What was changed while it hung nowhere was seen by nobody.
      for (const added of addedNodes) {
        if (!(added instanceof Element)) continue;
        this.#known.delete(added);
        for (const inside of added.querySelectorAll('*')) this.#known.delete(inside);
      }
      for (
        let node: Node | null = target;
        node;
        node = node.parentNode ?? (node instanceof ShadowRoot ? node.host : null)
      )
        if (node instanceof Element) this.#known.delete(node);
    }
  }
}

/** Of `count` things in order, the first ones of which are before something: the last of these, -1 where none is. */
export function lastBefore(count: number, isBefore: (index: number) => boolean): number {
  let low = -1;
  let high = count;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * The static ranges that cover [start, end): one for each root that the passage crosses. Static ones: live ranges
 * slow down every change that the page makes to its DOM.
 */
export function rangesOf(document: DocumentText, start: number, end: number): StaticRange[] {
  const { nodes, starts } = document;
  const ranges: StaticRange[] = [];
  let from: { root: Node; node: Text; offset: number } | undefined;
  let last: { node: Text; offset: number } | undefined;
  const close = () => {
    if (from && last)
      ranges.push(
        new StaticRange({
          startContainer: from.node,
          startOffset: from.offset,
          endContainer: last.node,
          endOffset: last.offset,
        }),
      );
    from = undefined;
  };
  // The node that holds the offset; where two nodes meet, the later one.
  const holder = lastBefore(starts.length, (index) => (starts[index] ?? 0) <= start);
  for (let i = Math.max(0, holder); i < nodes.length; i++) {
    const node = nodes[i];
    const at = starts[i];
    if (!node || at === undefined || at >= end) break;
    // A node that the page has emptied or replaced meanwhile: the next reading will see it.
    const size = node.length;
    const first = Math.min(size, Math.max(0, start - at));
    const stop = Math.min(size, end - at);
    if (first >= stop) continue;
    const root = node.getRootNode();
    if (from && from.root !== root) close();
    from ??= { root, node, offset: first };
    last = { node, offset: stop };
  }
  close();
  return ranges;
}

/**
 * The offset in the text of a DOM position; where that lies in no text node of ours, of the next that follows it.
 * With `end`, the end of the last one before it.
 */
export function offsetOf(document: DocumentText, container: Node, offset: number, end = false): number {
  const { nodes, starts, text } = document;
  // Also where the page has taken the node out meanwhile, and others with it: those stand nowhere any more.
  const own = container instanceof Text ? nodes.indexOf(container) : -1;
  if (own >= 0) return (starts[own] ?? 0) + Math.min(offset, nodes[own]?.length ?? 0);
  // Binary search by document order; shadow trees stand at their host's place.
  const last = lastBefore(nodes.length, (index) => {
    const node = nodes[index];
    return node !== undefined && isBefore(node, container, offset);
  });
  if (end) return (starts[last] ?? 0) + (nodes[last]?.length ?? 0);
  return starts[last + 1] ?? text.length;
}

/** Where a place of an earlier reading stands in this one; nowhere where its words are gone, or are others by now. */
export function placeIn<P extends { start: number; end: number }>(
  document: DocumentText,
  earlier: DocumentText,
  place: P,
): P | undefined {
  const ranges = rangesOf(earlier, place.start, place.end);
  const [first, last] = [ranges[0], ranges.at(-1)];
  if (!first || !last) return;
  const start = offsetOf(document, first.startContainer, first.startOffset);
  const end = offsetOf(document, last.endContainer, last.endOffset, true);
  const words = earlier.text.slice(place.start, place.end);
  return document.text.slice(start, end) === words ? { ...place, start, end } : undefined;
}

/** Whether all of the text node lies before the position. */
function isBefore(node: Text, container: Node, offset: number): boolean {
  if (node === container) return false;
  let here: Node = node;
  let there: Node = container;
  // Compare within one tree: climb from the deeper shadow tree to its host.
  while (here.getRootNode() !== there.getRootNode()) {
    const hereRoot = here.getRootNode();
    const thereRoot = there.getRootNode();
    if (hereRoot instanceof ShadowRoot && depth(hereRoot) >= (thereRoot instanceof ShadowRoot ? depth(thereRoot) : 0))
      here = hereRoot.host;
    else if (thereRoot instanceof ShadowRoot) there = thereRoot.host;
    else return false;
  }
  if (here === there) return there !== container;
  const relation = there.compareDocumentPosition(here);
  if (relation & Node.DOCUMENT_POSITION_CONTAINED_BY) {
    if (there !== container) return true;
    const child = there.childNodes[offset];
    if (!child) return true;
    return (
      child !== here &&
      !child.contains(here) &&
      (child.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
    );
  }
  return (relation & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
}

function depth(root: ShadowRoot): number {
  const outer = root.host.getRootNode();
  return outer instanceof ShadowRoot ? depth(outer) + 1 : 1;
}
