import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Code, Id, Located, Note, Report } from '../core/model';
import { plural } from '../i18n/t';
import { type NoteActions, NoteRow } from './NoteRow';
import type { Saved } from './SavedMark';

/** What is done is the same at each drawing: a row keeps the functions that it was first drawn with. */
export interface NoteListProps extends NoteActions {
  notes: readonly Note[];
  codes: readonly Code[];
  /** Where the notes are of several reports: names them. */
  reports?: ReadonlyMap<Id, Report>;
  /** Heads with the section above each run of notes of one section. */
  sections?: boolean;
  found?: ReadonlyMap<Id, Located>;
  /** The page's words at places that are not exact. */
  standing?: ReadonlyMap<Id, string>;
  saved(note: Id): Saved;
  /** Those that something is to be done with; without `onChoose` there is no choosing. */
  chosen?: ReadonlySet<Id>;
  onChoose?(notes: Id[], chosen: boolean): void;
  open: Id | undefined;
  onOpen(note: Id | undefined): void;
}

/** So many rows are drawn at first and with each "more": thousands at once freeze a page. */
const PAGE = 60;

export function NoteList(props: NoteListProps) {
  const { notes, codes, reports, sections, found, standing, saved, open, onDelete, chosen, onChoose, ...rest } = props;
  const [shown, setShown] = useState(PAGE);
  const list = useRef<HTMLUListElement>(null);
  const gone = useRef<number | undefined>(undefined);
  const drawn = useRef(new Map<Id, { of: readonly unknown[]; item: VNode }>());
  // Rows keep their functions: what a click with Shift reaches is looked up when it comes.
  const listed = useRef(notes);
  listed.current = notes;
  const last = useRef<Id | undefined>(undefined);
  const left = notes.length - shown;
  let above = '';

  /** A row whose note stands as it stood is the same node again: Preact then passes it over. */
  const sameOr = (id: Id, of: readonly unknown[], make: () => VNode): VNode => {
    const before = drawn.current.get(id);
    if (before && of.every((each, index) => each === before.of[index])) return before.item;
    const item = make();
    drawn.current.set(id, { of, item });
    return item;
  };

  // The row with the focus was deleted: the next one has it.
  useLayoutEffect(() => {
    const items = list.current?.children;
    if (gone.current === undefined || !items?.length) return;
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body)
      items[Math.min(gone.current, items.length - 1)]?.querySelector<HTMLElement>('button')?.focus();
    gone.current = undefined;
  }, [notes.length]);

  return (
    <>
      <ul ref={list} class="notes">
        {notes.slice(0, shown).map((note, index) => {
          const section = note.section.join(' › ');
          const head = sections && section !== above ? section : '';
          above = section;
          const report = reports?.get(note.report);
          const status = found?.get(note.id)?.status;
          const now = standing?.get(note.id);
          const state = saved(note.id);
          const isOpen = open === note.id;
          const isChosen = chosen?.has(note.id);
          return sameOr(note.id, [note, codes, report, status, now, state, isOpen, isChosen, head, index], () => (
            <li key={note.id} class="notes-item">
              {head && <h3 class="section">{head}</h3>}
              <NoteRow
                {...rest}
                note={note}
                codes={codes}
                report={report}
                status={status}
                now={now}
                saved={state}
                open={isOpen}
                chosen={isChosen}
                onChoose={
                  onChoose &&
                  ((id, on, through) => {
                    onChoose(through ? between(listed.current, last.current ?? id, id) : [id], on);
                    last.current = id;
                  })
                }
                onDelete={(id) => {
                  gone.current = index;
                  onDelete(id);
                }}
              />
            </li>
          ));
        })}
      </ul>
      {left > 0 && (
        <button type="button" class="button more" onClick={() => setShown(shown + PAGE)}>
          {plural('ui_moreNotes', left)}
        </button>
      )}
    </>
  );
}

/** The notes from one to the other, both with them, whichever is above. */
function between(notes: readonly Note[], from: Id, to: Id): Id[] {
  const [start = 0, end = 0] = [from, to].map((id) => notes.findIndex((note) => note.id === id)).sort((a, b) => a - b);
  return start < 0 ? [to] : notes.slice(start, end + 1).map(({ id }) => id);
}
