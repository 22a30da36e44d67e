import { BOM, line } from '../../export/csv-cells';
import { makeQdc } from '../../export/qdc';
import type { Code, Codebook, Id } from '../../model';

const FORMAT = 'quanyue-codebook';
const VERSION = 1;

/** One codebook as text that nothing is lost in. */
export const writeJson = ({ id, name, codes }: Codebook): string =>
  `${JSON.stringify({ format: FORMAT, version: VERSION, codebook: { id, name, codes } }, undefined, 1)}\n`;

/** REFI-QDA, for other programs: https://www.qdasoftware.org/refi-qda-codebook. */
export const writeQdc = (codebooks: Codebook[]): Promise<Uint8Array> =>
  makeQdc({ reports: [], texts: [], notes: [], codebooks });

export const columns = [
  'id',
  'parent',
  'facet',
  'slug',
  'name_zh',
  'name_en',
  'definition_zh',
  'definition_en',
  'include_zh',
  'include_en',
  'exclude_zh',
  'exclude_en',
  'synonyms',
  'colour',
  'badge',
  'key',
  'archived',
] as const;

/** A row for each code, parents before children; formulas are defused. */
export function writeCsv({ codes }: Codebook): string {
  const rows = inOrder(codes).map((code) => [
    code.id,
    code.parent ?? '',
    code.facet,
    code.slug ?? '',
    ...[code.name, code.definition, code.include, code.exclude].flatMap((text) => [text?.zh ?? '', text?.en ?? '']),
    (code.synonyms ?? []).join('; '),
    code.colour?.light ?? '',
    code.badge ?? '',
    code.key ?? '',
    code.archived ? '1' : '',
  ]);
  return BOM + [columns, ...rows].map(line).join('');
}

/** As a tree is read: each parent, then what is under it. Codes on a cycle come last. */
function inOrder(codes: readonly Code[]): Code[] {
  const under = new Map<Id | undefined, Code[]>();
  const ids = new Set(codes.map(({ id }) => id));
  for (const code of [...codes].sort((a, b) => a.order - b.order)) {
    const parent = code.parent !== undefined && ids.has(code.parent) ? code.parent : undefined;
    under.set(parent, [...(under.get(parent) ?? []), code]);
  }
  const line: Code[] = [];
  const rest = [...(under.get(undefined) ?? [])].reverse();
  for (let code = rest.pop(); code; code = rest.pop()) {
    line.push(code);
    rest.push(...(under.get(code.id) ?? []).toReversed());
  }
  const told = new Set(line);
  return [...line, ...codes.filter((code) => !told.has(code))];
}
