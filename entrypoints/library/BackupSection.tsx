import { useEffect } from 'preact/hooks';
import { BackupPanel } from '../../components/BackupPanel';
import { day as dayInWords, moment, t } from '../../i18n/t';
import { backUp, backups, chooseFolder, forgetFolder, readBackups } from '../../state/backup';
import { canPickFolder } from '../../state/folder';
import { openSnapshot } from '../../state/importing';
import { linkTo } from '../../state/route';

/** What the settings say of backups. */
export function BackupSection() {
  useEffect(() => {
    void readBackups();
  }, []);
  const { last, ...known } = backups.value;
  return (
    <BackupPanel
      {...known}
      {...(last ? { last: moment(last) } : {})}
      canPickFolder={canPickFolder()}
      onRestore={(day) => {
        location.hash = linkTo('import');
        void openSnapshot(t('backup_snapshotOf', dayInWords(day)), day);
      }}
      onBackUp={() => void backUp()}
      onPickFolder={() => void chooseFolder()}
      onForgetFolder={() => void forgetFolder()}
    />
  );
}
