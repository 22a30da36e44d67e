import type { VNode } from 'preact';
import { PageStrip, type StripMark } from '../components/PageStrip';
import type { Id } from '../core/model';
import { topOf } from './lines';
import { isDark } from './painter';
import type { Restored } from './restore';

/** The strip is cut into so many rows: thousands of notes make no more marks than can be told apart. */
const ROWS = 240;

/**
 * The notes that are painted, by their height on the page. Reads layout: not to be called while the page scrolls. `tops`:
 * what was read already, in CSS pixels from the page's top, by the range; one more note is one more reading.
 */
function marksOf(restored: Restored, tops: WeakMap<StaticRange, number>): StripMark[] {
  const { state } = restored;
  const whole = document.documentElement.scrollHeight;
  const rows = new Map<number, StripMark>();
  for (const note of state?.notes ?? []) {
    const [first] = restored.rangesOf(note.id);
    if (!first || whole === 0) continue;
    const top = tops.get(first) ?? topOf(first) + scrollY;
    tops.set(first, top);
    const row = Math.floor((top / whole) * ROWS);
    const mark = rows.get(row) ?? { top: row / ROWS, height: 1 / ROWS, notes: [] };
    mark.notes.push({ id: note.id, area: note.areas[0], quote: note.anchor.quote.exact.slice(0, 80) });
    rows.set(row, mark);
  }
  return [...rows.values()].sort((a, b) => a.top - b.top);
}

/** The strip at the scrollbar, drawn once the page has come to rest: its marks' heights are read off the page's layout. */
export class Strip {
  /** Another only when the marks are: the same node is passed over in rendering. */
  node: VNode | undefined;
  #restored: Restored;
  #goTo: (note: Id) => void;
  #drawn: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What was painted when the marks were last asked for. */
  #marked = -1;
  #tops = new WeakMap<StaticRange, number>();

  constructor(restored: Restored, goTo: (note: Id) => void, drawn: () => void) {
    this.#restored = restored;
    this.#goTo = goTo;
    this.#drawn = drawn;
  }

  get isShown(): boolean {
    return this.#restored.state?.settings.strip === true && this.#restored.isShown;
  }

  /** `moved`: what stands where is to be read again, though nothing was painted anew. */
  mark(moved = false): void {
    const { state, painted } = this.#restored;
    if (!state?.settings.strip || (!moved && painted === this.#marked)) return;
    this.#marked = painted;
    if (moved) this.#tops = new WeakMap();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.node = this.#draw();
      this.#drawn();
    }, 200);
  }

  #draw(): VNode | undefined {
    const marks = marksOf(this.#restored, this.#tops);
    const codes = this.#restored.codes;
    return marks.length ? <PageStrip codes={codes} marks={marks} dark={isDark()} onGoTo={this.#goTo} /> : undefined;
  }
}

/** Calls `changed` when the document has another size: what stands where is then to be read again. */
export function watchSize(changed: () => void, signal: AbortSignal): void {
  const sizes = new ResizeObserver(changed);
  sizes.observe(document.documentElement);
  signal.addEventListener('abort', () => sizes.disconnect());
}
