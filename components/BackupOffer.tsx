import { t } from '../i18n/t';

/** One line where changes have no backup, `why` as a message key; gone for a week by one click. */
export function BackupOffer({ why, onBackUp, onLater }: { why: string; onBackUp(): void; onLater(): void }) {
  return (
    <p class="backup-offer">
      <span>{t(why)}</span>
      <button type="button" class="link" onClick={onBackUp}>
        {t('backup_now')}
      </button>
      <button type="button" class="link" onClick={onLater}>
        {t('backup_later')}
      </button>
    </p>
  );
}
