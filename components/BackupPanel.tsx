import { size } from '../i18n/size';
import { day as dayInWords, t } from '../i18n/t';

export interface BackupPanelProps {
  snapshots: readonly { day: string; size: number }[];
  /** When the last backup outside the browser was made, in the reader's words. */
  last?: string;
  /** A folder that the reader has picked; `asks` where the browser wants to be asked for it again. */
  folder?: { name: string; asks: boolean };
  canPickFolder: boolean;
  onRestore(day: string): void;
  onBackUp(): void;
  onPickFolder(): void;
  onForgetFolder(): void;
}

/** The snapshots inside the browser, and the backups outside it. */
export function BackupPanel(props: BackupPanelProps) {
  const { snapshots, last, folder } = props;
  const whole = snapshots.reduce((sum, snapshot) => sum + snapshot.size, 0);
  return (
    <section class="backup">
      <h2>{t('backup_title')}</h2>
      <p>{snapshots.length ? t('backup_snapshots', size(whole)) : t('backup_none')}</p>
      <ul class="snapshots">
        {snapshots.map(({ day, size: bytes }) => (
          <li key={day} class="site-row">
            <span>
              {dayInWords(day)} <span class="facts">{size(Math.max(1000, bytes))}</span>
            </span>
            <button
              type="button"
              class="link"
              aria-label={`${t('backup_restore')} ${dayInWords(day)}`}
              onClick={() => props.onRestore(day)}
            >
              {t('backup_restore')}
            </button>
          </li>
        ))}
      </ul>
      <p>{t('backup_outside')}</p>
      <p class="facts">{last ? t('backup_last', last) : t('backup_never')}</p>
      {folder && <p>{t(folder.asks ? 'backup_folderAsks' : 'backup_folder', folder.name)}</p>}
      <p class="export-actions">
        <button type="button" class="button button-primary" onClick={props.onBackUp}>
          {t('backup_now')}
        </button>
        {props.canPickFolder && (
          <button type="button" class="button" onClick={props.onPickFolder}>
            {t('backup_chooseFolder')}
          </button>
        )}
        {folder && (
          <button type="button" class="link" onClick={props.onForgetFolder}>
            {t('backup_forgetFolder')}
          </button>
        )}
      </p>
    </section>
  );
}
