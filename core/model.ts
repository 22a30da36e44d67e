/**
 * The one definition of everything a reader keeps. Plain data: each of these survives JSON and structured clone.
 *
 * Ids are random UUIDs (`core/id.ts`); the ids of built-in codes are fixed. Times are UTC ISO strings
 * (`2026-11-23T08:00:00.000Z`). Positions are UTF-16 offsets, end exclusive, in `Text.text`.
 */

export type Id = string;
export type Time = string;

/** Where a passage stands in a text: the quote with its surroundings, and where it was first seen. */
export interface Anchor {
  quote: { exact: string; prefix: string; suffix: string };
  position?: { start: number; end: number };
}

/** Where an anchor was found on one given text. Derived: cached under (note, text hash), never part of a Note. */
export type Located =
  | { status: 'exact' | 'edited' | 'doubtful'; start: number; end: number; score: number; similarity: number }
  | { status: 'lost'; reason: string };

export type Level = 'national' | 'province' | 'city' | 'county' | 'town' | 'zone';

/** What is known of a report. Recognised from its text; a field named in `Report.corrected` is the reader's own. */
export interface ReportFacts {
  /** `government-work-report`, or the name of a sibling genre. Part of the natural key when files are merged. */
  kind: string;
  title: string;
  /** The place as written out, such as 浙江省宁海县 or 宁海县. */
  region?: string;
  level?: Level;
  /** The year that the report is for. */
  year?: number;
  /** Of the session: YYYY-MM-DD. */
  date?: string;
  session?: string;
  /** Name, with office where given: 县长楼鼎鼎. */
  speaker?: string;
}

/** One address at which (a part of) a report is read, with the text that last stood there. */
export interface ReportPage {
  url: string;
  title: string;
  part?: number;
  /** Hash of the page's newest Text. */
  text: string;
}

/** Every record carries the revision that a command must name to change it, and a trash mark in place of deletion. */
export interface Kept {
  id: Id;
  /** 1 when made, one more at each change. */
  revision: number;
  created: Time;
  updated: Time;
  /** When it was put in the trash. */
  trashed?: Time;
}

export interface Report extends Kept, ReportFacts {
  pages: ReportPage[];
  /** The facts that the reader has set; recognition never overwrites them. */
  corrected: (keyof ReportFacts)[];
  /** The reader's memo on the report as a whole. */
  memo: string;
}

/** The readable text of one page as it stood, kept once under its content hash. */
export interface Text {
  /** SHA-256 of `text` in UTF-8, hex, computed in the background. */
  hash: string;
  /** Visible text, block by block, joined by \n. */
  text: string;
  url: string;
  title: string;
  /** When it was first seen. */
  seen: Time;
}

export interface Note extends Kept {
  report: Id;
  /** Hash of the Text on which the anchor was described. */
  text: string;
  /** The page's address where it was made (or last re-attached). */
  url: string;
  anchor: Anchor;
  /** Headings above the passage, outermost first: ['二、2022年工作安排', '（三）…']. */
  section: string[];
  /** Codes of facet `area`, the first gives the colour. */
  areas: Id[];
  /** A code of facet `type`: 提法, 数据, 目标, 举措, 案例, 问题. */
  type?: Id;
  comment: string;
}

export interface Names {
  zh: string;
  en: string;
}

/** A member of a codebook. Moving a code changes its parent, never its id. */
export interface Code {
  id: Id;
  /** Built-in codes only: `AGRI`, `AGRI.GRAIN`, `FIGURE`. */
  slug?: string;
  facet: 'area' | 'type';
  parent?: Id;
  name: Names;
  definition?: Names;
  /** What to code here, and what to leave to a neighbour. */
  include?: Names;
  exclude?: Names;
  /** Other words to find it by. */
  synonyms?: string[];
  /** Pinyin, full and initials, made when the code is saved: ['shengtaihuanjing', 'sthj']. */
  pinyin?: string[];
  /** Sub-areas without one inherit their parent's. */
  colour?: Colour;
  /** One character, shown wherever the colour is. */
  badge?: string;
  /** A reader's own key for it. */
  key?: string;
  order: number;
  archived?: boolean;
  /** Ids in other schemes: { cap: ['100'], cofog: ['04.1'], … }. */
  crosswalk?: Record<string, string[]>;
}

/** #rrggbb: behind the text on light and on dark pages, and for ink and lines on each. */
export interface Colour {
  light: string;
  dark: string;
  ink: string;
  inkDark: string;
}

export interface Codebook {
  id: Id;
  name: Names;
  codes: Code[];
}

/** A codebook as it is stored: one record, so that an edit over many codes is one step. */
export interface KeptCodebook extends Codebook, Kept {}

export type RecordKind = 'report' | 'note' | 'codebook';

/** A value that survives JSON. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * One record's part of one step, before and after, field by field; `undefined` fields are absent. A codebook's codes
 * and a report's pages are fields of their own (`code:<id>`, `page:<url>`), so that an edit of one does not copy all.
 * Where the record came or went, the one side holds all of it, `created` and `revision` too, the other is empty.
 */
export interface Change {
  /** The step's id and the place within it: `${step}/${index}`. */
  id: string;
  step: Id;
  /** Grows by one with each change on this device. */
  sequence: number;
  device: Id;
  time: Time;
  kind: RecordKind;
  record: Id;
  /** A message key that names the step to the reader: `step_addNote`. */
  label: string;
  before: { [field: string]: Json };
  after: { [field: string]: Json };
  /** The same for steps that are undone as one: the typing of a comment. */
  joins?: Id;
  /** For a compensating step: the step that it undoes or does again (of joined steps, the last). */
  undoes?: Id;
  redoes?: Id;
  /** It came with a file: told in the history, never undone here. */
  imported?: true;
  /** Several old entries of one record, put together: told in the history, not undone any more. */
  folded?: true;
}

/** All that is kept and not in the trash, for the views. */
export interface Records {
  notes: Note[];
  reports: Report[];
  codebooks: KeptCodebook[];
}

/** What any export takes and any import gives. */
export interface Bundle {
  reports: Report[];
  texts: Text[];
  notes: Note[];
  codebooks: Codebook[];
  changes?: Change[];
}
