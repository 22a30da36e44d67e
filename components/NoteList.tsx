import { useState } from 'preact/hooks';
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
  saved(note: Id): Saved;
  open: Id | undefined;
  onOpen(note: Id | undefined): void;
}

/** So many rows are drawn at first and with each "more": thousands at once freeze a page. */
const PAGE = 100;

export function NoteList({ notes, codes, reports, sections, found, saved, open, ...rest }: NoteListProps) {
  const [shown, setShown] = useState(PAGE);
  const left = notes.length - shown;
  let above = '';
  return (
    <>
      <ul class="notes">
        {notes.slice(0, shown).map((note) => {
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
                saved={saved(note.id)}
                open={open === note.id}
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
