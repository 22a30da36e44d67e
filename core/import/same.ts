/** Deep equality of plain data; a member that is undefined counts as absent. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((member, i) => same(member, b[i]));
  }
  const [left, right] = [present(a), present(b)];
  return left.size === right.size && [...left].every(([key, member]) => right.has(key) && same(member, right.get(key)));
}

const present = (value: object): Map<string, unknown> =>
  new Map(Object.entries(value).filter(([, member]) => member !== undefined));
