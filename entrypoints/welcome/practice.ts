import styles from '../../assets/page.css?inline';
import tokens from '../../assets/tokens.css?inline';
import { excerptTypes } from '../../core/codebook/excerpt-types';
import { policyAreas } from '../../core/codebook/policy-areas';
import type { Command, NewNote, Outcome, SplitNote } from '../../core/command';
import type { CopyForm } from '../../core/copy-forms';
import { newId } from '../../core/id';
import type { Id, Json, Note } from '../../core/model';
import type { PageService, PageState } from '../../messages/services';

const REPORT = '00000000-0000-4000-8000-000000000001';

/**
 * The background's part for the report to try things on: the same service, kept in memory and gone with the page, so
 * that trying leaves nothing among the reader's notes.
 */
export function practiceService(title: string, changed: () => void): PageService {
  let notes: Note[] = [];
  let copyAs: CopyForm = 'source';
  const past: { label: string; notes: Note[] }[] = [];
  const future: { label: string; notes: Note[] }[] = [];
  const codes = [...policyAreas.codes, ...excerptTypes.codes];

  const write = (label: string, next: Note[]): Outcome => {
    past.push({ label, notes });
    future.length = 0;
    notes = next;
    queueMicrotask(changed);
    return { outcome: 'done', step: newId() };
  };
  const turn = (from: typeof past, to: typeof past, nothing: string) => {
    const step = from.pop();
    if (!step) return { outcome: 'refused' as const, reason: nothing };
    to.push({ label: step.label, notes });
    notes = step.notes;
    queueMicrotask(changed);
    return { outcome: 'done' as const, step: newId(), label: step.label };
  };

  return {
    arrived: async () => {},
    open: async ({ text }): Promise<PageState> => ({
      recognition: { verdict: 'report', score: 1, title },
      text: String(text.length),
      notes: notes.filter(({ trashed }) => !trashed),
      codes,
      recent: recentAreas(notes),
      located: [],
      settings: { shown: true, paused: false, strip: false, keys: {}, copyAs, ephemeral: false },
      sequence: past.length,
    }),
    news: async () => undefined,
    addNote: async (request) =>
      write('step_addNote', [
        ...notes,
        ...[request, ...(request.also ?? [])].map((place) => noteOf({ ...request, ...place })),
      ]),
    commit: async (command) => write(command.label, applied(notes, command)),
    splitNote: async (request) => write('step_splitNote', cutIn(notes, request)),
    undo: async () => turn(past, future, 'refused_nothingToUndo'),
    redo: async () => turn(future, past, 'refused_nothingToRedo'),
    suggest: async () => [],
    likely: async () => [],
    copyAs: async (form) => {
      copyAs = form;
    },
    located: async () => {},
    style: async () => false,
    history: async () => [],
    codedBefore: async () => [],
    otherTexts: async () => [],
    traditional: async () => '',
    styles: async () => `${tokens}\n${styles}`,
  };
}

function noteOf({ note: id, page, anchor, section, areas, comment }: NewNote): Note {
  const now = new Date().toISOString();
  const stamp = { revision: 1, created: now, updated: now };
  return { id, ...stamp, report: REPORT, text: '', url: page.url, anchor, section, areas, comment };
}

function cutIn(notes: readonly Note[], { note: id, parts }: SplitNote): Note[] {
  return notes.flatMap((note) =>
    note.id === id
      ? parts.map(({ note: part, anchor, section }, index) => ({
          ...note,
          anchor,
          section,
          ...(index ? { id: part, revision: 1, comment: '' } : { revision: note.revision + 1 }),
        }))
      : note,
  );
}

/** The patches of a command on notes; what they were before is not looked at, since nobody else writes here. */
function applied(notes: readonly Note[], { edits }: Command): Note[] {
  return notes.map((note) => {
    const edit = edits.find(({ record }) => record === note.id);
    if (!edit) return note;
    const next: { [field: string]: Json | undefined } = JSON.parse(JSON.stringify(note));
    for (const [field, { to }] of Object.entries(edit.patch))
      if (to === undefined) delete next[field];
      else next[field] = to;
    return { ...note, ...next, revision: note.revision + 1 };
  });
}

const recentAreas = (notes: readonly Note[]): Id[] => [...new Set(notes.toReversed().flatMap(({ areas }) => areas))];
