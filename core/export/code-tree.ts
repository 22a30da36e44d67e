import { guid, guidOf } from '../guid';
import type { Bundle, Code, Id } from '../model';
import { codesById, colourOf, type Language, nameOf, topOf } from './rows';
import { words } from './words';

/** A code as other programs know it. */
export interface CodeNode {
  guid: string;
  /** Used once in the whole tree: QualCoder drops the codings of a second code of the same name. */
  name: string;
  description: string;
  /** `#rrggbb`; sub-areas have their parent's. */
  colour?: string;
  /** Passages may be given it; a mere heading of others otherwise. */
  codable: boolean;
  children: CodeNode[];
}

/** The heading over the types of excerpt. The same in each export, so that importers know the facet. */
export const TYPES_GUID = guidOf('quanyue', 'facet', 'type');

/** All codes of the bundle as a tree, areas first, then the types under one heading. */
export function codeTree(bundle: Pick<Bundle, 'codebooks'>, language: Language): CodeNode[] {
  const codes = codesById(bundle);
  const children = new Map<Id | undefined, Code[]>();
  for (const code of codes.values()) {
    const parent = parentOf(code, codes)?.id;
    const siblings = children.get(parent);
    if (siblings) siblings.push(code);
    else children.set(parent, [code]);
  }
  const names = new Set<string>();
  const named = (code: Code): string => {
    const name = nameOf(code.name, language) || code.id;
    const parent = parentOf(code, codes);
    const longer = parent ? `${name}（${nameOf(parent.name, language)}）` : name;
    let unique = names.has(name) ? longer : name;
    for (let n = 2; names.has(unique); n++) unique = `${longer} ${n}`;
    names.add(unique);
    return unique;
  };
  const node = (code: Code): CodeNode => {
    const colour = colourOf(code, codes);
    return {
      guid: guid(code.id),
      name: named(code),
      description: describe(code, language),
      ...(colour && /^#[0-9a-f]{6}$/i.test(colour) ? { colour } : {}),
      codable: true,
      children: (children.get(code.id) ?? []).sort((a, b) => a.order - b.order).map(node),
    };
  };
  const roots = (children.get(undefined) ?? []).sort((a, b) => a.order - b.order);
  const areas = roots.filter(({ facet }) => facet === 'area').map(node);
  const types = roots.filter(({ facet }) => facet === 'type').map(node);
  if (types.length === 0) return areas;
  const heading = { guid: TYPES_GUID, name: words.type[language], description: '', codable: false, children: types };
  return [...areas, heading];
}

/** The name that stood before `codeTree` told it from another: `其他（教育） 2` under 教育 is 其他, if `names` has that too. */
export function plainName(name: string, parent: string, names: ReadonlySet<string>): string {
  const told = `（${parent}）`;
  const at = name.lastIndexOf(told);
  const plain = name.slice(0, at);
  return at > 0 && names.has(plain) && /^(?: \d+)?$/.test(name.slice(at + told.length)) ? plain : name;
}

/** The parent in the tree; none for a code that is its own ancestor, so that every code is reached. */
function parentOf(code: Code, codes: ReadonlyMap<Id, Code>): Code | undefined {
  const parent = code.parent === undefined ? undefined : codes.get(code.parent);
  return parent && topOf(code, codes).parent === undefined ? parent : undefined;
}

/** What a code is for, as one text: '' where nothing is said of it. */
export function describe({ definition, include, exclude }: Code, language: Language): string {
  const parts = [
    definition && nameOf(definition, language),
    include && words.include[language] + nameOf(include, language),
    exclude && words.exclude[language] + nameOf(exclude, language),
  ];
  return parts.filter(Boolean).join('\n');
}
