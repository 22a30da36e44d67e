import { exporterOf } from '../core/export';
import { copiesAs } from '../core/export/copies';
import type { Scope } from '../core/export/scope';
import type { Note } from '../core/model';
import { sourceLine } from '../core/source-line';
import { awaited, makeCopyOf } from './export';
import { choice, loadChoice, optionsFor } from './export-choice';
import { reportsById } from './records';
import { attempt, tell } from './task';

/** The passage with its source line, as it is copied and dragged. */
export const noteAsText = (note: Note): string =>
  `${note.anchor.quote.exact.trim()}\n${sourceLine(reportsById.value.get(note.report), note.url)}`;

export async function copyNote(note: Note): Promise<void> {
  const copied = await attempt('ui_working', async () => {
    await navigator.clipboard.writeText(noteAsText(note));
    return true;
  });
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
