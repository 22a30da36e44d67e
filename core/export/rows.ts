import type { Bundle, Code, Id, Names, Note, Report } from '../model';
import { inReadingOrder } from '../reading-order';
import { sourceLine } from '../source-line';
import { BETWEEN_NAMES } from './words';

/** A note with what its ids stand for. Codes that no codebook of the bundle has are left out. */
export interface Passage {
  note: Note;
  report?: Report;
  quote: string;
  areas: Code[];
  type?: Code;
  /** `—— 《…政府工作报告》，宁海县，2024-02-01，https://…` */
  source: string;
}

/** One row per note and area; a note without an area has one row. */
export interface Row extends Passage {
  /** The area at the top of the tree. */
  area?: Code;
  /** Where the code is a sub-area: those from the area down to it, itself the last. */
  subAreas?: Code[];
}

export type Language = keyof Names;

/** All codes of the bundle by id, archived ones too: notes keep theirs. One without a name is called by its slug or id. */
export function codesById(bundle: Pick<Bundle, 'codebooks'>): Map<Id, Code> {
  return new Map(bundle.codebooks.flatMap(({ codes }) => codes).map((code) => [code.id, named(code)]));
}

function named(code: Code): Code {
  if (code.name.zh || code.name.en) return code;
  const name = code.slug ?? code.id;
  return { ...code, name: { zh: name, en: name } };
}

/** The notes that are not in the trash, report by report in the bundle's order, each report's as they are read. */
export function passages(bundle: Bundle): Passage[] {
  const codes = codesById(bundle);
  const reports = new Map(bundle.reports.map((report) => [report.id, report]));
  const ofReport = new Map<Id, Note[]>(bundle.reports.map(({ id }) => [id, []]));
  for (const note of bundle.notes) {
    if (note.trashed !== undefined) continue;
    const others = ofReport.get(note.report);
    if (others) others.push(note);
    else ofReport.set(note.report, [note]);
  }
  return [...ofReport].flatMap(([id, notes]) => {
    const report = reports.get(id);
    return inReadingOrder(notes, report).map((note) => passage(note, report, codes));
  });
}

function passage(note: Note, report: Report | undefined, codes: ReadonlyMap<Id, Code>): Passage {
  const type = note.type === undefined ? undefined : codes.get(note.type);
  return {
    note,
    quote: note.anchor.quote.exact,
    areas: note.areas.flatMap((id) => codes.get(id) ?? []),
    source: sourceLine(report, note.url),
    ...(report ? { report } : {}),
    ...(type ? { type } : {}),
  };
}

/** The passage's rows; `codes` as `codesById` gives them. */
export function rowsOf(passage: Passage, codes: ReadonlyMap<Id, Code>): Row[] {
  if (passage.areas.length === 0) return [passage];
  return passage.areas.map((code) => {
    const [area = code, ...subAreas] = [code, ...ancestorsOf(code, codes)].reverse();
    return subAreas.length > 0 ? { ...passage, area, subAreas } : { ...passage, area };
  });
}

/** What stands above the code, its parent first. Survives a parent that is its own child: none comes twice. */
export function ancestorsOf(code: Code, codes: ReadonlyMap<Id, Code>): Code[] {
  const line = new Set([code]);
  for (let at = codes.get(code.parent ?? ''); at && !line.has(at); at = codes.get(at.parent ?? '')) line.add(at);
  return [...line].slice(1);
}

/** The code's ancestor without a parent; the code itself where there is none. */
export const topOf = (code: Code, codes: ReadonlyMap<Id, Code>): Code => ancestorsOf(code, codes).at(-1) ?? code;

/** The light colour, `#rrggbb`: its own, or that of the nearest above it that has one. */
export const colourOf = (code: Code, codes: ReadonlyMap<Id, Code>): string | undefined =>
  [code, ...ancestorsOf(code, codes)].find(({ colour }) => colour)?.colour?.light;

/** A name in the language asked for, or in the other where that is empty. */
export const nameOf = (names: Names, language: Language): string => names[language] || names.zh || names.en;

/** `二、2024年工作安排 › （三）…` */
export const sectionPath = (note: Note): string => note.section.join(BETWEEN_NAMES);
