import { t } from '../i18n/t';
import { Message } from './Message';

export interface TroubleProps {
  /** A message key, and what it speaks of. */
  reason: string;
  about: readonly string[];
  onAgain(): void;
}

/** What is kept cannot be read: said as long as it is so. */
export function Trouble({ reason, about, onAgain }: TroubleProps) {
  return (
    <div role="alert">
      <Message title={t('ui_unreadable')} text={t(reason, ...about)}>
        <button type="button" class="button" onClick={onAgain}>
          {t('ui_tryAgain')}
        </button>
      </Message>
    </div>
  );
}
