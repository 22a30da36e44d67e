import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { BackupOffer } from '../../components/BackupOffer';
import { Brand } from '../../components/Brand';
import { IconButton } from '../../components/Icon';
import { TaskBar } from '../../components/TaskBar';
import { Trouble } from '../../components/Trouble';
import { viewIcons } from '../../components/view-icons';
import { t } from '../../i18n/t';
import { backUp, backupDue, dismissBackup } from '../../state/backup';
import { nearlyFull } from '../../state/disk';
import * as edit from '../../state/edit';
import { ready } from '../../state/records';
import { linkTo, route } from '../../state/route';
import { task, trouble } from '../../state/task';
import { CodebookView } from './CodebookView';
import { ExportView } from './ExportView';
import { Finding } from './Finding';
import { acceptDrops, DropHint, ImportView } from './ImportView';
import { NotesView } from './NotesView';
import { ReportsView } from './ReportsView';
import { SettingsView } from './SettingsView';
import { TrashView } from './TrashView';

const views: { [view: string]: ComponentType } = {
  reports: ReportsView,
  notes: NotesView,
  codebook: CodebookView,
  export: ExportView,
  import: ImportView,
  trash: TrashView,
  settings: SettingsView,
};

export function App() {
  useEffect(() => {
    const ending = new AbortController();
    acceptDrops(ending.signal);
    return () => ending.abort();
  }, []);
  const { view } = route.value;
  const current = Object.hasOwn(views, view) ? view : 'reports';
  const View = views[current] ?? ReportsView;
  return (
    <div class="library-frame">
      <header class="library-head">
        <Brand />
        <h1>{t('ui_libraryTitle')}</h1>
        <nav aria-label={t('ui_library')}>
          {Object.keys(views).map((each) => (
            <a key={each} href={linkTo(each)} {...(each === current ? { 'aria-current': 'page' as const } : {})}>
              {t(`library_${each}`)}
            </a>
          ))}
        </nav>
        <IconButton name={viewIcons.undo} label={t('ui_undo')} onClick={edit.undo} />
        <IconButton name={viewIcons.redo} label={t('ui_redo')} onClick={edit.redo} />
      </header>
      {backupDue.value && <BackupOffer why={backupDue.value} onBackUp={backUp} onLater={dismissBackup} />}
      <main class="library-main">
        {nearlyFull.value && <p class="alarm">{t('settings_nearlyFull')}</p>}
        {ready.value && <View />}
        {!ready.value && trouble.value && <Trouble {...trouble.value} onAgain={() => location.reload()} />}
      </main>
      <Finding />
      <DropHint />
      <Telling />
    </div>
  );
}

/** Apart, so that no view is drawn anew because something begins, is done, or has been told long enough. */
function Telling() {
  return <TaskBar task={task.value} onUndo={edit.undo} onRedo={edit.redo} />;
}
