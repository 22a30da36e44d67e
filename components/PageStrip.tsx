import type { Code, Id } from '../core/model';
import { plural } from '../i18n/t';
import { lookOf } from './code-look';

export interface PageStripProps {
  codes: readonly Code[];
  /** `top`: of the strip's height, 0..1. */
  marks: readonly { top: number; notes: readonly Id[]; area: Id | undefined; quote: string }[];
  onGoTo(note: Id): void;
}

/** A thin strip at the scrollbar with the notes' colours. For the mouse; keys go from note to note by themselves. */
export function PageStrip({ codes, marks, onGoTo }: PageStripProps) {
  return (
    <div class="strip" aria-hidden="true">
      {marks.map(({ top, notes, area, quote }) => {
        const look = area === undefined ? undefined : lookOf(codes, area);
        const [first] = notes;
        const name = [look?.name, notes.length > 1 && plural('ui_notes', notes.length)].filter(Boolean).join(' · ');
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: hidden from assistive software, which has the panel.
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys go from note to note.
          <div
            key={top}
            class="strip-mark"
            style={{ ...look?.style, top: `${top * 100}%` }}
            title={[name, quote].filter(Boolean).join('\n')}
            onClick={() => first !== undefined && onGoTo(first)}
          />
        );
      })}
    </div>
  );
}
