import type { Code, Id } from '../core/model';
import { plural } from '../i18n/t';
import { captionOf, lookOf, PLAIN_MARK } from './code-look';

/** Where notes lie on the page: one, or several that would lie on the same few pixels. */
export interface StripMark {
  /** Of the strip's height, 0..1. */
  top: number;
  height: number;
  notes: { id: Id; area: Id | undefined; quote: string }[];
}

export interface PageStripProps {
  codes: readonly Code[];
  /** From the top down. */
  marks: readonly StripMark[];
  dark: boolean;
  onGoTo(note: Id): void;
}

/** So near to a mark, in CSS pixels, the pointer means it. */
const NEAR = 8;
/** So many notes of a mark are named, and how many there are. */
const NAMED = 5;

/**
 * A thin strip at the scrollbar with the notes' colours. For the mouse; keys go from note to note by themselves. One
 * element, its marks a gradient: hundreds of elements over the page were felt at each keystroke (seen in bench:reading).
 */
export function PageStrip({ codes, marks, dark, onGoTo }: PageStripProps) {
  const colourOf = (area: Id | undefined) => {
    const { ink, inkDark } = (area && lookOf(codes, area)?.coloured?.colour) || PLAIN_MARK;
    return dark ? inkDark : ink;
  };
  const nameOf = ({ notes }: StripMark) =>
    [
      ...notes.slice(0, NAMED).map(({ area, quote }) => captionOf(codes, area, quote)),
      ...(notes.length > NAMED ? [plural('ui_notes', notes.length)] : []),
    ].join('\n');
  const stops = marks.map(({ top, height, notes }) => {
    const [from, to] = [`${top * 100}%`, `${(top + height) * 100}%`];
    const colour = colourOf(notes[0]?.area);
    return `transparent ${from},${colour} ${from},${colour} ${to},transparent ${to}`;
  });
  /** The mark under the pointer. */
  const at = ({ clientY, currentTarget }: MouseEvent & { currentTarget: HTMLElement }): StripMark | undefined => {
    const { top, height } = currentTarget.getBoundingClientRect();
    const away = (mark: StripMark) => Math.abs((mark.top + mark.height / 2) * height + top - clientY);
    const nearest = marks.toSorted((a, b) => away(a) - away(b))[0];
    return nearest && away(nearest) <= NEAR ? nearest : undefined;
  };
  return (
    <div
      class="strip"
      aria-hidden="true"
      style={{ backgroundImage: `linear-gradient(${stops.join(',')})` }}
      onMouseMove={(event) => {
        const mark = at(event);
        event.currentTarget.title = mark ? nameOf(mark) : '';
      }}
      onClick={(event) => {
        const note = at(event)?.notes[0];
        if (note) onGoTo(note.id);
      }}
    />
  );
}
