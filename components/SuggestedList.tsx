import { useState } from 'preact/hooks';
import type { Code, Id } from '../core/model';
import { plural, t } from '../i18n/t';
import { AreaChip } from './Badge';

export interface SuggestedListProps {
  codes: readonly Code[];
  passages: readonly { start: number; quote: string; area: Id; words: readonly string[] }[];
  onGoTo(start: number): void;
  /** The reader agrees: nothing is marked before. */
  onTake(index: number): void;
}

/** So many at first: the outline goes on below them. */
const FEW = 3;

/** Paragraphs that no note covers, each with the area that it seems to speak of; the words that say so on hover. */
export function SuggestedList({ codes, passages, onGoTo, onTake }: SuggestedListProps) {
  const [all, setAll] = useState(false);
  const shown = all || passages.length <= FEW + 1 ? passages : passages.slice(0, FEW);
  const left = passages.length - shown.length;
  return (
    <ul class="suggested">
      {shown.map(({ start, quote, area, words }, index) => (
        <li key={start} class="suggested-item">
          <button type="button" class="note-quote" lang="zh" title={t('ui_goTo')} onClick={() => onGoTo(start)}>
            {quote}
          </button>
          <button
            type="button"
            class="suggested-take"
            title={words.length > 0 ? t('panel_because', words.join('、')) : undefined}
            onClick={() => onTake(index)}
          >
            {t('panel_take')}
            <AreaChip codes={codes} id={area} />
          </button>
        </li>
      ))}
      {left > 0 && (
        <li>
          <button type="button" class="link" onClick={() => setAll(true)}>
            {plural('panel_moreSuggested', left)}
          </button>
        </li>
      )}
    </ul>
  );
}
