import type { Kept, Note, Report, ReportFacts, ReportPage } from '../model';
import { normaliseAddress } from '../report/identity';
import type { Editor } from './lineage';
import { same } from './same';

/** Both texts, in full; one where the other is part of it. */
function bothTexts(here: string, there: string): string {
  if (here.includes(there)) return here;
  return there.includes(here) ? there : `${here}\n\n${there}`;
}

/** True where both sides have written something that the other has not. */
export const textsDiffer = (here: string, there: string): boolean => !here.includes(there) && !there.includes(here);

/**
 * A note edited on both sides: both comments, all areas; what can hold only one value has that of the side which alone
 * has edited it, where that is known. Else a type is the later edit's, and the place stays.
 */
export function mergeNotes(here: Note, there: Note, editor: (field: string) => ReturnType<Editor>): Note {
  const later = there.updated > here.updated ? there : here;
  const placed = editor('anchor') === 'there' ? there : here;
  const { type: _type, trashed: _trashed, ...rest } = here;
  const typedBy = editor('type');
  const type = typedBy ? { there, here }[typedBy].type : (later.type ?? here.type ?? there.type);
  const trashed = here.trashed && there.trashed;
  return settled(here, there, {
    ...rest,
    anchor: placed.anchor,
    text: placed.text,
    url: placed.url,
    section: placed.section.length > 0 ? placed.section : there.section,
    areas: [...new Set([...here.areas, ...there.areas])],
    ...(type === undefined ? {} : { type }),
    ...(trashed === undefined ? {} : { trashed }),
    comment: bothTexts(here.comment, there.comment),
  });
}

const factNames = ['kind', 'title', 'region', 'level', 'year', 'date', 'session', 'speaker'] as const;

/** One report known on both sides: all its pages, both memos; a fact that a reader has set outranks a recognised one. */
export function mergeReports(here: Report, there: Report): Report {
  const { trashed: _trashed, ...rest } = here;
  const trashed = here.trashed && there.trashed;
  const taken = factNames.filter(
    (name) => !here.corrected.includes(name) && (there.corrected.includes(name) || isUnset(here, name)),
  );
  const facts: Partial<ReportFacts> = Object.fromEntries(
    taken.flatMap((name) => (there[name] === undefined ? [] : [[name, there[name]]])),
  );
  return settled(here, there, {
    ...rest,
    ...facts,
    ...(trashed === undefined ? {} : { trashed }),
    pages: mergePages(here.pages, there.pages),
    corrected: [...new Set([...here.corrected, ...there.corrected])],
    memo: bothTexts(here.memo, there.memo),
  });
}

const isUnset = (report: Report, name: (typeof factNames)[number]): boolean =>
  report[name] === undefined || report[name] === '';

/** Pages by their address; a page known on both sides stays as it is here, unless no text of it was known. */
export function mergePages(here: readonly ReportPage[], there: readonly ReportPage[]): ReportPage[] {
  const pages = new Map(here.map((page) => [normaliseAddress(page.url), page]));
  for (const page of there) {
    const address = normaliseAddress(page.url);
    const known = pages.get(address);
    if (!known) pages.set(address, page);
    else if (known.text === '' && page.text !== '') pages.set(address, { ...known, text: page.text });
  }
  return [...pages.values()];
}

/** The record as it is kept, untouched, where the merge adds nothing to it; otherwise its next revision. */
function settled<T extends Kept>(here: T, there: T, merged: T): T {
  if (same(merged, here)) return here;
  const updated = there.updated > here.updated ? there.updated : here.updated;
  return { ...merged, revision: Math.max(here.revision, there.revision) + 1, updated };
}
