import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useFollowing } from '../components/beside';
import type { Lines } from './lines';

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
  const both = useRef<HTMLDivElement>(null);
  const stand = () => {
    const lines = by();
    const [start, end] = both.current?.children ?? [];
    if (!lines) return;
    place(start, lines.firstLine.left, lines.firstLine);
    place(end, lines.lastLine.right, lines.lastLine);
  };
  useFollowing(stand);
  useLayoutEffect(stand);
  const letGo = (kept: boolean) => {
    setHeld(undefined);
    if (held) onDrop(kept);
  };
  return (
    <div ref={both} class={held ? 'handles is-held' : 'handles'} aria-hidden="true">
      {(['start', 'end'] as const).map((end) => (
        <div
          key={end}
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

function place(handle: Element | undefined, left: number, { top, height }: DOMRect): void {
  if (handle instanceof HTMLElement) handle.style.cssText = `left:${left}px;top:${top}px;height:${height}px`;
}
