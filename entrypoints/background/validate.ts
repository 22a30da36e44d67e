import * as v from 'valibot';
import type { Command, FoundNote, NewNote, OpenedPage, SplitNote } from '../../core/command';
import { type CopyForm, copyForms } from '../../core/copy-forms';
import { newId } from '../../core/id';
import type { Id, Json } from '../../core/model';
import type { Recognition } from '../../core/report/types';
import type { Arrival } from '../../messages/services';

/*
 * The border to the pages: sizes and shapes of what a content script sends. A message that is none of ours throws, and
 * nothing is done.
 */

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** A few of valibot's parts say all: each more is in the background's script. */
const matching = (pattern: RegExp) =>
  v.pipe(
    v.string(),
    v.check((value: string) => pattern.test(value)),
  );
const id = matching(UUID);
const short = v.pipe(v.string(), v.maxLength(10_000));
const long = v.pipe(v.string(), v.maxLength(100_000));
const text = v.pipe(v.string(), v.maxLength(20_000_000));
const textHash = matching(/^[0-9a-f]{64}$/);
const integer = (least: number) =>
  v.pipe(
    v.number(),
    v.check((value: number) => Number.isInteger(value) && value >= least),
  );
const offset = integer(0);
const url = v.pipe(
  short,
  v.check((value: string) => URL.canParse(value)),
);

const page = v.object({ url, title: short, text });
const anchor = v.object({
  quote: v.object({ exact: long, prefix: short, suffix: short }),
  position: v.exactOptional(v.object({ start: offset, end: offset })),
});
const recognition = v.object({
  verdict: v.picklist(['report', 'sibling', 'part', 'collection', 'none']),
  score: v.number(),
  reasons: v.exactOptional(v.pipe(v.array(short), v.maxLength(100))),
  kind: v.exactOptional(short),
  title: v.exactOptional(short),
  region: v.exactOptional(short),
  within: v.exactOptional(short),
  level: v.exactOptional(v.picklist(['national', 'province', 'city', 'county', 'town', 'zone'])),
  year: v.exactOptional(v.number()),
  date: v.exactOptional(short),
  session: v.exactOptional(short),
  speaker: v.exactOptional(short),
  pager: v.exactOptional(v.pipe(v.array(url), v.maxLength(100))),
});
const section = v.pipe(v.array(short), v.maxLength(100));
/** A code that came with a file has the id that it had there: A1.2, 农业. */
const areas = section;
const newNote = v.object({
  command: id,
  note: id,
  page,
  recognition,
  anchor,
  section,
  areas,
  type: v.exactOptional(short),
  comment: long,
  also: v.exactOptional(v.pipe(v.array(v.object({ note: id, anchor, section })), v.maxLength(10_000))),
});
const splitNote = v.object({
  command: id,
  note: id,
  base: integer(1),
  page,
  parts: v.pipe(
    v.array(v.object({ note: id, anchor, section })),
    v.check((parts) => parts.length >= 2 && parts.length <= 100),
  ),
});
/** Which record it makes the store looks at. */
const json = v.custom<Json>((value) => JSON.stringify(value)?.length <= 1_000_000);
const patch = v.object({ from: v.exactOptional(json), to: v.exactOptional(json) });
/** The fields of a note that a page may change. */
const patches = v.record(
  v.picklist(['anchor', 'text', 'url', 'section', 'areas', 'type', 'comment', 'trashed']),
  patch,
);
const noteCommand = v.object({
  id,
  label: matching(/^step_\w+$/),
  edits: v.pipe(
    v.array(v.object({ kind: v.picklist(['note']), record: id, base: integer(1), patch: patches })),
    v.maxLength(10_000),
  ),
  joins: v.exactOptional(id),
});
const located = v.union([
  v.object({
    status: v.picklist(['exact', 'edited', 'doubtful']),
    start: offset,
    end: offset,
    score: v.number(),
    similarity: v.number(),
  }),
  v.object({ status: v.picklist(['lost']), reason: short }),
]);
const foundNotes = v.object({
  text: textHash,
  notes: v.array(v.object({ note: id, located, revision: v.exactOptional(offset) })),
});

export const asPage = (value: unknown): OpenedPage => v.parse(page, value);
/** One rule or edge of a block a line, and of our makes only: what paints highlights, and what lets text be selected. */
const RULE =
  /^(?:@media \(forced-colors:(?:none|active)\)\{|\}|(?:::highlight\(quanyue-[\w.-]+\)|html body[\w ,:()]*)\{(?:[a-z-]+:[\w #%!.-]+;?)*\})$/;
export const asRules = (value: unknown): string =>
  v.parse(
    v.pipe(
      long,
      v.check((rules) => rules.split('\n').every((rule) => RULE.test(rule))),
    ),
    value,
  );
export const asNewsAsked = (value: unknown): { report: Id; text: string; since: number } =>
  v.parse(v.object({ report: id, text: textHash, since: offset }), value);
export const asRecognition = (value: unknown): Recognition => v.parse(recognition, value);
export const asArrival = (value: unknown): Arrival => v.parse(v.object({ url, title: short, recognition }), value);
export const asNewNote = (value: unknown): NewNote => v.parse(newNote, value);
export const asSplitNote = (value: unknown): SplitNote => v.parse(splitNote, value);
export const asNoteCommand = (value: unknown): Command => v.parse(noteCommand, value);
export const asFoundNotes = (value: unknown): { text: string; notes: FoundNote[] } => v.parse(foundNotes, value);
export const asPassage = (value: unknown): { text: string; headings: string[] } =>
  v.parse(v.object({ text: long, headings: section }), value);
export const asCopyForm = (value: unknown): CopyForm => v.parse(v.picklist(copyForms), value);
export const asStep = (value: unknown): Id => (value == null ? newId() : v.parse(id, value));
