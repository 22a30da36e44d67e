import { sectionPath } from '../core/report/outline';
import type { Contents } from '../messages/services';
import { bringTo, liveOf } from './lines';
import type { Restored } from './restore';
import { lastBefore, rangesOf } from './text';

/** Only so often is a scrolling page asked where it stands, in ms. */
const PACE = 150;
/** The section in view is the one whose heading has passed this line, in CSS pixels below the window's top. */
const READING_LINE = 140;

/** The headings above an offset, the outermost first. */
export function sectionAt({ starts, sections }: Restored, offset: number): string[] {
  const block = starts.findLastIndex((start) => start <= offset);
  return sectionPath(sections, block, offset - (starts[block] ?? 0));
}

/** What the side panel shows of a document: its sections by offset, and how long its text is. */
export function contentsOf({ text, starts, sections }: Restored): Contents {
  return {
    length: text.text.length,
    sections: sections.map(({ level, title, block, offset }) => ({
      level,
      title,
      start: (starts[block] ?? 0) + offset,
    })),
  };
}

/**
 * Tells which section is in view, now and while the page scrolls, until `signal` aborts. Nothing but a passive,
 * throttled listener runs at scrolling; headings stand in reading order, so that a look is a handful of boxes.
 */
export function followScrolling(restored: Restored, tell: (section: number) => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: number | undefined;
  const look = () => {
    timer = undefined;
    const { sections } = contentsOf(restored);
    // At the page's end the headings of the last window never reach the line.
    const line = isAtEnd() ? innerHeight : READING_LINE;
    const at = lastBefore(sections.length, (index) => topAt(restored, sections[index]?.start ?? 0) <= line);
    if (at !== last) tell(at);
    last = at;
  };
  const soon = () => {
    timer ??= setTimeout(look, PACE);
  };
  window.addEventListener('scroll', soon, { passive: true, capture: true, signal });
  window.addEventListener('resize', soon, { passive: true, signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
  look();
}

const isAtEnd = (): boolean => {
  const { scrollTop, clientHeight, scrollHeight } = document.scrollingElement ?? document.documentElement;
  return scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 2;
};

function topAt({ text }: Restored, offset: number): number {
  const [first] = rangesOf(text, offset, offset + 1);
  return first ? liveOf(first).getBoundingClientRect().top : Number.POSITIVE_INFINITY;
}

/** Brings an offset of the text to the reading line. */
export function scrollToOffset(restored: Restored, offset: number): void {
  const top = topAt(restored, offset);
  if (Number.isFinite(top)) bringTo(READING_LINE - 20, top);
}
