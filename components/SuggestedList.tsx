import type { Code, Id } from '../core/model';
import { t } from '../i18n/t';
import { AreaChip } from './Badge';
import { lookOf } from './code-look';

export interface SuggestedListProps {
  codes: readonly Code[];
  passages: readonly { start: number; quote: string; area: Id; words: readonly string[] }[];
  onGoTo(start: number): void;
  /** The reader agrees: nothing is marked before. */
  onTake(index: number): void;
}

/** Paragraphs that no note covers, each with the area that it seems to speak of; the words that say so on hover. */
export function SuggestedList({ codes, passages, onGoTo, onTake }: SuggestedListProps) {
  return (
    <ul class="suggested">
      {passages.map(({ start, quote, area, words }, index) => (
        <li key={start} class="suggested-item">
          <button type="button" class="note-quote" lang="zh" title={t('ui_goTo')} onClick={() => onGoTo(start)}>
            {quote}
          </button>
          <button
            type="button"
            class="suggested-take"
            title={[
              t('panel_take', lookOf(codes, area)?.name ?? t('ui_unknownCode')),
              words.length > 0 && t('panel_because', words.join('、')),
            ]
              .filter(Boolean)
              .join('\n')}
            onClick={() => onTake(index)}
          >
            <AreaChip codes={codes} id={area} />
          </button>
        </li>
      ))}
    </ul>
  );
}
