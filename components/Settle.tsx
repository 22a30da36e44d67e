import type { Located } from '../core/model';
import { t } from '../i18n/t';

export interface SettleProps {
  status: Located['status'] | undefined;
  /** Absent where no page is in view on which the place could be settled. */
  onSettle?: ((how: 'confirm' | 'reject' | 'reattach') => void) | undefined;
}

/** What can be done about a place that is not certain. */
export function Settle({ status, onSettle }: SettleProps) {
  if (!onSettle || (status !== 'doubtful' && status !== 'lost')) return null;
  return (
    <p class="settle">
      {status === 'doubtful' && (
        <>
          <button type="button" class="button button-primary" onClick={() => onSettle('confirm')}>
            {t('ui_confirmPlace')}
          </button>
          <button type="button" class="button" onClick={() => onSettle('reject')}>
            {t('ui_rejectPlace')}
          </button>
        </>
      )}
      {status === 'lost' && (
        <button type="button" class="button" onClick={() => onSettle('reattach')}>
          {t('ui_reattach')}
        </button>
      )}
    </p>
  );
}
