import { t } from '../i18n/t';

/** One line where a week's changes have no backup; gone for a week by one click. */
export function BackupOffer({ onBackUp, onLater }: { onBackUp(): void; onLater(): void }) {
  return (
    <p class="backup-offer">
      <span>{t('backup_offer')}</span>
      <button type="button" class="link" onClick={onBackUp}>
        {t('backup_now')}
      </button>
      <button type="button" class="link" onClick={onLater}>
        {t('backup_later')}
      </button>
    </p>
  );
}
