import type { Code, Id, Located, Note, Report } from '../core/model';
import { t } from '../i18n/t';
import { AreaChip } from './Badge';
import { lookOf, nameOf } from './code-look';
import { IconButton } from './Icon';
import { NoteCard } from './NoteCard';
import type { Saved } from './SavedMark';

/** What a reader can do with a note in a list. */
export interface NoteActions {
  onAreas(note: Id, areas: Id[]): void;
  onType(note: Id, type: Id | undefined): void;
  onComment(note: Id, comment: string): void;
  onDelete(note: Id): void;
  onCopy(note: Note): void;
  onGoTo(note: Id): void;
}

export interface NoteRowProps extends NoteActions {
  note: Note;
  codes: readonly Code[];
  /** Named above the passage, where a list holds several reports. */
  report?: Report | undefined;
  status?: Located['status'] | undefined;
  saved: Saved;
  /** The card stands in place of the row. */
  open: boolean;
  onOpen(note: Id | undefined): void;
}

/** A note in a list: the passage leads to its place, the pencil opens the card. */
export function NoteRow(props: NoteRowProps) {
  const { note, codes, report, open, onOpen } = props;
  if (open)
    return (
      <NoteCard
        note={note}
        codes={codes}
        report={report}
        status={props.status}
        saved={props.saved}
        onAreas={(areas) => props.onAreas(note.id, areas)}
        onType={(type) => props.onType(note.id, type)}
        onComment={(comment) => props.onComment(note.id, comment)}
        onDelete={() => props.onDelete(note.id)}
        onCopy={() => props.onCopy(note)}
        onGoTo={() => props.onGoTo(note.id)}
        onClose={() => onOpen(undefined)}
      />
    );
  const type = codes.find(({ id }) => id === note.type);
  const [first] = note.areas;
  const edge = first === undefined ? undefined : lookOf(codes, first);
  return (
    <article class="note" style={edge?.style ?? {}}>
      <button type="button" class="note-quote" lang="zh" title={t('ui_goTo')} onClick={() => props.onGoTo(note.id)}>
        {note.anchor.quote.exact}
      </button>
      {note.comment && <p class="note-comment">{note.comment}</p>}
      <div class="note-foot">
        {note.areas.map((id) => (
          <AreaChip key={id} codes={codes} id={id} />
        ))}
        {type && <span class="note-type">{nameOf(type)}</span>}
        {props.status && props.status !== 'exact' && <span class="status">{t(`ui_status_${props.status}`)}</span>}
        {report && <span class="note-report">{report.title}</span>}
        <span class="note-buttons">
          <IconButton name="comment" label={t('ui_edit')} onClick={() => onOpen(note.id)} />
          <IconButton name="copy" label={t('ui_copyWithSource')} onClick={() => props.onCopy(note)} />
          <IconButton name="trash" label={t('ui_delete')} onClick={() => props.onDelete(note.id)} />
        </span>
      </div>
    </article>
  );
}
