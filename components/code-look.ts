import type { Code, Colour, Id } from '../core/model';
import { language } from '../i18n/t';

/** Codes by id, with what sub-areas inherit: colour and badge come from the nearest ancestor that has them. */
export interface CodeLook {
  code: Code;
  name: string;
  badge: string;
  /** The code whose colour it has: itself, or the nearest above it; none where none has one. */
  coloured: Code | undefined;
  /** Inline custom properties that the class `tinted` turns into fill and ink for the theme. */
  style: Record<string, string>;
}

/** For codes without a colour of their own or above them: paper and ink. */
const PLAIN: Colour = { light: '#e7e5df', dark: '#3a3833', ink: '#45423b', inkDark: '#d8d4c9' };

/** Of a passage that is marked with nothing that has a colour. */
export const PLAIN_MARK: Colour = { light: '#f2e3b3', dark: '#5a4a1c', ink: '#7a5c00', inkDark: '#e6c660' };

/** Lists draw the same codes thousands of times; a codebook that was edited is another array. */
const looks = new WeakMap<readonly Code[], Map<Id, CodeLook | undefined>>();

/** How a code is shown; `undefined` where the codebook no longer has it. */
export function lookOf(codes: readonly Code[], id: Id): CodeLook | undefined {
  const known = looks.get(codes) ?? new Map<Id, CodeLook | undefined>();
  looks.set(codes, known);
  if (!known.has(id)) known.set(id, look(codes, id));
  return known.get(id);
}

function look(codes: readonly Code[], id: Id): CodeLook | undefined {
  const code = byId(codes).get(id);
  if (!code) return;
  const line = lineage(codes, code);
  const coloured = line.find((each) => each.colour);
  const colour = coloured?.colour ?? PLAIN;
  const name = nameOf(code);
  return {
    code,
    name,
    badge: line.find((each) => each.badge)?.badge ?? Array.from(name)[0] ?? '',
    coloured,
    style: {
      '--qy-light': colour.light,
      '--qy-dark': colour.dark,
      '--qy-ink-light': colour.ink,
      '--qy-ink-dark': colour.inkDark,
    },
  };
}

const choices = new WeakMap<readonly Code[], { areas: Code[]; types: Code[] }>();

/** What can be chosen, by facet; archived codes stay where they are used. The same lists for the same codes. */
export function inUse(codes: readonly Code[]): { areas: Code[]; types: Code[] } {
  const of = (wanted: Code['facet']) => codes.filter(({ facet, archived }) => facet === wanted && !archived);
  const known = choices.get(codes) ?? { areas: of('area'), types: of('type') };
  choices.set(codes, known);
  return known;
}

export function nameOf({ name }: Pick<Code, 'name'>): string {
  return name[language()] || name.zh || name.en;
}

/** What stands for an area where there is room for a line of text alone: 农 农业农村 · 新建高标准农田 */
export function captionOf(codes: readonly Code[], area: Id | undefined, quote: string): string {
  const look = area === undefined ? undefined : lookOf(codes, area);
  return look ? `${look.badge} ${look.name} · ${quote}` : quote;
}

/** A sub-area with its area: 农业农村 › 粮食. */
export function pathName(codes: readonly Code[], code: Code): string {
  return lineage(codes, code).map(nameOf).reverse().join(' › ');
}

/** The code, its parent, and so on up; a cycle in a broken codebook ends it. */
function lineage(codes: readonly Code[], code: Code): Code[] {
  const line = new Set<Code>();
  const all = byId(codes);
  for (let at: Code | undefined = code; at && !line.has(at); at = all.get(at.parent ?? '')) line.add(at);
  return [...line];
}

const indexes = new WeakMap<readonly Code[], ReadonlyMap<Id, Code>>();

function byId(codes: readonly Code[]): ReadonlyMap<Id, Code> {
  const known = indexes.get(codes) ?? new Map(codes.map((code) => [code.id, code]));
  indexes.set(codes, known);
  return known;
}
