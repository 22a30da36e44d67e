import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Before } from '../core/codebook/coded-before';
import type { CopyForm } from '../core/copy-forms';
import { newId } from '../core/id';
import type { Change, Code, Id, Located, Note, Report } from '../core/model';
import { plural, t } from '../i18n/t';
import { AreaChip } from './Badge';
import { CodedBefore } from './CodedBefore';
import { CodePicker } from './CodePicker';
import { CommentField } from './CommentField';
import { CopyMenu } from './CopyMenu';
import { inUse, nameOf } from './code-look';
import { Difference, SideBySide } from './Difference';
import { History } from './History';
import { IconButton } from './Icon';
import { type Saved, SavedMark } from './SavedMark';
import { Settle, type SettleProps } from './Settle';

export interface NoteCardProps {
  note: Note;
  /** Codes of both facets. */
  codes: readonly Code[];
  report?: Report | undefined;
  /** Of its place on the page in view; absent where there is no such page. */
  status?: Located['status'] | undefined;
  /** The words of that page at its place, where they are not the same. */
  now?: string | undefined;
  /** What the report's own list of terms says of the passage. */
  terms?: readonly { term: string; explanation: string }[] | undefined;
  saved: Saved;
  onAreas(areas: Id[]): void;
  onType(type: Id | undefined): void;
  onComment(comment: string, from: string): void;
  onDelete(): void;
  /** The form of copying that is offered first. */
  copyAs: CopyForm;
  onCopy(form: CopyForm): void;
  /** What changes its extent, on the page that shows it. */
  extent?: ComponentChildren;
  onSettle?: SettleProps['onSettle'];
  /** The note's changes, oldest first. */
  onHistory?: () => Promise<readonly Change[]>;
  /** The areas that the reader most likely wants for it, best first: keys 1–9 in the picker. */
  onLikely?: (() => Promise<readonly Id[]>) | undefined;
  /** Where the same words were coded in other reports. */
  onBefore?: (() => Promise<readonly Before[]>) | undefined;
  /** To all places of the same words; `elsewhere` is how many more there are, where that is known. */
  onOccurrences?: (() => void) | undefined;
  elsewhere?: number | undefined;
  onGoTo?: () => void;
  onClose?: () => void;
  /** The notes that lie under the pointer with this one, this one among them. */
  others?: readonly Id[] | undefined;
  onOther?: (note: Id) => void;
}

/** One note, to read and to edit: the same on the page, in popup, panel and library. */
export function NoteCard(props: NoteCardProps) {
  const { note, codes, report, status, now, saved, others = [] } = props;
  const { exact } = note.anchor.quote;
  const [group] = useState(newId);
  const { areas, types } = inUse(codes);
  const [likely, setLikely] = useState<readonly Id[]>([]);
  // Once, so that keys do not change their areas under the reader's fingers.
  useEffect(() => void props.onLikely?.().then(setLikely, () => {}), []);
  const where = [report?.title, ...note.section].filter(Boolean).join(' › ');
  const toggle = (id: Id) =>
    props.onAreas(note.areas.includes(id) ? note.areas.filter((each) => each !== id) : [...note.areas, id]);

  return (
    <section
      class="surface card"
      tabIndex={-1}
      aria-label={t('page_card')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.isComposing) props.onClose?.();
        // On the card itself, not in a field or on a button of it.
        if (event.key === 'Delete' && event.target === event.currentTarget) props.onDelete();
      }}
    >
      <header class="card-head">
        <p class="where" title={where}>
          {where}
        </p>
        {props.onGoTo && <IconButton name="goTo" label={t('ui_goTo')} onClick={props.onGoTo} />}
        {props.onClose && (
          <IconButton name="close" label={t('ui_withKey', t('ui_close'), 'Esc')} onClick={props.onClose} />
        )}
      </header>
      {others.length > 1 && (
        <nav class="others" aria-label={plural('ui_overlapping', others.length)}>
          {others.map((id, index) => (
            <button key={id} type="button" aria-pressed={id === note.id} onClick={() => props.onOther?.(id)}>
              {index + 1}
            </button>
          ))}
        </nav>
      )}
      {status && status !== 'exact' && <p class="status">{t(`ui_status_${status}`)}</p>}
      {status === 'doubtful' && now !== undefined ? (
        <SideBySide quote={exact} now={now} />
      ) : (
        <blockquote class="quote" lang="zh">
          {status === 'edited' && now !== undefined ? <Difference quote={exact} now={now} /> : exact}
        </blockquote>
      )}
      {props.terms && props.terms.length > 0 && (
        <dl class="terms" lang="zh">
          {props.terms.map(({ term, explanation }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{explanation}</dd>
            </div>
          ))}
        </dl>
      )}
      <Settle status={status} onSettle={props.onSettle} />
      {props.extent}
      <div class="areas">
        {note.areas.map((id) => (
          <AreaChip key={id} codes={codes} id={id} onRemove={() => toggle(id)} />
        ))}
        <CodePicker codes={areas} likely={likely} chosen={note.areas} onToggle={toggle} />
      </div>
      {props.onOccurrences && (
        <button type="button" class="link" onClick={props.onOccurrences}>
          {props.elsewhere === undefined ? t('ui_sameWords') : plural('ui_sameWordsHere', props.elsewhere)}
        </button>
      )}
      {types.length > 0 && (
        <fieldset class="types">
          <legend class="visually-hidden">{t('ui_type')}</legend>
          {[undefined, ...types].map((type) => (
            <label key={type?.id ?? 'none'} class="type">
              <input
                type="radio"
                name={group}
                checked={note.type === type?.id}
                onChange={() => props.onType(type?.id)}
              />
              <span>{type ? nameOf(type) : t('ui_noType')}</span>
            </label>
          ))}
        </fieldset>
      )}
      <CommentField key={note.id} value={note.comment} onChange={props.onComment} />
      {props.onHistory && <History key={note.id} codes={codes} revision={note.revision} load={props.onHistory} />}
      <footer class="card-foot">
        <SavedMark saved={saved} />
        <CopyMenu last={props.copyAs} onCopy={props.onCopy} />
        <IconButton name="trash" label={t('ui_withKey', t('ui_delete'), 'Del')} onClick={props.onDelete} />
      </footer>
      {/* It comes late: after all else, where it moves nothing. */}
      {props.onBefore && (
        <CodedBefore key={note.id} codes={codes} areas={note.areas} load={props.onBefore} onTake={props.onAreas} />
      )}
    </section>
  );
}
