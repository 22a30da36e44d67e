import { signal } from '@preact/signals';
import type { CopyForm } from '../core/copy-forms';
import { exporterOf } from '../core/export';
import { copiesAs } from '../core/export/copies';
import type { Scope } from '../core/export/scope';
import type { Note } from '../core/model';
import { unmarkedQuote } from '../core/report/note-marks';
import { withSource } from '../core/source-line';
import { service } from './edit';
import { awaited, makeCopyOf } from './export';
import { choice, loadChoice, optionsFor } from './export-choice';
import { alsoRead, reading, reportsById } from './records';
import { isPrivate } from './service';
import { attempt, tell } from './task';

/** The form in which a card copied last. */
const last = signal<CopyForm>('source');
alsoRead(async () => {
  last.value = (await service.settings()).copyAs;
}, new AbortController().signal);
export const lastForm = (): CopyForm => last.value;

/** The passage as it is dragged, with its source line. That has to be told at once: no text is read for it. */
export const noteAsText = ({ anchor, report, url }: Note): string =>
  withSource(unmarkedQuote(anchor.quote), reportsById.value.get(report), url);

/** Without the report's note marks. A private window of Firefox has no texts to tell them by. */
async function quoteOf(note: Note): Promise<string> {
  if (isPrivate) return unmarkedQuote(note.anchor.quote);
  const { readQuoted } = await import('../store/quoting');
  return reading((db) => readQuoted(db, note));
}

/** In a form that is remembered from then on. */
export async function copyNote(note: Note, form: CopyForm): Promise<void> {
  const copied = await attempt('ui_working', async () => {
    const [{ copiedAs }, quote] = await Promise.all([import('../core/copied'), quoteOf(note)]);
    const facts = reportsById.value.get(note.report) ?? {};
    await navigator.clipboard.writeText(copiedAs(form, { quote, facts, url: note.url, read: note.created }));
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
