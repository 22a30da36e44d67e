import type { Edit, FieldPatch } from '../core/command';
import type { Id, Json, RecordKind, Time } from '../core/model';

/** A record's fields as the log and the patches know them. Pages and codes are a field each: `page:<url>`, `code:<id>`. */
export type Fields = { [field: string]: Json };

/** What the store itself keeps of a record; no command patches it. */
export interface Stamp {
  revision: number;
  created: Time;
  updated: Time;
}

const STAMP = ['id', 'revision', 'created', 'updated'];

/** The list of each kind whose members are fields, and what they are known by. */
const lists: { [kind in RecordKind]?: { list: string; prefix: string; key: string } } = {
  report: { list: 'pages', prefix: 'page:', key: 'url' },
  codebook: { list: 'codes', prefix: 'code:', key: 'id' },
};

/** A record's own fields, without id and stamp. */
export function fieldsOf(kind: RecordKind, record: object): Fields {
  const plain: Fields = JSON.parse(JSON.stringify(record));
  for (const field of STAMP) delete plain[field];
  const list = lists[kind];
  if (!list) return plain;
  const { [list.list]: members, ...fields } = plain;
  return { ...fields, ...spread(list, members) };
}

/** The fields put together again, as a plain object that `records.ts` knows for what it is. */
export function assemble(kind: RecordKind, id: Id, stamp: Stamp, fields: Fields): Fields {
  const { revision, created, updated } = stamp;
  const record: Fields = { id, revision, created, updated };
  const list = lists[kind];
  const members: Json[] = [];
  for (const [field, value] of Object.entries(fields))
    if (list && field.startsWith(list.prefix)) members.push(value);
    else record[field] = value;
  if (list) record[list.list] = members;
  return record;
}

/** A patch that names a whole list becomes patches of its members; the stamp's fields are left out. */
export function patchesOf({ kind, patch }: Edit): { [field: string]: FieldPatch } {
  const list = lists[kind];
  const patches: { [field: string]: FieldPatch } = {};
  for (const [field, value] of Object.entries(patch)) {
    if (STAMP.includes(field)) continue;
    if (list && field === list.list)
      Object.assign(patches, patchMembers(spread(list, value.from), spread(list, value.to)));
    else patches[field] = value;
  }
  return patches;
}

function patchMembers(from: Fields, to: Fields): { [field: string]: FieldPatch } {
  const patches: { [field: string]: FieldPatch } = {};
  for (const field of new Set([...Object.keys(from), ...Object.keys(to)]))
    if (!equal(from[field], to[field])) patches[field] = pair(from[field], to[field]);
  return patches;
}

/** A patch whose absent sides are absent members. */
export function pair(from: Json | undefined, to: Json | undefined): FieldPatch {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function spread({ prefix, key }: { prefix: string; key: string }, members: Json | undefined): Fields {
  const fields: Fields = {};
  if (!Array.isArray(members)) return fields;
  for (const member of members) {
    if (typeof member !== 'object' || member === null || Array.isArray(member)) continue;
    const name = member[key];
    if (typeof name === 'string') fields[prefix + name] = member;
  }
  return fields;
}

/** Deep equality of JSON values; the order of an object's keys does not count. */
export function equal(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((member, index) => equal(member, b[index]))
    );
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
}
