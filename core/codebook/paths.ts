import { guidOf } from '../guid';
import type { Code, Id } from '../model';

/**
 * For each code what stands for its facet and the line of names that leads to it from the top: the same in two codebooks
 * where all of that line is. A code's own name and its parent's say too little: half of a codebook's areas may have a
 * `综合` with an `其他` under it. Codes on a circle have none.
 */
export function pathsOf(codes: readonly Code[], nameOf: (code: Code) => string): Map<Id, string> {
  const ids = new Set(codes.map(({ id }) => id));
  const under = new Map<Id, Code[]>();
  const paths = new Map<Id, string>();
  const rest: Code[] = [];
  for (const code of codes) {
    if (code.parent === undefined || !ids.has(code.parent)) {
      paths.set(code.id, guidOf(code.facet, nameOf(code)));
      rest.push(code);
      continue;
    }
    const siblings = under.get(code.parent);
    if (siblings) siblings.push(code);
    else under.set(code.parent, [code]);
  }
  for (const above of rest)
    for (const code of under.get(above.id) ?? []) {
      paths.set(code.id, guidOf(paths.get(above.id) ?? '', nameOf(code)));
      rest.push(code);
    }
  return paths;
}
