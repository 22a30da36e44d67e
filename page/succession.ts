import { HOST } from './text';

/**
 * One annotator a document. After an update a younger one is injected beside the old one, which in Chrome goes on
 * hearing the page; in Firefox it is dead, and what it showed stays. An event between the two would be heard by the page,
 * and they share no other object than the document's: so the younger one signs the registry of highlights, whose names
 * are all that a page may see of us.
 */
const NAME = 'quanyue-here';

/** Takes the document over. The answer tells from then on whether a younger one has done the same. */
export function takeOver(): () => boolean {
  const signature = new Highlight();
  CSS.highlights.set(NAME, signature);
  for (const left of document.querySelectorAll(HOST)) left.remove();
  return () => {
    const last = CSS.highlights.get(NAME);
    // A page may have cleared the registry.
    return last !== undefined && last !== signature;
  };
}
