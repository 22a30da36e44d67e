import { t } from '../i18n/t';
import { IconButton } from './Icon';

export interface ReattachProps {
  quote: string;
  section: readonly string[];
  /** What the reader has selected by now. */
  selected: string | undefined;
  onAttach(): void;
  onClose(): void;
}

/** At the window's foot while the reader looks for the words of a note that was not found. */
export function Reattach({ quote, section, selected, onAttach, onClose }: ReattachProps) {
  return (
    <section class="surface reattach" aria-label={t('ui_reattach')}>
      <header class="card-head">
        <p class="where">{section.join(' › ')}</p>
        <IconButton name="close" label={t('ui_cancel')} onClick={onClose} />
      </header>
      <blockquote class="quote" lang="zh">
        {quote}
      </blockquote>
      <p class="settle">
        <span role="status">{selected ? t('page_selectedWords', shorten(selected)) : t('page_selectRight')}</span>
        <button type="button" class="button button-primary" disabled={!selected} onClick={onAttach}>
          {t('page_attach')}
        </button>
      </p>
    </section>
  );
}

/** A long selection is known by its ends. */
function shorten(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= 40 ? line : `${line.slice(0, 22)}…${line.slice(-14)}`;
}
