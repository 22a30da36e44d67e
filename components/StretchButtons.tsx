import { t } from '../i18n/t';

/** How one end of a passage moves. */
export interface Stretch {
  end: 'start' | 'end';
  way: 'grow' | 'shrink';
  by: 'character' | 'clause';
}

const ends = [
  { end: 'start', ways: ['grow', 'shrink'] },
  { end: 'end', ways: ['shrink', 'grow'] },
] as const;

/** Moves the passage's ends by a clause; with Shift held, by a character. */
export function StretchButtons({ onStretch }: { onStretch: (how: Stretch) => void }) {
  return (
    <fieldset class="stretch">
      <legend class="visually-hidden">{t('ui_extent')}</legend>
      {ends.map(({ end, ways }) => (
        <span key={end}>
          {t(`ui_extent_${end}`)}
          {ways.map((way, index) => (
            <button
              key={way}
              type="button"
              aria-label={t(`ui_extent_${end}_${way}`)}
              title={t('ui_extentHint', t(`ui_extent_${end}_${way}`))}
              onClick={(event) => onStretch({ end, way, by: event.shiftKey ? 'character' : 'clause' })}
            >
              {index === 0 ? '←' : '→'}
            </button>
          ))}
        </span>
      ))}
    </fieldset>
  );
}
