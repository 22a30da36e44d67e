import { guid } from '../guid';
import type { Bundle, Change, Codebook, Id, Note, Report, Text } from '../model';
import { normaliseAddress } from '../report/identity';
import { missingReports } from './homes';
import { type Editor, editors, knowing, lineages, withoutUndoneImports } from './lineage';
import { mergeNotes, mergePages, mergeReports, textsDiffer } from './merge';
import { naturalKey } from './natural-key';
import { same } from './same';
import { settleCodes } from './settle-codes';

export interface Planned {
  /** `keep both`: edited on both sides; the record will hold both texts. */
  outcome: 'add' | 'change' | 'duplicate' | 'keep both';
  /** report, text, codebook, note, change */
  kind: string;
  /** Of the incoming record; of a text its hash. */
  id: string;
}

/** What the library will hold once the file is in. `record.id` is the kept record's where one was recognised. */
export type Settled = Planned &
  (
    | { kind: 'report'; record: Report }
    | { kind: 'text'; record: Text }
    | { kind: 'codebook'; record: Codebook }
    | { kind: 'note'; record: Note }
    | { kind: 'change'; record: Change }
  );

type SettledReport = Extract<Settled, { kind: 'report' }>;
type SettledNote = Extract<Settled, { kind: 'note' }>;

export interface Settling {
  /**
   * A state that was kept here before is put back: of a record known on both sides the incoming one holds. What was made
   * since stays.
   */
  restoring?: boolean;
}

/** What would become of each incoming record beside what is kept; nothing is written. */
export const plan = (incoming: Bundle, existing: Bundle): Planned[] =>
  settle(incoming, existing).map(({ outcome, kind, id }) => ({ outcome, kind, id }));

/**
 * The plan with the records as they are to be stored: references point at kept reports and codes, records known on
 * both sides are merged. In the order in which they can be written: texts, codebooks, reports, notes, changes.
 */
export function settle(incoming: Bundle, existing: Bundle, { restoring = false }: Settling = {}): Settled[] {
  const log = withoutUndoneImports(existing);
  const lineage: ReturnType<typeof lineages> = restoring ? () => 'ahead' : lineages(incoming, log);
  const editor = editors(incoming, log);
  const { codebooks, idOf: codeId, isType } = settleCodes(incoming, existing, restoring ? () => 'there' : editor);
  const hashes = new Set(existing.texts.map(({ hash }) => hash));
  const texts = incoming.texts.map(
    (record): Settled => ({
      kind: 'text',
      id: record.hash,
      outcome: hashes.has(record.hash) ? 'duplicate' : 'add',
      record,
    }),
  );

  const findReport = reportFinder(existing.reports);
  const reportIds = new Map<Id, Id>();
  /** Two incoming reports may be one kept report: each merges onto what the one before it made. */
  const kept = new Map(existing.reports.map((report) => [report.id, report]));
  const reports = [...incoming.reports, ...missingReports(incoming, existing)].map((there): SettledReport => {
    const found = findReport(there);
    const here = found && kept.get(found.id);
    if (!here) return { kind: 'report', id: there.id, outcome: 'add', record: there };
    reportIds.set(there.id, here.id);
    const record = settleReport(
      here,
      { ...there, id: here.id },
      here.id === there.id ? lineage(there, here) : 'diverged',
    );
    kept.set(here.id, record);
    const outcome =
      record === here
        ? 'duplicate'
        : textsDiffer(here.memo, there.memo) && record.memo !== there.memo
          ? 'keep both'
          : 'change';
    return { kind: 'report', id: there.id, outcome, record };
  });

  const noteFinder = findNotes(existing.notes);
  /** No other format has a log, nor all that a note has. */
  const isBackup = incoming.changes !== undefined;
  const notes = incoming.notes.map((given): SettledNote => {
    const codes = [...new Set(given.areas.map(codeId))];
    // A tag of another program may be one of our types.
    const type = given.type === undefined ? codes.find(isType) : codeId(given.type);
    const there: Note = {
      ...given,
      report: reportIds.get(given.report) ?? given.report,
      areas: codes.filter((id) => !isType(id)),
      ...(type === undefined ? {} : { type }),
    };
    const here = noteFinder.byId(there.id);
    if (!here) {
      const known = noteFinder.saying(there);
      return { kind: 'note', id: given.id, outcome: known ? 'duplicate' : 'add', record: known ?? there };
    }
    const whole = { ...(isBackup ? there : carried(here, there)), id: here.id };
    return { kind: 'note', id: given.id, ...settleNote(here, whole, lineage(there, here), editor) };
  });

  const isKnown = knowing(existing);
  const changes = (incoming.changes ?? []).map(
    (record): Settled => ({
      kind: 'change',
      id: record.id,
      outcome: isKnown(record) ? 'duplicate' : 'add',
      record,
    }),
  );
  return [
    ...texts,
    ...codebooks.map((book): Settled => ({ kind: 'codebook', ...book })),
    ...outOfTrash(reports, notes, existing),
    ...notes,
    ...changes,
  ];
}

type Lineage = ReturnType<ReturnType<typeof lineages>>;

