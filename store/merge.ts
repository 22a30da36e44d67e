import type { FieldPatch } from '../core/command';
import type { Json, RecordKind } from '../core/model';
import { equal } from './fields';

/**
 * What becomes of a field when a patch was made on an older value of it.
 * - text: both texts are kept
 * - set: both sides' additions and removals; order counts, members do not repeat
 * - parts: an object, member by member
 * - whole: the later patch holds; the earlier value stays in the log
 */
type Manner = 'text' | 'set' | 'parts' | 'whole';

function manner(kind: RecordKind, field: string): Manner {
  if ((kind === 'note' && field === 'comment') || (kind === 'report' && field === 'memo')) return 'text';
  if ((kind === 'note' && field === 'areas') || (kind === 'report' && field === 'corrected')) return 'set';
  // One code, one page, a codebook's names in two languages.
  if (field.startsWith('code:') || field.startsWith('page:') || (kind === 'codebook' && field === 'name'))
    return 'parts';
  return 'whole';
}

export interface Merged {
  /** Absent where the field is to be removed. */
  value: Json | undefined;
  /** The field had another value than the patch was made on, and holds both edits now. */
  merged: boolean;
}

/** The field's new value. Where nobody else has changed it, that is the patch's. */
export function mergeField(
  kind: RecordKind,
  field: string,
  { from, to }: FieldPatch,
  current: Json | undefined,
): Merged {
  if (equal(current, to)) return { value: current, merged: false };
  if (equal(current, from)) return { value: to, merged: false };
  return { value: combine(manner(kind, field), from, to, current), merged: true };
}

function combine(
  how: Manner,
  from: Json | undefined,
  to: Json | undefined,
  current: Json | undefined,
): Json | undefined {
  if (how === 'text' && isText(from) && isText(to) && isText(current))
    return mergeTexts(from ?? '', to ?? '', current ?? '');
  if (how === 'set' && isSet(from) && isSet(to) && isSet(current))
    return mergeSets(from ?? [], to ?? [], current ?? []);
  if (how === 'parts' && isObject(from) && isObject(to) && isObject(current)) return mergeParts(from, to, current);
  return to;
}

/**
 * Two edits of one text, `from → to` and `from → current`. What either side has added stands in one piece; what one has
 * deleted and the other has kept may stay. Where it cannot be told what the other side has added, both texts stand, a
 * line apart.
 */
export function mergeTexts(from: string, to: string, current: string): string {
  if (to.includes(current)) return to;
  if (current.includes(to)) return current;
  const at = placeOf(from, current);
  if (at !== undefined) return current.slice(0, at) + to + current.slice(at + from.length);
  return `${current}\n${to}`;
}

/** Where the text that both began with stands whole in the other side's, where that can be told. */
function placeOf(from: string, current: string): number | undefined {
  if (from === '') return undefined;
  return ownLines(from, current) ?? besideAddition(from, current);
}

/** Once, as whole lines: there stand the next keystrokes of one whose earlier ones were merged. */
function ownLines(from: string, current: string): number | undefined {
  const [around, sought] = [`\n${current}\n`, `\n${from}\n`];
  const at = around.indexOf(sought);
  return at >= 0 && at === around.lastIndexOf(sought) ? at : undefined;
}

/**
 * Before or after what was added at one end. 增 of 增长 was there and 长 was added, but of 增长增 either 长增 was added
 * after it or 增长 before it: the addition is plain only where it does not end (or begin) as the text itself does.
 */
function besideAddition(from: string, current: string): number | undefined {
  if (current.startsWith(from) && current.at(-1) !== from.at(-1)) return 0;
  if (current.endsWith(from) && current[0] !== from[0]) return current.length - from.length;
  return undefined;
}

/** Additions stand where the patch put them: after the member before them, or first. */
export function mergeSets(from: readonly string[], to: readonly string[], current: readonly string[]): string[] {
  const merged = current.filter((member) => to.includes(member) || !from.includes(member));
  to.forEach((member, index) => {
    if (from.includes(member) || merged.includes(member)) return;
    const before = to.slice(0, index).findLast((other) => merged.includes(other));
    merged.splice(before === undefined ? 0 : merged.indexOf(before) + 1, 0, member);
  });
  return merged;
}

type JsonObject = { [key: string]: Json };

function mergeParts(from: JsonObject, to: JsonObject, current: JsonObject): JsonObject {
  const merged = { ...current };
  for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const value = to[key];
    if (equal(from[key], value)) continue;
    if (value === undefined) delete merged[key];
    else merged[key] = value;
  }
  return merged;
}

const isText = (value: Json | undefined): value is string | undefined =>
  value === undefined || typeof value === 'string';
const isSet = (value: Json | undefined): value is string[] | undefined =>
  value === undefined || (Array.isArray(value) && value.every((member) => typeof member === 'string'));
const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
