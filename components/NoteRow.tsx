import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Before } from '../core/codebook/coded-before';
import type { CopyForm } from '../core/copy-forms';
import type { Change, Code, Id, Located, Note, Report } from '../core/model';
import { t } from '../i18n/t';
import { AreaChip } from './Badge';
import { copyLabel } from './CopyMenu';
import { lookOf, nameOf } from './code-look';
import { Difference, SideBySide } from './Difference';
import { IconButton } from './Icon';
import { NoteCard } from './NoteCard';
import { isPhrase } from './phrase';
import type { Saved } from './SavedMark';
import { Settle } from './Settle';
import { viewIcons } from './view-icons';

/** What a reader can do with a note in a list. */
export interface NoteActions {
  onAreas(note: Id, areas: Id[]): void;
  onType(note: Id, type: Id | undefined): void;
  onComment(note: Id, comment: string, from: string): void;
  onDelete(note: Id): void;
  onCopy(note: Note, form: CopyForm): void;
  /** The form in which a card copied last. */
  copyAs(): CopyForm;
  onGoTo(note: Id): void;
  /** What a program gets on which the row is dropped. */
  textOf(note: Note): string;
  onHistory(note: Id): Promise<readonly Change[]>;
  /** Where the same words were coded in other reports. */
  onBefore?: (note: Note) => Promise<readonly Before[]>;
  /** The areas that the reader most likely wants for it, best first. */
  onLikely?: (note: Id) => Promise<readonly Id[]>;
  /** To all places of the same words in its report. */
  onOccurrences?: (note: Note) => void;
  /** Absent where no page is in view. */
  onSettle?: (note: Id, how: 'confirm' | 'reject' | 'reattach') => void;
}

export interface NoteRowProps extends NoteActions {
  note: Note;
  codes: readonly Code[];
  /** Named above the passage, where a list holds several reports. */
  report?: Report | undefined;
  status?: Located['status'] | undefined;
  /** The words of the page at its place, where they are not the same. */
  now?: string | undefined;
  saved: Saved;
  /** Whether it is among those that something is to be done with; absent where there is no choosing. */
  chosen?: boolean | undefined;
  /** `through`: with all between it and the one before. */
  onChoose?: ((note: Id, chosen: boolean, through: boolean) => void) | undefined;
  /** The card stands in place of the row. */
  open: boolean;
  onOpen(note: Id | undefined): void;
}

/** So much of a passage names it. */
const NAMED = 24;

/** A note in a list: the passage leads to its place, the pencil opens the card. */
export function NoteRow(props: NoteRowProps) {
  const { note, open } = props;
  const place = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(open);
  // The focus goes into the card, and back to the button that opened it.
  useLayoutEffect(() => {
    if (wasOpen.current === open) return;
    wasOpen.current = open;
    place.current?.querySelector<HTMLElement>(open ? '.card' : '.note-edit')?.focus();
  }, [open]);
  const { onSettle, onBefore, onLikely, onOccurrences } = props;
  const settle = onSettle && ((how: 'confirm' | 'reject' | 'reattach') => onSettle(note.id, how));
  return (
    <div ref={place}>
      {open ? (
        <NoteCard
          note={note}
          codes={props.codes}
          report={props.report}
          status={props.status}
          now={props.now}
          saved={props.saved}
          onAreas={(areas) => props.onAreas(note.id, areas)}
          onType={(type) => props.onType(note.id, type)}
          onComment={(comment, from) => props.onComment(note.id, comment, from)}
          onDelete={() => props.onDelete(note.id)}
          copyAs={props.copyAs()}
          onCopy={(form) => props.onCopy(note, form)}
          onGoTo={() => props.onGoTo(note.id)}
          onClose={() => props.onOpen(undefined)}
          onSettle={settle}
          onHistory={() => props.onHistory(note.id)}
          onLikely={onLikely && (() => onLikely(note.id))}
          onBefore={onBefore && (() => onBefore(note))}
          onOccurrences={onOccurrences && isPhrase(note) ? () => onOccurrences(note) : undefined}
        />
      ) : (
        <Row {...props} settle={settle} />
      )}
    </div>
  );
}

function Row(props: NoteRowProps & { settle: ((how: 'confirm' | 'reject' | 'reattach') => void) | undefined }) {
  const { note, codes, report, status, now } = props;
  const { exact } = note.anchor.quote;
  const type = codes.find(({ id }) => id === note.type);
  const [first] = note.areas;
  const edge = first === undefined ? undefined : lookOf(codes, first);
  return (
    <article
      class="note"
      style={edge?.style ?? {}}
      draggable
      onDragStart={({ dataTransfer }) => {
        dataTransfer?.setData('text/plain', props.textOf(note));
        if (dataTransfer) dataTransfer.effectAllowed = 'copy';
      }}
    >
      {status === 'doubtful' && now !== undefined ? (
        <SideBySide quote={exact} now={now} />
      ) : (
        <button type="button" class="note-quote" lang="zh" title={t('ui_goTo')} onClick={() => props.onGoTo(note.id)}>
          {status === 'edited' && now !== undefined ? <Difference quote={exact} now={now} /> : exact}
        </button>
      )}
      {note.comment && <p class="note-comment">{note.comment}</p>}
      <Settle status={status} onSettle={props.settle} />
      <div class="note-foot">
        {note.areas.map((id) => (
          <AreaChip key={id} codes={codes} id={id} />
        ))}
        {type && <span class="note-type">{nameOf(type)}</span>}
        {status === 'edited' && <span class="status">{t('ui_status_edited')}</span>}
        {report && <span class="note-report">{report.title}</span>}
        <span class="note-buttons">
          {props.onChoose && (
            <input
              type="checkbox"
              class="note-choose"
              aria-label={t('ui_chooseNote', exact.slice(0, NAMED))}
              title={t('ui_choose')}
              checked={props.chosen ?? false}
              onClick={({ currentTarget, shiftKey }) => props.onChoose?.(note.id, currentTarget.checked, shiftKey)}
            />
          )}
          {status === 'doubtful' && (
            <IconButton name="goTo" label={t('ui_goTo')} onClick={() => props.onGoTo(note.id)} />
          )}
          <IconButton
            class="note-edit"
            name={viewIcons.edit}
            label={t('ui_edit')}
            onClick={() => props.onOpen(note.id)}
          />
          <IconButton
            name="copy"
            label={copyLabel(props.copyAs())}
            onClick={() => props.onCopy(note, props.copyAs())}
          />
          <IconButton name="trash" label={t('ui_delete')} onClick={() => props.onDelete(note.id)} />
        </span>
      </div>
    </article>
  );
}
