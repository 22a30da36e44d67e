import type { Recognition } from '../core/report/types';
import type { Arrival } from '../messages/services';
import { isOrphan } from './deliver';
import { readText } from './text';

/** Below this there is no report in the document yet: a frame for counting visits, a page whose text comes later. */
const LEAST = 200;
/** An article that arrives late by script: looked for again this often, when the text has grown. */
const LOOKS = 6;
const GROWTH = 1.2;
const QUIET = 400;
/** So many elements are asked whether they have a shadow root: asking all took longer than the browser's own reading. */
const OUTERMOST = 40;
/** So many sentences in the document itself, and no shadow root is looked for: the article is before us. */
const SENTENCES = 12;

export type Glance = (page: { url: string; title: string; text: string }) => Recognition;

/**
 * Looks at a document once. The browser's own reading is many times faster than ours (`readText`), which is needed only
 * where it does not reach: in shadow roots.
 */
export function lookAt(document: Document, glance: Glance): { text: string; recognition: Recognition } {
  const { body, title } = document;
  const url = document.location.href;
  const look = (text: string) => ({ text, recognition: glance({ url, title, text }) });
  // A page of frames has no body of its own.
  const seen = look(body?.innerText ?? '');
  return seen.recognition.verdict === 'none' && !hasProse(seen.text) && hasShadow(body)
    ? look(readText(document).text)
    : seen;
}

/** Menus and lists of links, however long, have few full stops. */
function hasProse(text: string): boolean {
  let at = -1;
  for (let left = SENTENCES; left > 0; left--) {
    at = text.indexOf('。', at + 1);
    if (at < 0) return false;
  }
  return true;
}

/** Whether one of the outermost elements has an open shadow root: what hosts an article is no deeper in its page. */
function hasShadow(top: Element | null): boolean {
  const outermost = top ? [top] : [];
  for (let at = 0; at < outermost.length; at++) {
    const element = outermost[at];
    if (element?.shadowRoot) return true;
    for (
      let child = element?.firstElementChild;
      child && outermost.length < OUTERMOST;
      child = child.nextElementSibling
    )
      outermost.push(child);
  }
  return false;
}

/** Looks at the document, tells the background, and looks again while an article may still arrive. */
export function detect(glance: Glance, service: { arrived(arrival: Arrival): Promise<void> }): void {
  let looks = 0;
  let length = 0;
  let address = '';
  const look = () => {
    if (isOrphan()) {
      observer.disconnect();
      return;
    }
    const { text, recognition } = lookAt(document, glance);
    const moved = location.href !== address;
    if (!moved && text.length < length * GROWTH) return;
    length = text.length;
    address = location.href;
    looks++;
    if (text.length < LEAST && window !== window.top) return;
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
