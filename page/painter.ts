import { lookOf, PLAIN_MARK } from '../components/code-look';
import type { Code, Colour, Id } from '../core/model';

/**
 * Paints notes with the CSS Custom Highlight API: a fixed small number of Highlight objects, one for each colour in
 * use, shared by all notes; the page's DOM is not touched. Painting is idempotent: what is given is what is painted.
 *
 * Firefox: neither Highlight objects nor CSS.highlights can be iterated from a content script ("Xray wrapping of
 * iterators not supported"), so the painter keeps its own lists; and text in a shadow tree is painted by a page's rules
 * only when they stand in that shadow root too (Firefox ESR 153, seen 2026-11).
 */

export interface Painting {
  ranges: StaticRange[];
  /** The areas of the note, in order; none paints the plain mark. */
  areas: Id[];
  edited: boolean;
}

/** Names are shared with the page: ours have a prefix. */
const PREFIX = 'quanyue-';

export class Painter {
  /** What stands in the registry, by name. */
  #painted = new Map<string, Highlight>();
  #ranges = new Map<string, StaticRange[]>();
  #sheet = new CSSStyleSheet();
  #rules = '';
  #styled = new Set<Document | ShadowRoot>();
  #insert: (rules: string) => Promise<boolean>;
  #inserted = Promise.resolve(true);

  /**
   * `insert` puts rules into the document where its scripts cannot list them; where that is not to be had (false) they
   * stand in the document's own list.
   */
  constructor(insert: (rules: string) => Promise<boolean>) {
    this.#insert = insert;
  }

