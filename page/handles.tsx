import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Lines } from './lines';
import { useFollowing } from './overlay';

export type End = 'start' | 'end';

export interface HandlesProps {
  by: () => Lines | undefined;
  /** The pointer has one of the ends, at this point of the window. */
  onDrag(end: End, x: number, y: number): void;
  /** It was let go: there, or (a key, the system) nowhere. */
  onDrop(kept: boolean): void;
}

/**
 * At the two ends of the passage whose card is open, to be dragged with mouse, pen or finger. The keys and buttons that
 * move the ends do the same. Their card is out of the way for as long as one is held (page.css).
 */
export function Handles({ by, onDrag, onDrop }: HandlesProps) {
  const [held, setHeld] = useState<End>();
  const bars = { start: useRef<HTMLDivElement>(null), end: useRef<HTMLDivElement>(null) };
  const stand = () => {
    const lines = by();
    if (!lines) return;
    const at = { start: lines.firstLine, end: lines.lastLine };
    for (const end of ['start', 'end'] as const) {
      const bar = bars[end].current;
      if (!bar) continue;
      bar.style.left = `${end === 'start' ? at.start.left : at.end.right}px`;
      bar.style.top = `${at[end].top}px`;
      bar.style.height = `${at[end].height}px`;
    }
  };
  useFollowing(stand);
  useLayoutEffect(stand);
  const letGo = (kept: boolean) => {
    setHeld(undefined);
    if (held) onDrop(kept);
  };
  return (
    <div class={held ? 'handles is-held' : 'handles'} aria-hidden="true">
      {(['start', 'end'] as const).map((end) => (
        <div
          key={end}
          ref={bars[end]}
          class="handle"
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            event.preventDefault();
            event.currentTarget.setPointerCapture(event.pointerId);
            setHeld(end);
          }}
          onPointerMove={({ clientX, clientY }) => {
            if (held) onDrag(end, clientX, clientY);
          }}
          onPointerUp={() => letGo(true)}
          onPointerCancel={() => letGo(false)}
        />
      ))}
    </div>
  );
}
