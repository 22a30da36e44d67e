/*
 * Reading JSON of anybody's: own members only, so that `__proto__` and the like are nothing special, and no value is
 * taken for what it is not.
 */

export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

export function text(value: unknown, name: string): string {
  const found = member(value, name);
  return typeof found === 'string' ? found : '';
}

/** A list; one value alone is a list of it, as JSON-LD has it. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

export const strings = (value: unknown): string[] => list(value).filter((each) => typeof each === 'string');

export const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Offsets as they stand in a file, if they are any. */
export function positionOf(value: unknown): { start: number; end: number } | undefined {
  const start = member(value, 'start');
  const end = member(value, 'end');
  return typeof start === 'number' &&
    typeof end === 'number' &&
    Number.isSafeInteger(start) &&
    Number.isSafeInteger(end) &&
    start >= 0 &&
    end > start
    ? { start, end }
    : undefined;
}
