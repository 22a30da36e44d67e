import type { Code, Id } from '../core/model';
import { t } from '../i18n/t';
import { captionOf, lookOf } from './code-look';

export interface CoverageStripProps {
  codes: readonly Code[];
  /** Of each note: from and to as shares of the text. */
  stretches: readonly { id: Id; area: Id | undefined; quote: string; from: number; to: number }[];
  /** The share of the text that is marked, 0..1. */
  coverage: number;
  onGoTo(note: Id): void;
}

/** The least width that can be seen and hit, in thousandths. */
const LEAST = 4;

/** The text from its beginning to its end, left to right, with the areas of what is marked. Keyboard: the list below. */
export function CoverageStrip({ codes, stretches, coverage, onGoTo }: CoverageStripProps) {
  return (
    <figure class="coverage">
      <svg viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="coverage-text" width="1000" height="14" />
        {stretches.map(({ id, area, quote, from, to }) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the same notes stand in the list below, for keys and readers.
          <rect
            key={id}
            class="coverage-note"
            style={(area && lookOf(codes, area)?.style) || {}}
            x={from * 1000}
            width={Math.max(LEAST, (to - from) * 1000)}
            height="14"
            onClick={() => onGoTo(id)}
          >
            <title>{captionOf(codes, area, quote.slice(0, 60))}</title>
          </rect>
        ))}
      </svg>
      <figcaption>
        {coverage < 0.01 ? t('panel_coverageLittle') : t('panel_coverage', Math.round(coverage * 100))}
      </figcaption>
    </figure>
  );
}
