import type { CopyForm } from '../core/copy-forms';
import type { Code, Id } from '../core/model';
import { t } from '../i18n/t';
import { AreaChip, Badge } from './Badge';
import { CodePicker } from './CodePicker';
import { copyLabel } from './CopyMenu';
import { lookOf } from './code-look';
import { IconButton } from './Icon';

export interface ToolbarProps {
  /** All codes of facet area. */
  areas: readonly Code[];
  /** Up to nine, the likeliest first: keys 1–9. */
  likely: readonly Id[];
  /** The words that speak for a suggested one. */
  because?: { [id: Id]: string[] } | undefined;
  /** Chosen to go together with the next: the first gives the colour. */
  picked: readonly Id[];
  /** With it the passage is marked. */
  onArea(id: Id): void;
  /** One more before it is marked; one that is picked already is taken away. */
  onPick(id: Id): void;
  /** Marked with what is picked, or without an area. */
  onHighlight(): void;
  onComment(): void;
  /** Leads to the field that finds an area; empty where the reader has turned it off. */
  pickKey: string;
  /** The form in which a card copied last. */
  copyAs: CopyForm;
  onCopy(): void;
  onClose(): void;
}

/** The one row that appears by a selection. */
export function Toolbar(props: ToolbarProps) {
  const { areas, likely, picked, onArea, onPick } = props;

  /** Arrow keys walk over the buttons; a field keeps its own. What other keys do is the page's affair, as without the focus. */
  const keyed = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
    walk(event.currentTarget, event.target, step);
    event.preventDefault();
  };

  return (
    <div class="surface toolbar" role="toolbar" tabIndex={-1} aria-label={t('page_toolbar')} onKeyDown={keyed}>
      {picked.length > 0 && (
        <div class="picked">
          {picked.map((id) => (
            <AreaChip key={id} codes={areas} id={id} onRemove={() => onPick(id)} />
          ))}
          <button type="button" class="button button-primary" onClick={props.onHighlight}>
            {t('ui_markPicked')}
          </button>
          <span class="facts" role="status">
            {t('ui_pickMore')}
          </span>
        </div>
      )}
      {likely.map((id, index) => {
        const name = lookOf(areas, id)?.name ?? t('ui_unknownCode');
        return (
          <button
            key={id}
            type="button"
            class="likely"
            data-name={[name, ...(props.because?.[id] ?? [])].join(' · ')}
            aria-keyshortcuts={String(index + 1)}
            {...(picked.length > 0 ? { 'aria-pressed': picked.includes(id) } : {})}
            // With Shift the browser would stretch the selection to here.
            onMouseDown={(event) => event.shiftKey && event.preventDefault()}
            onClick={(event) => (event.shiftKey ? onPick : onArea)(id)}
          >
            <Badge codes={areas} id={id} />
            <span class="visually-hidden">{name}</span>
            <span class="key" aria-hidden="true">
              {index + 1}
            </span>
          </button>
        );
      })}
      <CodePicker
        codes={areas}
        likely={likely}
        chosen={picked}
        onToggle={(id) => (picked.includes(id) ? onPick : onArea)(id)}
        onAlso={onPick}
        onEnter={picked.length > 0 ? props.onHighlight : undefined}
        placeholder={t('ui_moreAreas')}
        title={props.pickKey && t('ui_withKey', t('ui_moreAreas'), props.pickKey)}
      />
      <span class="divider" />
      <IconButton name="highlight" label={t('ui_withKey', t('ui_highlight'), 'H')} onClick={props.onHighlight} />
      <IconButton name="comment" label={t('ui_withKey', t('ui_comment'), 'M')} onClick={props.onComment} />
      <IconButton name="copy" label={copyLabel(props.copyAs)} onClick={props.onCopy} />
      <IconButton name="close" label={t('ui_withKey', t('ui_close'), 'Esc')} onClick={props.onClose} />
    </div>
  );
}

function walk(row: EventTarget | null, from: EventTarget | null, step: number): void {
  if (!(row instanceof Element)) return;
  const stops = Array.from(row.querySelectorAll<HTMLElement>('button, input'));
  const at = from instanceof HTMLElement ? stops.indexOf(from) : -1;
  stops[(at + step + stops.length) % stops.length]?.focus();
}
