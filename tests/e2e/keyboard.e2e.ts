import { pages } from '../pages/addresses.ts';
import { paintedWords, until } from './support/driver.ts';
import { expect, test } from './support/fixture.ts';

/*
 * The guides' walk-through by keyboard alone: no mouse is moved after the page is open.
 *   Alt+W          the first sentence in view is selected; again, the next one; Alt+Shift+W the one before
 *   Alt+Q          the selection grows to the paragraph
 *   1              tagged with the first area of the toolbar
 *   Alt+A          from the selected words into the toolbar; Tab and arrows walk over its buttons
 *   Alt+J, Alt+K   to the next note, to the previous one; its card has the focus
 *   Tab … typing   into the comment
 *   Escape         closes the card
 *   Delete         on the card: into the trash
 *   Alt+Shift+O    its end is moved inwards by a clause, Alt+O outwards (extent.e2e.ts: its start too; split, merged)
 *   Alt+Z          undone
 *   Alt+X          hides all highlights, and shows them again
 */
test('select, tag, walk, comment, delete and undo by keyboard alone', async ({ browserUnderTest: browser }) => {
  test.setTimeout(90_000);
  const report = await browser.open(pages.sample);
  const selected = () => report.evaluate(() => String(getSelection()).trim(), undefined);
  const has = (holds: (words: string[]) => boolean) => until(() => paintedWords(report), holds);

  await until(async () => {
    await report.press('Alt+w');
    return selected();
  }, Boolean);
  const first = await selected();
  await report.press('Alt+w');
  const sentence = await until(selected, (now) => now !== first);
  expect(sentence.length).toBeGreaterThan(4);
  await report.waitFor('.toolbar');
  await report.press('1');
  await has((words) => words.length === 1);

  await report.press('Alt+w');
  const second = await until(selected, (now) => now !== sentence);
  await report.press('Alt+Shift+w');
  await until(selected, (now) => now === sentence);
  await report.press('Alt+w');
  await until(selected, (now) => now === second);
  await report.press('Alt+q');
  await report.waitFor('.toolbar');
  // Into the toolbar from a link; on a button of it the keys do the same as in the page.
  await report.evaluate(focusLink, undefined);
  await report.press('Alt+a');
  await until(
    () => report.evaluate(focusedInside, undefined),
    (focused) => focused === 'combobox',
  );
  await report.press('Shift+Tab');
  await report.press('ArrowLeft');
  await report.press('2');
  await has((words) => words.length >= 2);
  // Its work done, the focus is where it came from.
  await report.waitGone('.toolbar');
  await until(
    () => report.evaluate(() => document.activeElement?.textContent, undefined),
    (focused) => focused === '去往何处',
  );

  // At once, also where the page's own style has scrolling glide: the card stands by what is in view.
  await report.evaluate(glide, undefined);
  await report.press('Alt+j');
  await report.waitFor('.card');
  await until(
    () => report.evaluate(() => scrollY, undefined),
    (now) => now < 2000,
  );
  expect(Number(await report.evaluate(() => document.documentElement.dataset.places, undefined))).toBeLessThan(4);
  const [quote] = await report.texts('.card .quote');
  await report.press('Alt+j');
  await until(
    () => report.texts('.card .quote'),
    ([now]) => now !== quote,
  );
  await report.press('Alt+k');
  await until(
    () => report.texts('.card .quote'),
    ([now]) => now === quote,
  );

  // From the card to its comment; what is typed there is the comment's, whatever the keys mean elsewhere.
  // On the way each stop is seen to have the focus.
  let stop = await until(() => report.evaluate(whereFocused, undefined), Boolean);
  for (let tabs = 0; tabs < 25 && stop?.name !== 'textarea'; tabs++) {
    expect(stop?.ring, stop?.name).toBeGreaterThanOrEqual(2);
    await report.press('Tab');
    stop = await report.evaluate(whereFocused, undefined);
  }
  expect(stop?.name).toBe('textarea');
  await report.type('1hm');
  await report.press('Escape');
  await report.waitGone('.card');

  await report.press('Alt+j');
  await report.waitFor('.card');
  expect(await report.texts('.card .quote')).toEqual([quote]);
  await until(
    () => report.evaluate(commentOf, undefined),
    (comment) => comment === '1hm',
  );
  const before = await paintedWords(report);
  await report.press('Delete');
  await report.waitGone('.card');
  await has((words) => words.length < before.length);
  await report.press('Alt+z');
  await has((words) => words.length === before.length);
  await report.press('Alt+x');
  await has((words) => words.length === 0);
  await report.press('Alt+x');
  await has((words) => words.length === before.length);
  expect(report.errors).toEqual([]);
});

/** A link that stands in the way of nothing. */
const focusLink = () => {
  const link = document.createElement('a');
  link.href = '#';
  link.textContent = '去往何处';
  document.body.prepend(link);
  link.focus({ preventScroll: true });
};

const focusedInside = () => {
  const focused = document.querySelector('quanyue-notes')?.shadowRoot?.activeElement;
  return focused?.role ?? focused?.className;
};

/** Which element of ours has the focus, and how wide is the ring by which it is seen, in CSS pixels. */
const whereFocused = () => {
  const focused = document.querySelector('quanyue-notes')?.shadowRoot?.activeElement;
  // A radio lies unseen over its label, which has the ring.
  const seen = focused?.closest('.type') ?? focused;
  if (!focused || !seen) return undefined;
  const { outlineStyle, outlineWidth } = getComputedStyle(seen);
  return { name: focused.localName, ring: outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth) };
};

const commentOf = () => document.querySelector('quanyue-notes')?.shadowRoot?.querySelector('textarea')?.value;

/** The page glides, and counts through how many places; it stands at its foot. */
const glide = () => {
  const root = document.documentElement;
  scrollTo({ top: root.scrollHeight, behavior: 'instant' });
  root.style.scrollBehavior = 'smooth';
  const places = new Set<number>();
  addEventListener('scroll', () => {
    root.dataset.places = String(places.add(scrollY).size);
  });
};

test('a key that the reader has changed does what the former one did, which is the page’s again', async ({
  browserUnderTest: browser,
}) => {
  const settings = await browser.ours('library.html#settings');
  const fields = '.keys .key-field';
  await settings.waitFor(fields);
  await settings.click(fields);
  await settings.press('Alt+g');
  await until(
    () => settings.evaluate(() => document.querySelector<HTMLInputElement>('.keys .key-field')?.value, undefined),
    (key) => key === 'Alt+G',
  );
  const report = await browser.open(pages.sample);
  const selected = () => report.evaluate(() => String(getSelection()).trim(), undefined);
  await until(async () => {
    await report.press('Alt+g');
    return selected();
  }, Boolean);
  await report.evaluate(() => {
    getSelection()?.removeAllRanges();
    document.addEventListener('keydown', ({ code }) => document.body.setAttribute('data-heard', code));
  }, undefined);
  await report.press('Alt+q');
  expect(await report.evaluate(() => document.body.getAttribute('data-heard'), undefined)).toBe('KeyQ');
  expect(await selected()).toBe('');
  expect([...settings.errors, ...report.errors]).toEqual([]);
});
