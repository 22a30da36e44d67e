import type { Anchor, Id, Json, Located, Note, RecordKind } from './model';
import type { Recognition } from './report/types';

/**
 * All writing is a command: edits to records, done together or not at all. It is born with its id where the reader
 * acts, so that a command sent again is the same command and is done once.
 */
export interface Command {
  /** The step's id in the change log. */
  id: Id;
  /** A message key that names the step: `step_editComment`. */
  label: string;
  edits: Edit[];
  /**
   * Steps with the same id here, made one after another on one record, are undone as one: the typing of a comment.
   */
  joins?: Id;
}

/**
 * One record's edit. `base` is the revision that the reader saw, 0 for a record that is new. Patches are per field
 * and say what the field was: an edit is merged with a newer one of another field; where two edits of one text field
 * meet, both texts are kept; of a list, both sides' additions and removals.
 */
export interface Edit {
  kind: RecordKind;
  record: Id;
  base: number;
  patch: { [field: string]: FieldPatch };
}

/** `to` absent removes the field, and the record where it was the last; `from` absent says that there was none. */
export interface FieldPatch {
  from?: Json;
  to?: Json;
}

/** Expected ends of a command are values. Nothing has been written unless `done`. */
export type Outcome =
  | { outcome: 'done'; step: Id; merged?: boolean }
  /** A message key says why: refused_recordMoved, refused_quota, refused_newerDatabase, refused_unknownRecord … */
  | { outcome: 'refused'; reason: string };

/** The steps that undo and redo tell the reader about. */
export type Undone =
  | { outcome: 'done'; step: Id; label: string }
  | { outcome: 'refused'; reason: string; label?: string };

/** A page as a reader has it open. */
export interface OpenedPage {
  url: string;
  title: string;
  text: string;
}

/** A new note, with what makes its report and text where they are not known yet. */
export interface NewNote {
  /** The command's id, and the note's: the same when it is sent again. */
  command: Id;
  note: Id;
  page: OpenedPage;
  recognition: Recognition;
  anchor: Anchor;
  section: string[];
  areas: Id[];
  type?: Id;
  comment: string;
  /** The same words elsewhere on the page, coded alike in the same step. */
  also?: NewPlace[];
}

/** Where one of several new notes of a page stands. */
export interface NewPlace {
  note: Id;
  anchor: Anchor;
  section: string[];
}

/** A note cut in parts, in reading order. The first is the note itself, whatever id it has here. */
export interface SplitNote {
  /** The command's id. */
  command: Id;
  note: Id;
  /** The note's revision that the parts were made of. */
  base: number;
  page: OpenedPage;
  parts: { note: Id; anchor: Anchor; section: string[] }[];
}

/** Where a note was found on one text. */
export interface FoundNote {
  note: Id;
  located: Located;
  /** The note's revision that was looked for: a position of an older anchor is then not cached. */
  revision?: number;
}

/** What has happened to a report's notes since an announcement. */
export interface News {
  /** The announcement that this is as new as. */
  sequence: number;
  /** Made or changed. */
  notes: Note[];
  /** In the trash now, of another report, or never made after all. */
  gone: Id[];
  /** Positions cached for the notes that are made or changed. */
  located: FoundNote[];
  /** How many notes the report has now. */
  count: number;
}
