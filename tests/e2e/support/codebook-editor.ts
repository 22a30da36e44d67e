import { type Browser, type Tab, until } from './driver.ts';
import { said } from './words.ts';

/* The editor of codebooks in the library: what is seen of it, and a reader's hands. */

/** The part of the areas, which stands first. */
export const areas = '.codebook-part:first-of-type';
/** The rows of the areas, each with its level: what moves, comes and goes is seen in it. */
export const rows = (library: Tab): Promise<string[]> =>
  library.evaluate(
    (part) =>
      Array.from(
        document.querySelectorAll(`${part} .codebook-row`),
        (row) =>
          `${row.getAttribute('aria-level')} ${row.querySelector('.codebook-name')?.textContent}` +
          `${row.matches('.is-archived') ? ' archived' : ''}${row.querySelector('kbd')?.textContent ?? ''}`,
      ),
    areas,
  );
export const showing = (library: Tab, holds: (rows: string[]) => boolean) => until(() => rows(library), holds);
export const same = (before: readonly string[]) => (now: string[]) => now.join() === before.join();

/** The editor, in a tab of its own, with its tree drawn. */
export async function opened(browser: Browser): Promise<Tab> {
  const library = await browser.ours('library.html#codebook');
  await library.waitFor('.codebook-tree');
  return library;
}
export const undo = (library: Tab) => library.click('.library-head .icon-button');
/** The row of a name, by its place among the areas. */
export async function rowOf(library: Tab, name: string): Promise<string> {
  const id = await library.evaluate(
    ({ part, name }) =>
      Array.from(document.querySelectorAll<HTMLElement>(`${part} .codebook-row`)).find(
        (row) => row.querySelector('.codebook-name')?.textContent === name,
      )?.dataset.code,
    { part: areas, name },
  );
  return `${areas} [data-code="${id}"]`;
}
/** The name in what `rows` tells of a row. */
export const nameIn = (row = ''): string => row.replace(/^\d /, '');
/** Fills a field of the chosen code, as typing and leaving it does. */
export const fill = (library: Tab, label: string, value: string) =>
  library.evaluate(
    ({ pattern, value }) => {
      const fields = Array.from(document.querySelectorAll('.codebook-fields label'));
      const field = fields.find((each) => new RegExp(pattern).test(each.querySelector('span')?.textContent ?? ''));
      const input = field?.querySelector<HTMLInputElement>('input, textarea');
      if (!input) throw new Error(`no field ${pattern}`);
      input.value = value;
      input.dispatchEvent(new Event('change', { bubbles: true }));
      return input.validity.valid;
    },
    { pattern: `^(?:${said(label).source})$`, value },
  );
/** What the definition of the chosen code says, beside the tree. */
export const definition = (library: Tab): Promise<string> =>
  library.evaluate(
    (pattern) => {
      const fields = Array.from(document.querySelectorAll('.codebook-fields label'));
      const field = fields.find((each) => new RegExp(pattern).test(each.querySelector('span')?.textContent ?? ''));
      return field?.querySelector('textarea')?.value ?? '';
    },
    `^(?:${said('codebook_definition').source})$`,
  );
export const pickColour = (library: Tab, hex: string) =>
  library.evaluate((value) => {
    const input = document.querySelector<HTMLInputElement>('.codebook-colour input');
    if (!input) throw new Error('no colour');
    input.value = value;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, hex);
export const colourOf = (library: Tab, row: string): Promise<string> =>
  library.evaluate(
    (selector) => document.querySelector<HTMLElement>(`${selector} .badge`)?.style.getPropertyValue('--qy-light') ?? '',
    row,
  );

/** With the mouse; Firefox's driver ends no drag within a page, so there the events of one are sent. */
export async function dragBefore(browser: Browser, library: Tab, from: string, onto: string): Promise<void> {
  if (browser.name === 'chromium') await library.drag(from, onto);
  else
    await library.evaluate(
      ([from = '', onto = '']) => {
        const dataTransfer = new DataTransfer();
        const send = (selector: string, type: string) => {
          const row = document.querySelector(selector);
          const init = { bubbles: true, cancelable: true, clientY: (row?.getBoundingClientRect().top ?? 0) + 4 };
          row?.dispatchEvent(new DragEvent(type, { ...init, dataTransfer }));
        };
        send(from, 'dragstart');
        send(onto, 'dragover');
        send(onto, 'drop');
        send(from, 'dragend');
      },
      [from, onto],
    );
}

/** Goes from the editor to the notes, or back. */
export async function look(library: Tab, view: 'notes' | 'codebook'): Promise<void> {
  await library.click(`nav a[href="#${view}"]`);
  await library.waitFor(view === 'notes' ? '.note' : '.codebook-tree');
}
/** The names of the codes on the notes. */
export const chips = (library: Tab): Promise<string[]> => library.texts('.note .chip span');
