import * as v from 'valibot';
import type { Change, Code, Codebook, Json, Note, Report, Text } from '../model';
import { colourIn, isColour } from './colour';
import { isObject } from './member';

/*
 * What a file must hold to become records. Unknown members are dropped, so nothing foreign enters the store; the check
 * at the end fails to compile when the model gains a member that these schemas would drop.
 */

/**
 * A backup is trusted to be well-formed, not to be of reasonable size: at least what the border to the pages lets in.
 * Counted in UTF-16 units.
 */
const short = v.pipe(v.string(), v.maxLength(10_000));
const long = v.pipe(v.string(), v.maxLength(20_000_000));
const medium = v.pipe(v.string(), v.maxLength(1_000_000));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
/** JSON's 1e999 is infinite, and comes out of the next backup as null. */
const finite = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const time = v.pipe(v.string(), v.maxLength(40), v.check(isTime));
const names = v.object({ zh: short, en: short });
const few = <T extends v.GenericSchema>(of: T, most = 1_000) => v.pipe(v.array(of), v.maxLength(most));

const kept = {
  id,
  revision: v.pipe(count, v.minValue(1)),
  created: time,
  updated: time,
  trashed: v.exactOptional(time),
};

const facts = {
  kind: short,
  title: short,
  region: v.exactOptional(short),
  level: v.exactOptional(v.picklist(['national', 'province', 'city', 'county', 'town', 'zone'])),
  year: v.exactOptional(v.pipe(v.number(), v.integer())),
  date: v.exactOptional(short),
  session: v.exactOptional(short),
  speaker: v.exactOptional(short),
};

/** An address that a reader may be led to: never `javascript:` or `data:`. '' where the file had none. */
const address = v.pipe(
  short,
  v.check((url) => url === '' || /^(https?|file|ftp):/i.test(url)),
);

export const report = v.object({
  ...kept,
  ...facts,
  pages: few(v.object({ url: address, title: short, part: v.exactOptional(finite), text: short })),
  corrected: few(v.picklist(['kind', 'title', 'region', 'level', 'year', 'date', 'session', 'speaker'])),
  memo: medium,
});

export const text = v.object({ hash: id, text: long, url: address, title: short, seen: time });

export const note = v.object({
  ...kept,
  report: id,
  text: short,
  url: address,
  anchor: v.object({
    quote: v.object({ exact: medium, prefix: medium, suffix: medium }),
    position: v.exactOptional(
      v.pipe(
        v.object({ start: count, end: count }),
        v.check(({ start, end }) => start <= end),
      ),
    ),
  }),
  section: few(medium),
  areas: few(id),
  type: v.exactOptional(id),
  comment: medium,
});

const colourValue = v.pipe(v.string(), v.check(isColour));

const codeWithColour = v.object({
  id,
  slug: v.exactOptional(short),
  facet: v.picklist(['area', 'type']),
  parent: v.exactOptional(id),
  name: names,
  definition: v.exactOptional(v.object({ zh: medium, en: medium })),
  include: v.exactOptional(v.object({ zh: medium, en: medium })),
  exclude: v.exactOptional(v.object({ zh: medium, en: medium })),
  synonyms: v.exactOptional(few(short)),
  pinyin: v.exactOptional(few(short)),
  colour: v.exactOptional(v.object({ light: colourValue, dark: colourValue, ink: colourValue, inkDark: colourValue })),
  badge: v.exactOptional(short),
  key: v.exactOptional(short),
  order: finite,
  archived: v.exactOptional(v.boolean()),
  crosswalk: v.exactOptional(v.record(v.string(), few(short))),
});

/** A colour that is none costs no code, and with it a codebook: notes carry its ids. */
export const code = v.pipe(v.unknown(), v.transform(withColour), codeWithColour);

function withColour(value: unknown): unknown {
  if (!isObject(value) || !('colour' in value)) return value;
  const { colour: given, ...rest } = value;
  const colour = colourIn(given);
  return colour ? { ...rest, colour } : rest;
}

/** Stored codebooks carry revision and times; in a bundle they may be there. */
export const codebook = v.object({
  id,
  name: names,
  codes: few(code, 20_000),
  revision: v.exactOptional(kept.revision),
  created: v.exactOptional(time),
  updated: v.exactOptional(time),
  trashed: v.exactOptional(time),
});

const json = v.custom<Json>((value) => isJson(value, 64));
const fields = v.pipe(
  v.custom<{ [field: string]: Json }>(
    (value) => isJson(value, 64) && typeof value === 'object' && !Array.isArray(value),
  ),
  v.check((value) => value !== null),
);

export const change = v.object({
  id,
  step: id,
  sequence: v.pipe(count, v.maxValue(1e12)),
  device: id,
  time,
  kind: v.picklist(['report', 'note', 'codebook']),
  record: id,
  label: short,
  before: fields,
  after: fields,
  joins: v.exactOptional(id),
  undoes: v.exactOptional(id),
  redoes: v.exactOptional(id),
  imported: v.exactOptional(v.literal(true)),
  folded: v.exactOptional(v.literal(true)),
});

export { json };

function isTime(value: string): boolean {
  return /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value));
}

/** True of what JSON can hold, to a depth; a member named `__proto__` is never ours. */
function isJson(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (depth === 0 || typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.every((member) => isJson(member, depth - 1));
  return Object.entries(value).every(([key, member]) => key !== '__proto__' && isJson(member, depth - 1));
}

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Flat<T> = T extends (infer M)[] ? Flat<M>[] : T extends object ? { [K in keyof T]: Flat<T[K]> } : T;
type Agrees<Schema extends v.GenericSchema, Model> = Same<Flat<v.InferOutput<Schema>>, Flat<Model>>;

/** Does not compile where a schema and the model differ. */
export const schemasAgree: [
  Agrees<typeof report, Report>,
  Agrees<typeof text, Text>,
  Agrees<typeof note, Note>,
  Agrees<typeof code, Code>,
  Pick<v.InferOutput<typeof codebook>, keyof Codebook> extends Codebook ? true : false,
] = [true, true, true, true, true];

export type CheckedChange = v.InferOutput<typeof change> extends Change ? v.InferOutput<typeof change> : never;
