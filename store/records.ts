import type { Codebook, Id, KeptCodebook, Note, RecordKind, Report } from '../core/model';
import type { Writing } from './schema';

/*
 * The border between fields, which are any JSON, and records: what a command puts together is looked at here before it
 * is kept, so that no view ever meets half a note.
 */

export type KeptRecord = Report | Note | KeptCodebook;

async function getRecord(tx: Writing, kind: RecordKind, id: Id): Promise<KeptRecord | undefined> {
  if (kind === 'report') return tx.objectStore('reports').get(id);
  if (kind === 'note') return tx.objectStore('notes').get(id);
  return tx.objectStore('codebooks').get(id);
}

/** So many are asked for at once: waiting for each alone makes thousands several times slower. */
const AT_ONCE = 500;

/** The records of edits or changes, in their order. */
export async function getRecords(
  tx: Writing,
  of: readonly { kind: RecordKind; record: Id }[],
): Promise<(KeptRecord | undefined)[]> {
  const records: (KeptRecord | undefined)[] = [];
  for (let first = 0; first < of.length; first += AT_ONCE)
    records.push(
      ...(await Promise.all(of.slice(first, first + AT_ONCE).map(({ kind, record }) => getRecord(tx, kind, record)))),
    );
  return records;
}

/** How the record is put, or undefined where it is none. Nothing is written before the answer is called. */
export function putting(tx: Writing, kind: RecordKind, record: unknown): (() => Promise<unknown>) | undefined {
  if (kind === 'report') return isReport(record) ? () => tx.objectStore('reports').put(record) : undefined;
  if (kind === 'note') return isNote(record) ? () => tx.objectStore('notes').put(record) : undefined;
  return isKeptCodebook(record) ? () => tx.objectStore('codebooks').put(record) : undefined;
}

export async function deleteRecord(tx: Writing, kind: RecordKind, id: Id): Promise<void> {
  if (kind === 'report') await tx.objectStore('reports').delete(id);
  else if (kind === 'note') await tx.objectStore('notes').delete(id);
  else await tx.objectStore('codebooks').delete(id);
}

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const number: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const members =
  (checks: { [key: string]: Check }): Check =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const entries: { [key: string]: unknown } = { ...value };
    return Object.entries(checks).every(([key, check]) => check(entries[key]));
  };

const kept = { id: text, revision: number, created: text, updated: text, trashed: maybe(text) };
const names = members({ zh: text, en: text });

const report = members({
  ...kept,
  kind: text,
  title: text,
  region: maybe(text),
  level: maybe((value) => ['national', 'province', 'city', 'county', 'town', 'zone'].some((level) => level === value)),
  year: maybe(number),
  date: maybe(text),
  session: maybe(text),
  speaker: maybe(text),
  pages: list(members({ url: text, title: text, part: maybe(number), text })),
  corrected: list(text),
  memo: text,
});

const note = members({
  ...kept,
  report: text,
  text,
  url: text,
  anchor: members({
    quote: members({ exact: text, prefix: text, suffix: text }),
    position: maybe(members({ start: number, end: number })),
  }),
  section: list(text),
  areas: list(text),
  type: maybe(text),
  comment: text,
});

const codebook = {
  id: text,
  name: names,
  codes: list(
    members({
      id: text,
      facet: (value) => value === 'area' || value === 'type',
      parent: maybe(text),
      name: names,
      order: number,
    }),
  ),
};

const isReport = (value: unknown): value is Report => report(value);
const isNote = (value: unknown): value is Note => note(value);
const isKeptCodebook = (value: unknown): value is KeptCodebook => members({ ...kept, ...codebook })(value);
export const isCodebook = (value: unknown): value is Codebook => members(codebook)(value);
