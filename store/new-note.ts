import type { Edit, NewNote, Outcome } from '../core/command';
import { newId } from '../core/id';
import type { Json, Report, ReportPage } from '../core/model';
import { factsOf } from '../core/report/facts';
import { apply, isLogged } from './commands';
import { type Fields, fieldsOf, pair } from './fields';
import { hashText } from './hash';
import { findReport, isSameAddress, type Looked, look } from './same-report';
import type { Store } from './schema';
import { asText, keepText } from './texts';
import { write } from './write';

/**
 * Keeps a new note (or several, of the same words), and with the first one of a page its text and its report: found by address or by its words, else
 * made from what was recognised. One step, in one transaction; asked again with the same ids, it is done once.
 */
export async function addNote(db: Store, request: NewNote): Promise<Outcome> {
  const { command, note, page, also = [] } = request;
  const looked = look(page, await hashText(page.text));
  return write(db, async (tx): Promise<Outcome> => {
    if ((await isLogged(tx, command)) || (await tx.objectStore('notes').getKey(note)) !== undefined)
      return { outcome: 'done', step: command };
    const report = await findReport(tx, looked, request.recognition);
    const id = report?.id ?? newId();
    const notes = [request, ...also].map((place) => noteEdit({ ...request, ...place }, id, looked.hash));
    const edits = [...reportEdits(report, id, request, looked), ...notes];
    const label = also.length > 0 ? 'step_codeAll' : 'step_addNote';
    const outcome = await apply(tx, { id: command, label, edits });
    if (outcome.outcome === 'done') await keepText(tx, asText(page, looked.hash));
    return outcome;
  });
}

function noteEdit({ note, page, anchor, section, areas, type, comment }: NewNote, report: string, text: string): Edit {
  const fields = { report, text, url: page.url, anchor, section, areas, ...(type ? { type } : {}), comment };
  return { kind: 'note', record: note, base: 0, patch: making(fieldsOf('note', fields)) };
}

/** The report made, or what this page adds to it; taken out of the trash where it was there. */
function reportEdits(report: Report | undefined, id: string, { page, recognition }: NewNote, looked: Looked): Edit[] {
  const known = report?.pages.find(({ url }) => isSameAddress(url, page.url));
  const facts = factsOf(recognition, page.title);
  const read: ReportPage = {
    url: known?.url ?? page.url,
    title: page.title,
    ...(looked.part === undefined ? {} : { part: looked.part }),
    text: looked.hash,
  };
  if (!report) {
    const made = { ...facts, pages: [read], corrected: [], memo: '' };
    return [{ kind: 'report', record: id, base: 0, patch: making(fieldsOf('report', made)) }];
  }
  const now = fieldsOf('report', report);
  const wanted: Fields = { ...fieldsOf('report', facts), ...now, [`page:${read.url}`]: fieldsOf('note', read) };
  delete wanted.trashed;
  // What the reader has emptied stays empty.
  for (const field of report.corrected) if (!(field in now)) delete wanted[field];
  const changed = [...new Set([...Object.keys(now), ...Object.keys(wanted)])].map(
    (field) => [field, pair(now[field], wanted[field])] as const,
  );
  return [{ kind: 'report', record: id, base: report.revision, patch: Object.fromEntries(changed) }];
}

const making = (fields: Fields): Edit['patch'] =>
  Object.fromEntries(Object.entries(fields).map(([field, to]: [string, Json]) => [field, { to }]));
