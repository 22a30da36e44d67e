import type { Command, FieldPatch } from '../core/command';
import { newId } from '../core/id';
import type { Anchor, Id, Json, Note } from '../core/model';

/** A command that changes fields of one note, as this view saw it. */
export function editNote(note: Note, label: string, patch: { [field: string]: FieldPatch }, joins?: Id): Command {
  return {
    id: newId(),
    label,
    edits: [{ kind: 'note', record: note.id, base: note.revision, patch }],
    ...(joins ? { joins } : {}),
  };
}

export const setAreas = (note: Note, areas: Id[]): Command =>
  editNote(note, 'step_setAreas', { areas: { from: note.areas, to: areas } });

export const setType = (note: Note, type: Id | undefined): Command =>
  editNote(note, 'step_setType', { type: change(note.type, type) });

/** `from`: what this view last knew to be stored; `joins`: the same for all typing in one go. */
export const setComment = (note: Note, from: string, to: string, joins: Id): Command =>
  editNote(note, 'step_editComment', { comment: { from, to } }, joins);

export const trash = (note: Note): Command =>
  editNote(note, 'step_trashNote', { trashed: change(note.trashed, new Date().toISOString()) });

export interface Extent {
  anchor: Anchor;
  text: string;
  url: string;
  section: string[];
}

/** The note on other words: of the text with this hash, at this address. */
export const setExtent = (note: Note, to: Extent, label = 'step_changeExtent'): Command =>
  editNote(note, label, {
    anchor: { from: anchorJson(note.anchor), to: anchorJson(to.anchor) },
    text: { from: note.text, to: to.text },
    url: { from: note.url, to: to.url },
    section: { from: note.section, to: to.section },
  });

/**
 * `other` becomes a part of `note`, and goes to the trash. `inOrder`: the two as they are read.
 */
export function mergeNotes(note: Note, other: Note, to: Extent, inOrder: readonly Note[]): Command {
  const areas = [...new Set([...note.areas, ...other.areas])];
  const comments = [...new Set(inOrder.map(({ comment }) => comment.trim()).filter(Boolean))].join('\n');
  const merged = setExtent(note, to, 'step_mergeNotes');
  const into = {
    areas: { from: note.areas, to: areas },
    type: change(note.type, note.type ?? other.type),
    comment: { from: note.comment, to: comments },
  };
  const [extent] = merged.edits;
  const edits = extent ? [{ ...extent, patch: { ...extent.patch, ...into } }] : [];
  return { ...merged, edits: [...edits, ...trash(other).edits] };
}

const change = (from: string | undefined, to: string | undefined): FieldPatch => ({
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});

const anchorJson = ({ quote, position }: Anchor): Json => ({
  quote: { ...quote },
  ...(position ? { position: { ...position } } : {}),
});
