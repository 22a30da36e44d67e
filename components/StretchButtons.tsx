import { t } from '../i18n/t';

/** How one end of a passage moves. */
export interface Stretch {
  end: 'start' | 'end';
  way: 'grow' | 'shrink';
  by: 'character' | 'clause';
}

const moves: [end: Stretch['end'], way: Stretch['way'], sign: string][] = [
  ['start', 'grow', '⟸'],
  ['start', 'shrink', '⟹'],
  ['end', 'shrink', '⟸'],
  ['end', 'grow', '⟹'],
];

/** Moves the passage's ends by a clause; with Shift held, by a character. */
export function StretchButtons({ onStretch }: { onStretch: (how: Stretch) => void }) {
  return (
    <fieldset class="stretch">
      <legend class="visually-hidden">{t('ui_extent')}</legend>
      {moves.map(([end, way, sign]) => (
        <button
          key={`${end} ${way}`}
          type="button"
          aria-label={t(`ui_extent_${end}_${way}`)}
          title={t('ui_extentHint', t(`ui_extent_${end}_${way}`))}
          onClick={(event) => onStretch({ end, way, by: event.shiftKey ? 'character' : 'clause' })}
        >
          {sign}
        </button>
      ))}
    </fieldset>
  );
}
