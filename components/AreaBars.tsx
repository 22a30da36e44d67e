import { useState } from 'preact/hooks';
import type { Code, Id } from '../core/model';
import { plural, t, written } from '../i18n/t';
import { Badge } from './Badge';
import { lookOf } from './code-look';

export interface AreaBarsProps {
  codes: readonly Code[];
  /** The most frequent first. */
  counts: readonly { area: Id; count: number }[];
  chosen: Id | undefined;
  onChoose(area: Id | undefined): void;
  /** So many at first, the rest when asked for. */
  most?: number;
}

/** Notes by area: each bar narrows the list to its area, and widens it again. */
export function AreaBars({ codes, counts, chosen, onChoose, most = counts.length }: AreaBarsProps) {
  const [all, setAll] = useState(false);
  const longest = counts[0]?.count ?? 1;
  // One that stands alone behind "more" is shown in its place.
  const shown = all || counts.length <= most + 1 ? counts : counts.slice(0, most);
  if (counts.length === 0) return null;
  const left = counts.length - shown.length;
  return (
    <ul class="bars" aria-label={t('ui_byArea')}>
      {shown.map(({ area, count }) => {
        const look = lookOf(codes, area);
        return (
          <li key={area}>
            <button
              type="button"
              class="bar"
              aria-pressed={chosen === area}
              onClick={() => onChoose(chosen === area ? undefined : area)}
            >
              <Badge codes={codes} id={area} />
              <span class="bar-name">{look?.name ?? t('ui_unknownCode')}</span>
              <span class="bar-track" aria-hidden="true">
                <span class="bar-fill" style={{ ...look?.style, width: `${(100 * count) / longest}%` }} />
              </span>
              <span class="bar-count">{written(count)}</span>
            </button>
          </li>
        );
      })}
      {left > 0 && (
        <li>
          <button type="button" class="link" onClick={() => setAll(true)}>
            {plural('ui_moreAreasLeft', left)}
          </button>
        </li>
      )}
    </ul>
  );
}
