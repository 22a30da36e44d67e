import { signal } from '@preact/signals';
import { AreaBars } from '../../components/AreaBars';
import { BackupOffer } from '../../components/BackupOffer';
import { Brand } from '../../components/Brand';
import { CommentField } from '../../components/CommentField';
import { ExportMenu } from '../../components/ExportMenu';
import { CodeChoice, SearchField } from '../../components/FilterFields';
import { IconButton } from '../../components/Icon';
import { Message } from '../../components/Message';
import { NoteList } from '../../components/NoteList';
import { TaskBar } from '../../components/TaskBar';
import { Trouble } from '../../components/Trouble';
import { viewIcons } from '../../components/view-icons';
import type { Id } from '../../core/model';
import { countByArea, filterNotes, isNarrow, type NoteFilter, narrowed } from '../../core/note-filter';
import { plural, t } from '../../i18n/t';
import type { Settling, TabState } from '../../messages/services';
import { backupDue, dismissBackup } from '../../state/backup';
import { copyExport } from '../../state/copying';
import { nearlyFull } from '../../state/disk';
import * as edit from '../../state/edit';
import { noteActions, savedOf, settle } from '../../state/note-actions';
import { openLibrary } from '../../state/open-library';
import { openPanel } from '../../state/open-panel';
import { codes, ready, records, reportsById } from '../../state/records';
import { pageNotes, positions, recentNotes, report, standing, tab } from '../../state/tab';
import { task, tellError, trouble } from '../../state/task';
import { About } from './About';
import { SiteMenu } from './SiteMenu';
import { TabMessage } from './TabMessage';

const filter = signal<NoteFilter>({ query: '' });
const open = signal<Id | undefined>(undefined);

/** The formats that a popup offers; the library has them all. */
const formats = [
  { id: 'markdown', copies: true },
  { id: 'csv', copies: true },
  { id: 'json', copies: false },
];

export function App() {
  const state = tab.value;
  if (trouble.value && !(state && ready.value))
    return (
      <>
        <header class="popup-head">
          <Brand />
          <h1>{t('ui_name')}</h1>
        </header>
        <main class="popup-main">
          <Trouble {...trouble.value} onAgain={() => location.reload()} />
        </main>
      </>
    );
  if (!state || !ready.value) return <p class="loading" role="status" />;
  return (
    <>
      <Head state={state} />
      {backupDue.value && (
        <BackupOffer why={backupDue.value} onBackUp={() => void openLibrary('settings')} onLater={dismissBackup} />
      )}
      <main class="popup-main">
        {nearlyFull.value && <p class="alarm">{t('settings_nearlyFull')}</p>}
        <About state={state} />
        <TabMessage state={state} empty={count() === 0} />
        <Notes />
      </main>
      <div class="popup-told">
        <TaskBar task={task.value} onUndo={edit.undo} onRedo={edit.redo} />
      </div>
      <Foot state={state} />
    </>
  );
}

/** How many notes this page's report has. */
const count = () => Object.values(pageNotes.value).reduce((sum, notes) => sum + notes.length, 0);

function Head({ state }: { state: TabState }) {
  const title = report.value?.title ?? (state.kind === 'report' ? state.recognition?.title : undefined);
  return (
    <header class="popup-head">
      <Brand />
      <h1 {...(title ? { lang: 'zh', title } : {})}>{title ?? t('ui_name')}</h1>
      <IconButton name={viewIcons.undo} label={t('ui_undo')} onClick={edit.undo} />
      <IconButton name={viewIcons.redo} label={t('ui_redo')} onClick={edit.redo} />
      <IconButton name={viewIcons.panel} label={t('ui_panel')} onClick={() => void openBeside(state.tab)} />
      <IconButton name={viewIcons.library} label={t('ui_library')} onClick={() => void openLibrary()} />
    </header>
  );
}

function Notes() {
  const { notes } = records.value;
  if (notes.length === 0) return null;
  const { found, doubtful, lost, elsewhere } = pageNotes.value;
  const its = [...found, ...doubtful, ...lost, ...elsewhere];
  const narrow = (change: Parameters<typeof narrowed>[1]) => {
    filter.value = narrowed(filter.value, change);
  };
  const others = isNarrow(filter.value) ? notes.filter((note) => note.report !== report.value?.id) : recentNotes.value;
  const lists = [
    { id: 'doubtful', notes: doubtful, named: false },
    { id: 'here', notes: found, named: false },
    { id: 'lost', notes: lost, named: false },
    { id: 'elsewhere', notes: elsewhere, named: false },
    { id: 'others', notes: others, named: true },
  ].map((list) => ({ ...list, notes: filterNotes(list.notes, filter.value, codes.value, reportsById.value) }));
  return (
    <>
      {its.length > 1 && (
        <AreaBars
          codes={codes.value}
          counts={countByArea(its, codes.value)}
          most={4}
          chosen={filter.value.area}
          onChoose={(area) => narrow({ area })}
        />
      )}
      <div class="filters">
        <SearchField value={filter.value.query} onChange={(query) => narrow({ query })} />
        <CodeChoice codes={codes.value} facet="area" value={filter.value.area} onChange={(area) => narrow({ area })} />
        <CodeChoice codes={codes.value} facet="type" value={filter.value.type} onChange={(type) => narrow({ type })} />
      </div>
      {isNarrow(filter.value) && lists.every((list) => list.notes.length === 0) && (
        <Message title={t('ui_nothingFound')} text={t('ui_nothingFoundHint')} />
      )}
      {lists.map(
        ({ id, notes: its, named }) =>
          its.length > 0 && (
            <section key={id} aria-labelledby={id}>
              <h2 id={id}>
                {id === 'others' && !isNarrow(filter.value) ? t('ui_recent') : plural(`ui_notes_${id}`, its.length)}
              </h2>
              <NoteList
                {...list}
                codes={codes.value}
                notes={its}
                open={open.value}
                saved={savedOf}
                {...(named ? { reports: reportsById.value } : { sections: true })}
                {...(id === 'others' || id === 'elsewhere'
                  ? {}
                  : { found: positions.value, standing: standing.value, onSettle })}
              />
            </section>
          ),
      )}
      {report.value && <Memo />}
    </>
  );
}

const list = {
  ...noteActions,
  onOpen(note: Id | undefined) {
    open.value = note;
    edit.endTyping();
  },
};

/** To select words the reader must be on the page: the popup makes way. */
const onSettle = (note: Id, how: Settling) =>
  void settle(note, how).then((done) => {
    if (done && how === 'reattach') window.close();
  });

function Memo() {
  const its = report.value;
  if (!its) return null;
  return (
    <section class="memo" aria-labelledby="memo">
      <h2 id="memo">{t('ui_memo')}</h2>
      <CommentField
        key={its.id}
        value={its.memo}
        label={t('ui_memo')}
        onChange={(memo, from) => edit.setMemo(its.id, memo, from)}
      />
    </section>
  );
}

function Foot({ state }: { state: TabState }) {
  const its = report.value;
  return (
    <footer class="popup-foot">
      {its && count() > 0 && (
        <ExportMenu
          formats={formats}
          onCopy={(format) => void copyExport(format, { of: 'report', report: its.id })}
          // The browser closes a popup when it asks where to save: the library saves.
          onSave={(format) => void openLibrary(`export?format=${format}&report=${its.id}&save`)}
        />
      )}
      <SiteMenu state={state} />
    </footer>
  );
}

/** The popup would lie over it. */
async function openBeside(id: number): Promise<void> {
  try {
    await openPanel(id);
    window.close();
  } catch (error) {
    tellError(error);
  }
}
