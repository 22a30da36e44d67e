import { type Action, keyFor } from '../core/page-keys';
import { t } from '../i18n/t';

/** How one end of a passage moves. */
export interface Stretch {
  end: 'start' | 'end';
  way: 'grow' | 'shrink';
  by: 'character' | 'clause';
}

export interface StretchButtonsProps {
  onStretch(how: Stretch): void;
  /** Cuts it where the reader has clicked or selected. */
  onSplit(): void;
  /** The words of the note that it can be made one with. */
  mergesWith: string | undefined;
  onMerge(): void;
  /** The reader's own keys, by action. */
  keys: { [action: string]: string };
}

/** The actions that move an end, as their buttons stand. */
export const stretches = [
  { action: 'growStart', end: 'start', way: 'grow', arrow: '←' },
  { action: 'shrinkStart', end: 'start', way: 'shrink', arrow: '→' },
  { action: 'shrinkEnd', end: 'end', way: 'shrink', arrow: '←' },
  { action: 'growEnd', end: 'end', way: 'grow', arrow: '→' },
] as const;

/** So much of the other note's words tells which it is. */
const NAMED = 16;

/** Moves the passage's ends by a clause, with Shift held by a character; cuts it, or makes it one with its neighbour. */
export function StretchButtons({ onStretch, onSplit, mergesWith, onMerge, keys }: StretchButtonsProps) {
  const withKey = (words: string, action: Action) => {
    const key = keyFor(action, keys);
    return key ? t('ui_withKey', words, key) : words;
  };
  return (
    <fieldset class="stretch">
      <legend class="visually-hidden">{t('ui_extent')}</legend>
      {(['start', 'end'] as const).map((which) => (
        <span key={which}>
          {t(`ui_extent_${which}`)}
          {stretches
            .filter(({ end }) => end === which)
            .map(({ action, end, way, arrow }) => (
              <button
                key={action}
                type="button"
                aria-label={t(`ui_extent_${end}_${way}`)}
                title={withKey(t('ui_extentHint', t(`ui_extent_${end}_${way}`)), action)}
                onClick={(event) => onStretch({ end, way, by: event.shiftKey ? 'character' : 'clause' })}
              >
                {arrow}
              </button>
            ))}
        </span>
      ))}
      <span>
        <button type="button" title={withKey(t('ui_splitHint'), 'split')} onClick={onSplit}>
          {t('ui_split')}
        </button>
        {mergesWith !== undefined && (
          <button
            type="button"
            title={withKey(t('ui_mergeHint', mergesWith.slice(0, NAMED)), 'merge')}
            onClick={onMerge}
          >
            {t('ui_merge')}
          </button>
        )}
      </span>
    </fieldset>
  );
}
