import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Calls `place` with the frame after something has scrolled or the window has another size. `within` stands in the root
 * whose own scrolling is heard too: from a shadow root none comes out.
 */
export function useFollowing(place: () => void, within?: RefObject<Element | null>): void {
  const latest = useRef(place);
  latest.current = place;
  useLayoutEffect(() => {
    let frame = 0;
    const soon = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        latest.current();
      });
    };
    const end = new AbortController();
    const options = { capture: true, passive: true, signal: end.signal };
    within?.current?.getRootNode().addEventListener('scroll', soon, options);
    for (const type of ['scroll', 'resize']) addEventListener(type, soon, options);
    return () => {
      cancelAnimationFrame(frame);
      end.abort();
    };
  }, []);
}

/** From the window's edges and from what opens a list, and as high as it becomes, in CSS pixels. */
const GAP = 4;
const TALLEST = 290;

/**
 * Has a list stand by its parent element, which opens it: in the window, on the side where there is room for it. Fixed
 * (page.css), since a card that scrolls would cut it off.
 * @param button of a menu: it stands above it where both sides have room, and is there only while it is open
 */
export function useBeside(list: RefObject<HTMLElement | null>, button?: RefObject<HTMLElement | null>): void {
  const stand = () => {
    const box = list.current;
    const opener = box?.parentElement?.getBoundingClientRect();
    if (!box || !opener) return;
    // A toolbar has rows that the list is not to cover.
    const bar = box.closest('.toolbar');
    const { top, bottom } = bar?.getBoundingClientRect() ?? opener;
    // Either the box itself scrolls, or the first part in it.
    const hidden = [box, box.children[0] ?? box].map((part) => part.scrollHeight - part.clientHeight);
    const need = Math.min(TALLEST, box.offsetHeight + Math.max(...hidden));
    const [above, below] = [top - 2 * GAP, innerHeight - bottom - 2 * GAP];
    // Away from the words that the toolbar stands by.
    const first = button !== undefined || bar?.matches('[data-side=above]>*');
    const isAbove = (first ? above : below) >= need ? first : above > below;
    const height = Math.min(need, isAbove ? above : below);
    box.style.maxHeight = `${height}px`;
    box.style.top = `${isAbove ? top - GAP - height : bottom + GAP}px`;
    box.style.left = `${Math.max(GAP, Math.min(opener.left, innerWidth - GAP - box.offsetWidth))}px`;
  };
  useFollowing(stand, button ?? list);
  useLayoutEffect(stand);
}
