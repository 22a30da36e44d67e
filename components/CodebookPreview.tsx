import type { RowFate } from '../core/codebook/files/read';
import { plural, t, written } from '../i18n/t';

export interface CodebookPreviewProps {
  name: string;
  fates: readonly { name: string; outcome: 'add' | 'change' | 'merge' | 'same' }[];
  faults: readonly RowFate[];
  /** Whether it is kept beside what is here; not told where that is no question. */
  apart?: boolean | undefined;
  onApart(apart: boolean): void;
  onTake(): void;
  onCancel(): void;
}

const outcomes = ['add', 'change', 'merge', 'same'] as const;
/** More names than a reader looks through are counted only. */
const MOST = 200;

/** What a codebook file would bring, code by code, before anything is written. */
export function CodebookPreview({ name, fates, faults, apart, onApart, onTake, onCancel }: CodebookPreviewProps) {
  const brings = fates.some(({ outcome }) => outcome !== 'same');
  return (
    <section class="codebook-preview" aria-label={t('import_preview', name)}>
      <h2>{t('import_preview', name)}</h2>
      {!brings && <p>{t('codebook_nothing')}</p>}
      {apart !== undefined && (
        <label class="switch">
          <input type="checkbox" checked={apart} onChange={({ currentTarget }) => onApart(currentTarget.checked)} />
          {t('codebook_apart')}
        </label>
      )}
      {outcomes.map((outcome) => {
        const its = fates.filter((each) => each.outcome === outcome);
        if (its.length === 0) return null;
        return (
          <details key={outcome} data-outcome={outcome} open={outcome !== 'same' && its.length <= 40}>
            <summary>
              {t(`codebook_outcome_${outcome}`)} <b class="figure">{written(its.length)}</b>
            </summary>
            <ul class="codebook-names">
              {its.slice(0, MOST).map((each, index) => (
                <li key={`${index} ${each.name}`}>{each.name}</li>
              ))}
              {its.length > MOST && <li>{t('codebook_andMore', its.length - MOST)}</li>}
            </ul>
          </details>
        );
      })}
      {faults.length > 0 && (
        <details data-outcome="fault" open>
          <summary>{plural('codebook_faults', faults.length)}</summary>
          <ul>
            {faults.slice(0, MOST).map(({ row, name: its, reason }) => (
              <li key={row}>
                <span class="facts">{t('codebook_row', row)}</span> {its} {reason && t(reason)}
              </li>
            ))}
            {faults.length > MOST && <li>{t('codebook_andMore', faults.length - MOST)}</li>}
          </ul>
        </details>
      )}
      <p class="export-actions">
        {brings && (
          <button type="button" class="button button-primary" onClick={onTake}>
            {t('import_start')}
          </button>
        )}
        <button type="button" class="button" onClick={onCancel}>
          {t(brings ? 'ui_cancel' : 'ui_close')}
        </button>
      </p>
    </section>
  );
}
