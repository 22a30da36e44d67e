import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Code, Id, Located, Note, Report } from '../core/model';
import { plural } from '../i18n/t';
import { type NoteActions, NoteRow } from './NoteRow';
import type { Saved } from './SavedMark';

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
  open: Id | undefined;
  onOpen(note: Id | undefined): void;
}

/** So many rows are drawn at first and with each "more": thousands at once freeze a page. */
const PAGE = 100;

export function NoteList(props: NoteListProps) {
  const { notes, codes, reports, sections, found, standing, saved, open, onDelete, ...rest } = props;
  const [shown, setShown] = useState(PAGE);
  const list = useRef<HTMLUListElement>(null);
  const gone = useRef<number | undefined>(undefined);
  const left = notes.length - shown;
  let above = '';

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
          return (
            <li key={note.id} class="notes-item">
              {head && <h3 class="section">{head}</h3>}
              <NoteRow
                {...rest}
                note={note}
                codes={codes}
                report={reports?.get(note.report)}
                status={found?.get(note.id)?.status}
                now={standing?.get(note.id)}
                saved={saved(note.id)}
                open={open === note.id}
                onDelete={(id) => {
                  gone.current = index;
                  onDelete(id);
                }}
              />
            </li>
          );
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
