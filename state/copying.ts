import type { Id, Note } from '../core/model';
import { sourceLine } from '../core/source-line';
import { makeExport } from './export';
import { reportsById } from './records';
import { attempt, tell } from './task';

/** The passage with its source line. */
export async function copyNote(note: Note): Promise<void> {
  const report = reportsById.value.get(note.report);
  const text = `${note.anchor.quote.exact.trim()}\n${sourceLine(report, note.url)}`;
  const copied = await attempt('ui_working', async () => {
    await navigator.clipboard.writeText(text);
    return true;
  });
  if (copied) tell('page_copied');
}

/** A report, or all, in one of the formats that are text. */
export async function copyExport(format: string, report: Id | undefined): Promise<void> {
  const copied = await attempt('ui_working', async () => {
    const { bytes } = await makeExport({ format, ...(report === undefined ? {} : { report }) });
    await navigator.clipboard.writeText(new TextDecoder().decode(bytes));
    return true;
  });
  if (copied) tell('page_copied');
}
