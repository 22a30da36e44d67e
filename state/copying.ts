import { signal } from '@preact/signals';
import { type CopyForm, copiedAs } from '../core/copy-forms';
import { exporterOf } from '../core/export';
import { copiesAs } from '../core/export/copies';
import type { Scope } from '../core/export/scope';
import type { Note } from '../core/model';
import { service } from './edit';
import { awaited, makeCopyOf } from './export';
import { choice, loadChoice, optionsFor } from './export-choice';
import { alsoRead, reportsById } from './records';
import { attempt, tell } from './task';

/** The form in which a card copied last. */
const last = signal<CopyForm>('source');
alsoRead(async () => {
  last.value = (await service.settings()).copyAs;
}, new AbortController().signal);
export const lastForm = (): CopyForm => last.value;

/** The passage in a form; as it is dragged, with its source line. */
export const noteAsText = (note: Note, form: CopyForm = 'source'): string =>
  copiedAs(form, {
    quote: note.anchor.quote.exact,
    facts: reportsById.value.get(note.report) ?? {},
    url: note.url,
    read: note.created,
  });

/** In a form that is remembered from then on. */
export async function copyNote(note: Note, form: CopyForm): Promise<void> {
  const copied = await attempt('ui_working', async () => {
    await navigator.clipboard.writeText(noteAsText(note, form));
    return true;
  });
  if (form !== last.value) {
    last.value = form;
    await attempt('ui_working', () => service.changeSettings({ copyAs: form }));
  }
  if (copied) tell('page_copied');
}

/**
 * An export as text, formatted too where the format has that. The clipboard is asked for within the click and waits
 * for the texts: it would refuse a writing that comes long after.
 */
export async function copyExport(format: string, scope: Scope): Promise<void> {
  await loadChoice();
  const copied = await awaited(async (how) => {
    const options = optionsFor(choice.value);
    const made = makeCopyOf({ format, scope, options, ...how });
    const as = (type: string, text: Promise<string>) => ({ [type]: text.then((each) => new Blob([each], { type })) });
    const item = new ClipboardItem({
      ...as(
        'text/plain',
        made.then(({ text }) => text),
      ),
      ...(copiesAs(exporterOf(format), options) === 'rich'
        ? as(
            'text/html',
            made.then(({ html = '' }) => html),
          )
        : {}),
    });
    await navigator.clipboard.write([item]);
    return true;
  });
  if (copied) tell('page_copied');
}
