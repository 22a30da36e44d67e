import type { CopyForm } from '../core/copy-forms';
import type { Code, Id, Located, Note } from '../core/model';
import { type Article, articleOf, withoutLead } from '../core/report/article';
import { type Explained, explained, isWanting } from '../core/report/explained';
import type { Recognition, Section } from '../core/report/types';
import type { News, OpenedPage, PageState } from '../messages/services';
import { deliver } from './deliver';
import { bringTo, topOf } from './lines';
import { isDark, Painter } from './painter';
import { heldBySystem } from './systems';
import { type DocumentText, rangesOf, TextReader } from './text';

const NONE: Code[] = [];

/** What restoring needs of the rest of the world. */
export interface Sources {
  open(page: OpenedPage): Promise<PageState>;
  news(asked: { report: Id; text: string; since: number }): Promise<News | undefined>;
  locating(text: string, anchors: readonly Note['anchor'][]): Generator<void, Located[]>;
  /** Before anchors are looked for in a text: either may hold traditional characters. */
  prepare(texts: readonly string[]): Promise<void>;
  outline(blocks: readonly string[]): Section[];
  /** Puts rules into the document where its scripts cannot list them; false where that is not to be had. */
  style(rules: string): Promise<boolean>;
  /** The texts of the report's other pages. */
  otherTexts(): Promise<string[]>;
  remember(text: string, found: { note: Id; located: Located }[]): Promise<void>;
}

/**
 * The notes of this document: read the text, ask what is known of it, find every note in it, paint. The one path to
 * the screen: a note just made, one from another view and one of last year come by it alike.
 */
export class Restored {
  text: DocumentText;
  state: PageState | undefined;
  found = new Map<Id, Located>();
  /** Grows whenever something was painted anew. */
  painted = 0;
  #painter: Painter;
  #reader = new TextReader();
  #sources: Sources;
  #foundOn = '';
  #ranges = new Map<Id, { text: DocumentText; start: number; end: number; ranges: StaticRange[] }>();
  /** The text has not been told to the background yet. */
  #isNew = true;
  #hidden = false;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #blocks: string[] | undefined;
  #starts: number[] | undefined;
  #article: Article | undefined;
  #sections: Section[] | undefined;
  #explained: Explained | undefined;
  /** The texts of the report's other pages, where they are needed to explain this one, and of which pages they are. */
  #others: string[] = [];
  #othersOf = '';
  /** The revision at which each note was last found. */
  #revisions = new Map<Id, number>();

  constructor(sources: Sources) {
    this.#sources = sources;
    this.#painter = new Painter(sources.style);
    this.text = this.#reader.read();
  }

