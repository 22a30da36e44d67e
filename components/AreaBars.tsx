import type { Code, Id } from '../core/model';
import { t } from '../i18n/t';
import { Badge } from './Badge';
import { lookOf } from './code-look';

export interface AreaBarsProps {
  codes: readonly Code[];
  /** The most frequent first. */
  counts: readonly { area: Id; count: number }[];
  chosen: Id | undefined;
  onChoose(area: Id | undefined): void;
}

/** Notes by area: each bar narrows the list to its area, and widens it again. */
export function AreaBars({ codes, counts, chosen, onChoose }: AreaBarsProps) {
  const most = counts[0]?.count ?? 1;
  if (counts.length === 0) return null;
  return (
    <ul class="bars" aria-label={t('ui_byArea')}>
      {counts.map(({ area, count }) => {
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
                <span class="bar-fill" style={{ ...look?.style, width: `${(100 * count) / most}%` }} />
              </span>
              <span class="bar-count">{count}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
