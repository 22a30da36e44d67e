import type { Code, Id } from '../core/model';
import { plural } from '../i18n/t';
import { lookOf, PLAIN_MARK } from './code-look';

export interface PageStripProps {
  codes: readonly Code[];
  /** `top` and `height`: of the strip's height, 0..1, ascending. */
  marks: readonly { top: number; height: number; notes: readonly Id[]; area: Id | undefined; quote: string }[];
  dark: boolean;
  onGoTo(note: Id): void;
}

type Mark = PageStripProps['marks'][number];

/**
 * A thin strip at the scrollbar with the notes' colours. For the mouse; keys go from note to note by themselves. One
 * element, its marks a gradient: hundreds of elements over the page were felt at each keystroke (seen in bench:reading).
 */
export function PageStrip({ codes, marks, dark, onGoTo }: PageStripProps) {
  const colourOf = (area: Id | undefined) => {
    const { ink, inkDark } = (area && lookOf(codes, area)?.coloured?.colour) || PLAIN_MARK;
    return dark ? inkDark : ink;
  };
  const nameOf = ({ area, notes, quote }: Mark) => {
    const name = area === undefined ? undefined : lookOf(codes, area)?.name;
    const count = notes.length > 1 && plural('ui_notes', notes.length);
    return [[name, count].filter(Boolean).join(' · '), quote].filter(Boolean).join('\n');
  };
  const stops = marks.map(({ top, height, area }) => {
    const [from, to] = [`${top * 100}%`, `${(top + height) * 100}%`];
    return `transparent ${from},${colourOf(area)} ${from},${colourOf(area)} ${to},transparent ${to}`;
  });
  /** The mark nearest to the pointer. */
  const at = (event: MouseEvent & { currentTarget: HTMLElement }): Mark | undefined => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    const share = (event.clientY - top) / height;
    return marks.toSorted((a, b) => Math.abs(a.top - share) - Math.abs(b.top - share))[0];
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
        if (note !== undefined) onGoTo(note);
      }}
    />
  );
}