/** A report that has notes, those that come in or stay, is in no trash: they would be seen nowhere. */
function outOfTrash(reports: SettledReport[], incoming: readonly SettledNote[], kept: Bundle): SettledReport[] {
  const notes = new Map([...kept.notes, ...incoming.map(({ record }) => record)].map((note) => [note.id, note]));
  const receiving = new Set([...notes.values()].flatMap(({ trashed, report }) => (trashed ? [] : [report])));
  const before = new Map(kept.reports.map((report) => [report.id, report]));
  return reports.map((settled) => {
    const { trashed, ...record } = settled.record;
    if (trashed === undefined || !receiving.has(record.id)) return settled;
    const here = before.get(record.id);
    if (here && sameBut(here, record)) return { ...settled, outcome: 'duplicate', record: here };
    if (settled.outcome !== 'duplicate') return { ...settled, record };
    return { ...settled, outcome: 'change', record: { ...record, revision: record.revision + 1 } };
  });
}

function settleReport(here: Report, there: Report, lineage: Lineage): Report {
  if (sameBut(here, there)) return here;
  const pages = mergePages(here.pages, there.pages);
  if (lineage === 'behind') return pages.length === here.pages.length ? here : next(here, there, { ...here, pages });
  if (lineage === 'ahead') return next(here, there, { ...there, pages });
  return mergeReports(here, there);
}

function settleNote(
  here: Note,
  there: Note,
  lineage: Lineage,
  editor: Editor,
): Pick<Settled, 'outcome'> & { record: Note } {
  if (sameBut(here, there) || lineage === 'behind') return { outcome: 'duplicate', record: here };
  if (lineage === 'ahead') return { outcome: 'change', record: next(here, there, there) };
  const record = mergeNotes(here, there, (field) => editor(here.id, field));
  if (record === here) return { outcome: 'duplicate', record };
  return { outcome: textsDiffer(here.comment, there.comment) ? 'keep both' : 'change', record };
}

/** The note with what its format does not carry as it is here. */
const carried = (here: Note, there: Note): Note => ({
  ...there,
  text: there.text || here.text,
  url: there.url || here.url,
  section: there.section.length > 0 ? there.section : here.section,
});

/** Equal in all that a reader can see. */
function sameBut<T extends Report | Note>(here: T, there: T): boolean {
  const { revision: _r, created: _c, updated: _u, ...left } = here;
  const { revision: _s, created: _d, updated: _v, ...right } = there;
  return same(left, right);
}

function next<T extends Report | Note>(here: T, there: T, record: T): T {
  return {
    ...record,
    revision: Math.max(there.revision, here.revision + 1),
    updated: there.updated > here.updated ? there.updated : here.updated,
  };
}

/**
 * The kept report that an incoming one is: by id, by place, year and kind; by an address where those are not known, or the
 * kind alone differs, which other formats do not carry and is told from the title.
 */
function reportFinder(reports: readonly Report[]): (report: Report) => Report | undefined {
  const byId = new Map(reports.flatMap((report) => [[report.id, report] as const, [guid(report.id), report] as const]));
  // The last of a key counts: of two that were joined the one that is not in the trash.
  const inOrder = [...reports].sort((a, b) => Number(!a.trashed) - Number(!b.trashed));
  const byKey = new Map(inOrder.map((report) => [naturalKey(report), report]));
  const byUrl = new Map(
    inOrder.flatMap((report) => report.pages.map(({ url }) => [normaliseAddress(url), report] as const)),
  );
  return (report) => {
    const key = naturalKey(report);
    const found = byId.get(report.id) ?? (key && byKey.get(key));
    if (found) return found;
    const at = report.pages.flatMap(({ url }) => (url ? (byUrl.get(normaliseAddress(url)) ?? []) : []))[0];
    const unlike = at && key && naturalKey(at);
    return unlike && !(at.region === report.region && at.year === report.year) ? undefined : at;
  };
}

function findNotes(notes: readonly Note[]) {
  const ids = new Map(notes.flatMap((note) => [[note.id, note] as const, [guid(note.id), note] as const]));
  const quotes = new Map<string, Note[]>();
  for (const note of notes) {
    const key = quoteKey(note);
    const others = quotes.get(key);
    if (others) others.push(note);
    else quotes.set(key, [note]);
  }
  return {
    byId: (id: Id): Note | undefined => ids.get(id),
    /** A kept note on the same passage that already says all that the incoming one says. */
    saying: (there: Note): Note | undefined =>
      quotes
        .get(quoteKey(there))
        ?.find((here) => here.trashed === there.trashed && samePlace(here, there) && saysAll(here, there)),
  };
}

const quoteKey = ({ report, anchor }: Note): string => `${report}\n${anchor.quote.exact}`;

/** Formats of other programs may lack the surroundings or the position: what is missing does not tell apart. */
function samePlace({ anchor: a, text }: Note, { anchor: b, text: other }: Note): boolean {
  if (a.position && b.position && text === other) return same(a.position, b.position);
  const agree = (x: string, y: string) =>
    x === '' || y === '' || x.endsWith(y) || y.endsWith(x) || x.startsWith(y) || y.startsWith(x);
  return agree(a.quote.prefix, b.quote.prefix) && agree(a.quote.suffix, b.quote.suffix);
}

function saysAll(here: Note, there: Note): boolean {
  return (
    here.comment.includes(there.comment) &&
    there.areas.every((area) => here.areas.includes(area)) &&
    (there.type === undefined || there.type === here.type)
  );
}
