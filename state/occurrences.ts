import { signal } from '@preact/signals';
import type { Occurrence } from '../core/codebook/occurrences';
import { newId } from '../core/id';
import type { Id, Note, Report, ReportPage, Text } from '../core/model';
import { codeAll } from '../core/record-commands';
import { normaliseAddress } from '../core/report/identity';
import { readPositions, readText } from '../store/reading';
import { write } from './edit';
import { reading, records, reportsById } from './records';
import { attempt, tell } from './task';

/* What looks for words is loaded when it is asked for: most cards are opened for something else. */

/** A place of a phrase, in one of the texts of its report. */
export type FoundPlace = Occurrence & { text: string; url: string; within: Id[] };

/** All places of the words of a note in its report, while the reader looks them through. */
export const finding = signal<{ note: Note; places: FoundPlace[] } | undefined>(undefined);

/** Looks for the words of a note in all parts of its report, as they were last read. Nothing is written. */
async function findOccurrences(note: Note): Promise<void> {
  const places = await attempt('ui_working', async () => {
    const report = reportsById.value.get(note.report);
    const found: FoundPlace[] = [];
    for (const page of partsOf(report, note)) {
      const text = await reading((db) => readText(db, page.text));
      if (text) found.push(...(await placesIn(text, page.url, note)));
    }
    return found;
  });
  if (!places) return;
  if (places.some(({ within }) => !within.includes(note.id))) finding.value = { note, places };
  else tell('ui_noOtherPlace');
}

export const onOccurrences = (note: Note): void => void findOccurrences(note);

export function closeFinding(): void {
  finding.value = undefined;
}

/** Codes the places, as one step. */
export async function codePlaces(chosen: readonly number[], areas: Id[]): Promise<boolean> {
  const found = finding.value;
  if (!found) return false;
  const places = chosen.flatMap((index) => found.places[index] ?? []);
  const outcome = await write(found.note.id, () =>
    codeAll(
      found.note,
      areas,
      places.map(({ anchor, section, text, url }) => ({ note: newId(), anchor, section, text, url })),
    ),
  );
  if (outcome?.outcome !== 'done') return false;
  closeFinding();
  tell('ui_codedPlaces', { about: [String(places.length)], offers: 'undo' });
  return true;
}

/** One page for each part: a report may be read at several addresses, and what stands at all of them is one place. */
function partsOf(report: Report | undefined, { text, url }: Note): Pick<ReportPage, 'url' | 'text'>[] {
  const here = normaliseAddress(url);
  const host = here.split('/')[0] ?? '';
  const near = (page: ReportPage) => {
    const address = normaliseAddress(page.url);
    return address === here ? 2 : address.startsWith(host) ? 1 : 0;
  };
  const parts = new Map<number, ReportPage>();
  for (const page of report?.pages ?? []) {
    const part = page.part ?? 1;
    const known = parts.get(part);
    if (!known || near(page) > near(known)) parts.set(part, page);
  }
  return parts.size > 0 ? [...parts].sort(([a], [b]) => a - b).map(([, page]) => page) : [{ url, text }];
}

async function placesIn({ text, hash }: Text, url: string, { report, anchor }: Note): Promise<FoundPlace[]> {
  const [{ holding, previewOccurrences }, { sectionsIn }] = await Promise.all([
    import('../core/codebook/occurrences'),
    import('../core/report/sections'),
  ]);
  const its = new Set(records.value.notes.flatMap((each) => (each.report === report ? [each.id] : [])));
  const positions = await reading((db) => readPositions(db, hash, its));
  const notes = positions.flatMap(({ note, located }) =>
    located.status === 'exact' || located.status === 'edited' ? [{ note, start: located.start, end: located.end }] : [],
  );
  // Notes that were just made here have no position on the text yet, but know where they were made.
  const known = new Set(notes.map(({ note }) => note));
  for (const { id, text: madeOn, anchor: its } of records.value.notes)
    if (madeOn === hash && !known.has(id) && its.position) notes.push({ note: id, ...its.position });
  const article = sectionsIn(text);
  return previewOccurrences(text, anchor.quote.exact, article, article.at).map((place) => ({
    ...place,
    within: holding(notes, place).map(({ note }) => note),
    text: hash,
    url,
  }));
}
