import type { PageText, Recognition } from '../core/report/types';
import type { Arrival } from '../messages/services';
import { isOrphan } from './deliver';
import { readText } from './text';

/** Below this there is no report in the document yet: a frame for counting visits, a page whose text comes later. */
const LEAST = 200;
/** An article that arrives late by script: looked for again this often, when the text has grown. */
const LOOKS = 6;
const GROWTH = 1.2;
const QUIET = 400;

/** Looks at the document, tells the background, and looks again while an article may still arrive. */
export function detect(
  judge: (page: PageText) => Recognition,
  service: { arrived(arrival: Arrival): Promise<void> },
): void {
  let looks = 0;
  let length = 0;
  let address = '';
  const look = () => {
    if (isOrphan()) {
      observer.disconnect();
      return;
    }
    const { text } = readText(document);
    const moved = location.href !== address;
    if (!moved && text.length < length * GROWTH) return;
    length = text.length;
    address = location.href;
    looks++;
    if (text.length < LEAST && window !== window.top) return;
    const recognition = judge({ url: address, title: document.title, blocks: text.split('\n') });
    // Nobody hears it while the extension is being updated: the next one injects its detector anew.
    service.arrived({ url: address, title: document.title, recognition }).catch(() => {});
    if (recognition.verdict === 'report' || looks >= LOOKS) observer.disconnect();
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(look, QUIET);
  });
  observer.observe(document, { childList: true, subtree: true });
  look();
}