  get page(): OpenedPage {
    return { url: location.href, title: document.title, text: this.text.text };
  }
  get blocks(): string[] {
    this.#blocks ??= this.text.text.split('\n');
    return this.#blocks;
  }
  /** The offset at which each block begins. */
  get starts(): number[] {
    let next = 0;
    this.#starts ??= this.blocks.map((block) => {
      const start = next;
      next += block.length + 1;
      return start;
    });
    return this.#starts;
  }
  get sections(): Section[] {
    this.#sections ??= this.#outline();
    return this.#sections;
  }

  /** Of the article: menus of the site look like headings too. */
  #outline(): Section[] {
    const { start, end } = this.article;
    const sections = this.#sources.outline(this.blocks.slice(start, end));
    return sections.map((section) => ({ ...section, block: section.block + start }));
  }

  /** Which blocks are the article: as the site's system tells, and the text itself. */
  get article(): Article {
    this.#article ??= articleOf(this.blocks, heldBySystem(this.text));
    return this.#article;
  }

  /** Its note marks and what they stand for: read when first asked for. */
  get explained(): Explained {
    if (this.#explained?.text !== this.text.text) this.#explained = explained(this.text.text, this.#others);
    return this.#explained;
  }

  /** Codes of both facets; the same list as long as they are the same. */
  get codes(): Code[] {
    return this.state?.codes ?? NONE;
  }
  /** The reader's own keys, by action. */
  get keys(): PageState['settings']['keys'] {
    return this.state?.settings.keys ?? {};
  }
  /** The form in which a card copied last. */
  get copyAs(): CopyForm {
    return this.state?.settings.copyAs ?? 'source';
  }

  /** Worked out in the background, from the text that this document sends: its rules and lists of places are not small. */
  recognition(): Recognition {
    return this.state?.recognition ?? { verdict: 'none', score: 0 };
  }

  /**
   * Reads the document again. True when its text is another: then nothing is known of places in it until the next
   * refresh. Not while one runs: that would look in one text, and paint and remember what it found as another's.
   */
  async reread(): Promise<boolean> {
    while (this.#running) await this.#running.catch(() => {});
    const before = this.text;
    const now = this.#reader.read();
    if (isSameReading(before, now)) return false;
    this.text = now;
    if (now.text === before.text) {
      // The same words in other nodes: what is painted in the old ones is no longer seen.
      this.paint();
      return false;
    }
    this.found.clear();
    this.#revisions.clear();
    this.#foundOn = '';
    this.#blocks = undefined;
    this.#starts = undefined;
    this.#article = undefined;
    this.#sections = undefined;
    this.#isNew = true;
    return true;
  }

  /** Everything is to be asked for anew: the tab was paused, or is no longer. */
  forget(): void {
    this.#isNew = true;
  }

  /**
   * Asks for the state, finds and paints. Calls that come while one runs are answered by one more run after it, and wait
   * for no later one: a page that never stops changing would have them wait for ever.
   */
  refresh(): Promise<void> {
    if (!this.#running) {
      this.#running = this.#run().finally(() => {
        this.#running = undefined;
      });
      return this.#running;
    }
    this.#next ??= this.#running
      .catch(() => {})
      .then(() => {
        this.#next = undefined;
        return this.refresh();
      });
    return this.#next;
  }

  /** The refresh that runs now, if any; never rejects. */
  get underWay(): Promise<void> {
    return (this.#running ?? Promise.resolve()).catch(() => {});
  }

  async #run(): Promise<void> {
    this.state = await this.#fetch();
    await this.#locate(this.state);
    this.paint();
    await this.#askOthers(this.state);
  }

  /** A report split over several pages has its list of terms on the last one. */
  async #askOthers({ report, text }: PageState): Promise<void> {
    const others = report?.pages.flatMap((page) => (page.text === text ? [] : page.text)).join() ?? '';
    if (others === this.#othersOf) return;
    this.#othersOf = others;
    if (!others || !isWanting(this.explained)) return;
    this.#others = await deliver(() => this.#sources.otherTexts());
    this.#explained = undefined;
  }

  /** All that is known of the page, or what is new since it was last asked for. */
  async #fetch(): Promise<PageState> {
    const { state } = this;
    if (state?.report && !this.#isNew) {
      const asked = { report: state.report.id, text: state.text, since: state.sequence };
      const news = await deliver(() => this.#sources.news(asked));
      if (news) return withNews(state, news);
    }
    this.#isNew = false;
    const { page } = this;
    try {
      return await deliver(() => this.#sources.open(page));
    } catch (error) {
      this.#isNew = true;
      throw error;
    }
  }

  /** Positions known for this text: from this page's own runs, from the cache, and for the rest by looking. */
  async #locate(state: PageState): Promise<void> {
    if (this.#foundOn !== state.text) {
      this.found.clear();
      this.#revisions.clear();
      this.#foundOn = state.text;
    }
    const cached = new Map(state.located.map(({ note, located }) => [note, located]));
    const wanted = state.notes.filter((note) => {
      if (this.#revisions.get(note.id) === note.revision) return false;
      const located = cached.get(note.id);
      if (located) this.found.set(note.id, located);
      return !located;
    });
    for (const note of state.notes) this.#revisions.set(note.id, note.revision);
    if (wanted.length === 0) return;
    const { text } = this.text;
    const anchors = wanted.map((note) => note.anchor);
    const quotes = anchors.map(({ quote }) => quote.exact).join('\n');
    await deliver(() => this.#sources.prepare([text, quotes]));
    const results = await inSlices(this.#sources.locating(withoutLead(text), anchors));
    const fresh = wanted.flatMap((note, i) => {
      const located = results[i];
      return located ? [{ note: note.id, located }] : [];
    });
    for (const { note, located } of fresh) this.found.set(note, located);
    await deliver(() => this.#sources.remember(state.text, fresh));
  }

  /** Hides all highlights of this document, or shows them again, until it is left. */
  toggle(): boolean {
    this.#hidden = !this.#hidden;
    this.paint();
    return !this.#hidden;
  }

  /** Whether highlights are to be seen. */
  get isShown(): boolean {
    return this.state?.settings.shown === true && !this.#hidden;
  }

  /** Paints what is certain: neither doubtful nor lost passages. */
  paint(): void {
    const { state } = this;
    if (!state || !this.isShown) {
      this.#painter.clear();
      return;
    }
    const paintings = this.placed.map(({ note, status, ...place }) => ({
      ranges: this.#rangesOf(note.id, place),
      areas: note.areas,
      edited: status === 'edited',
    }));
    if (this.#painter.paint(paintings, state.codes, isDark(), this.text.roots)) this.painted++;
  }

  /** The ranges with which a note is painted; none where it is not. */
  rangesOf(note: Id): readonly StaticRange[] {
    const place = this.placeOf(note);
    return place ? this.#rangesOf(note, place) : [];
  }

  /** A place's ranges: the same objects as long as text and place are the same. */
  #rangesOf(note: Id, { start, end }: { start: number; end: number }): StaticRange[] {
    const known = this.#ranges.get(note);
    if (known && known.text === this.text && known.start === start && known.end === end) return known.ranges;
    const ranges = rangesOf(this.text, start, end);
    this.#ranges.set(note, { text: this.text, start, end, ranges });
    return ranges;
  }

  /** Where the note is painted, if it is. */
  placeOf(note: Id): { status: 'exact' | 'edited'; start: number; end: number } | undefined {
    const located = this.found.get(note);
    if (located?.status === 'exact' || located?.status === 'edited')
      return { status: located.status, start: located.start, end: located.end };
    return undefined;
  }

  /** The notes whose places are certain, with these: those that are painted. */
  get placed(): { note: Note; status: 'exact' | 'edited'; start: number; end: number }[] {
    return (this.state?.notes ?? []).flatMap((note) => {
      const place = this.placeOf(note.id);
      return place ? { note, ...place } : [];
    });
  }

  /** Where the note stands or may stand: doubtful places too, which are not painted. */
  standsAt(note: Id): { start: number; end: number } | undefined {
    const located = this.found.get(note);
    return located && located.status !== 'lost' ? located : undefined;
  }

  /** The words at a note's place. */
  wordsAt(note: Id): string | undefined {
    const place = this.standsAt(note);
    return place && this.text.text.slice(place.start, place.end);
  }

  /** The reader has said that a doubtful place is not the note's: remembered for this text, so that it is not asked again. */
  async reject(note: Note): Promise<void> {
    const located: Located = { status: 'lost', reason: 'rejected' };
    this.found.set(note.id, located);
    const { state } = this;
    if (state) await deliver(() => this.#sources.remember(state.text, [{ note: note.id, located }]));
  }

  /** The notes painted over an offset, the smallest first. */
  notesAt(offset: number): Note[] {
    return this.placed
      .filter(({ start, end }) => start <= offset && offset < end)
      .sort((a, b) => a.end - a.start - (b.end - b.start))
      .map(({ note }) => note);
  }

  /** Shows words as selected though they no longer are; none, and it is over. */
  hold(place: { start: number; end: number } | undefined): void {
    this.#painter.hold(place ? rangesOf(this.text, place.start, place.end) : []);
  }

  /** Brings a note into the window and flashes it. False where it is not found here. */
  goTo(note: Id): boolean {
    const place = this.standsAt(note);
    return place !== undefined && this.bring(place);
  }

  /** Brings a place of the text into the window and flashes it. False where it is not rendered. */
  bring({ start, end }: { start: number; end: number }): boolean {
    const ranges = rangesOf(this.text, start, end);
    const first = ranges[0];
    if (!first) return false;
    first.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
    const top = topOf(first);
    // A paragraph higher than the window: its middle may be far from the passage.
    if (top < 60 || top > innerHeight - 120) bringTo(innerHeight / 3, top);
    this.#painter.flash(ranges);
    return true;
  }

  clear(): void {
    this.#painter.clear();
  }
}

const isSameReading = (one: DocumentText, other: DocumentText): boolean =>
  one.text === other.text &&
  one.nodes.length === other.nodes.length &&
  one.nodes.every((node, index) => node === other.nodes[index]);

export const noteOf = ({ state }: Restored, id: Id): Note | undefined => state?.notes.find((note) => note.id === id);

function withNews({ goTo: _, ...state }: PageState, { sequence, notes, gone, located }: News): PageState {
  const replaced = new Set([...gone, ...notes.map(({ id }) => id)]);
  const newest = notes.toSorted((a, b) => (a.updated < b.updated ? 1 : -1)).flatMap(({ areas }) => areas);
  return {
    ...state,
    sequence,
    notes: [...state.notes.filter(({ id }) => !replaced.has(id)), ...notes],
    located,
    recent: [...new Set([...newest, ...state.recent])].slice(0, 9),
  };
}

/** Runs a generator in slices of a few milliseconds, with the page's own work between. */
async function inSlices<T>(work: Generator<void, T>): Promise<T> {
  const SLICE = 6;
  let until = performance.now() + SLICE;
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await new Promise((resolve) => setTimeout(resolve));
    until = performance.now() + SLICE;
  }
}