  /**
   * Replaces all that was painted before. `roots`: the open shadow roots that hold some of the text. What is painted
   * already in the same ranges (the same objects) is left alone: one more note among a thousand costs one Highlight.
   * @returns whether anything was painted anew
   */
  paint(paintings: readonly Painting[], codes: readonly Code[], dark: boolean, roots: readonly ShadowRoot[]): boolean {
    const colours = coloursOf(codes);
    const wanted = new Map<string, StaticRange[]>();
    const gather = (name: string, ranges: StaticRange[]) => {
      const list = wanted.get(name);
      if (list) list.push(...ranges);
      else wanted.set(name, [...ranges]);
    };
    for (const { ranges, areas, edited } of paintings) {
      const [first, second] = areas.map((area) => colours.get(area)).filter((colour) => colour !== undefined);
      gather(first?.name ?? 'plain', ranges);
      if (second) gather(`also-${second.name}`, ranges);
      if (edited) gather('edited', ranges);
    }
    this.#style(rulesFor(new Map([...colours.values()].map(({ name, colour }) => [name, colour])), dark), roots);
    const gone = [...this.#ranges.keys()].filter((name) => !wanted.has(name));
    const fresh = [...wanted].filter(([name, ranges]) => !isSame(this.#ranges.get(name), ranges));
    for (const name of gone) this.#remove(name);
    for (const [name, ranges] of fresh) {
      this.#set(name, ranges);
      this.#ranges.set(name, ranges);
    }
    return gone.length + fresh.length > 0;
  }

  /** Draws the eye to a passage for a moment. */
  flash(ranges: readonly StaticRange[]): void {
    this.#set('flash', ranges, 10);
    setTimeout(() => this.#remove('flash'), 1600);
  }

  /** What is about to be marked, seen as selected: the browser's own selection goes when our field takes the focus. */
  hold(ranges: readonly StaticRange[]): void {
    if (ranges.length) this.#set('held', ranges, 9);
    else this.#remove('held');
  }

  clear(): void {
    for (const name of [...this.#painted.keys()]) this.#remove(name);
    for (const root of this.#styled)
      root.adoptedStyleSheets = Array.from(root.adoptedStyleSheets).filter((sheet) => sheet !== this.#sheet);
    this.#styled.clear();
  }

  #set(name: string, ranges: readonly StaticRange[], priority = name.startsWith('also-') || name === 'edited' ? 2 : 1) {
    const highlight = new Highlight();
    for (const range of ranges) highlight.add(range);
    highlight.priority = priority;
    CSS.highlights.set(PREFIX + name, highlight);
    this.#painted.set(name, highlight);
  }

  #remove(name: string) {
    // After an update the next painter may have taken the name over: then it is no longer ours to remove.
    if (CSS.highlights.get(PREFIX + name) === this.#painted.get(name)) CSS.highlights.delete(PREFIX + name);
    this.#painted.delete(name);
    this.#ranges.delete(name);
  }

  #style(rules: string, roots: readonly ShadowRoot[]) {
    if (rules !== this.#rules) {
      this.#rules = rules;
      const all = `::highlight(${PREFIX}flash){background-color:#ff7a45;color:#1a1a1a}\n::highlight(${PREFIX}held){background-color:Highlight;color:HighlightText}\n${rules}`;
      this.#sheet.replaceSync(all);
      this.#inserted = this.#insert(all);
    }
    void this.#inserted.then((done) => {
      if (!done) for (const root of [document, ...roots]) this.#adopt(root);
    });
  }

  #adopt(root: Document | ShadowRoot) {
    // A page that sets its own adoptedStyleSheets has dropped ours.
    if (!Array.from(root.adoptedStyleSheets).includes(this.#sheet)) root.adoptedStyleSheets.push(this.#sheet);
    this.#styled.add(root);
  }
}

const isSame = (before: readonly StaticRange[] | undefined, now: readonly StaticRange[]): boolean =>
  before?.length === now.length && before.every((range, index) => range === now[index]);

/**
 * The rules of all areas at once, whether they paint already or not: a rule that comes later would have the browser
 * style the whole page again. Translucent, so that both of two overlapping notes are seen; the words in a colour of ours,
 * to be read whatever the page's own is. The line under the words is for those who do not see the colours; the second
 * area's lies below the fill. Where the reader's own colours are forced on all pages the lines alone tell, over the words
 * for the second area: Chromium gives every fill the colours of the selection.
 */
function rulesFor(colours: ReadonlyMap<string, Colour>, dark: boolean): string {
  const rules: string[] = [];
  const forced: string[] = [];
  for (const [name, { light, dark: deep, ink, inkDark }] of [['plain', PLAIN_MARK] as const, ...colours]) {
    const place = forced.length / 2;
    const own = `::highlight(${PREFIX}${name}){`;
    const also = `::highlight(${PREFIX}also-${name}){text-decoration:`;
    const line = dark ? inkDark : ink;
    rules.push(
      `${own}color:${dark ? '#f2f2f2' : '#1a1a1a'};background-color:${dark ? deep : light}d9${place ? `;text-decoration:underline ${lineOf(place, 3, 1)} ${line}` : ''}}`,
      `${also}underline 2px ${line};text-underline-offset:.4em}`,
    );
    forced.push(`${own}text-decoration:underline ${lineOf(place, 5, 2)}}`, `${also}overline ${lineOf(place, 5, 2)}}`);
  }
  rules.push(`::highlight(${PREFIX}edited){text-decoration:underline 2px wavy ${dark ? '#ff9a7a' : '#b8321a'}}`);
  forced.push(`::highlight(${PREFIX}edited){text-decoration:line-through 1px dotted}`);
  const where = (what: string, its: readonly string[]) => [`@media (forced-colors:${what}){`, ...its, '}'];
  return [...where('none', rules), ...where('active', forced)].join('\n');
}

/** Of the area at a place: neighbours have other styles, and every other round is twice as thick. */
function lineOf(place: number, styles: number, pixels: number): string {
  const round = Math.floor(place / styles) % 2;
  return `${(round + 1) * pixels}px ${['solid', 'dashed', 'dotted', 'double', 'wavy'][place % styles]}`;
}

/**
 * The name and the colours that each area paints with; sub-areas inherit. An id or slug that came with a file may hold
 * anything: one sign that is none of a name's would have all of the rules refused. `escape`, for `encodeURIComponent` throws at half a character.
 */
function coloursOf(codes: readonly Code[]) {
  const colours = new Map<Id, { name: string; colour: Colour }>();
  for (const { id } of codes) {
    const { colour, slug, id: own } = lookOf(codes, id)?.coloured ?? {};
    if (colour)
      colours.set(id, {
        name: escape(`area-${slug ?? own}`)
          .toLowerCase()
          .replace(/\W/g, '-'),
        colour,
      });
  }
  return colours;
}

/** Whether the page is dark: by its own background, and where that is clear glass by the reader's scheme. */
export function isDark(): boolean {
  for (const element of [document.body, document.documentElement]) {
    const [red, green, blue, alpha = 1] = (getComputedStyle(element).backgroundColor.match(/[\d.]+/g) ?? []).map(
      Number,
    );
    if (red === undefined || green === undefined || blue === undefined || alpha === 0) continue;
    return red * 0.299 + green * 0.587 + blue * 0.114 < 110;
  }
  // Without a background of its own the page is the browser's canvas: dark only where the page says that it can be.
  return (
    getComputedStyle(document.documentElement).colorScheme.includes('dark') &&
    matchMedia('(prefers-color-scheme: dark)').matches
  );
}
