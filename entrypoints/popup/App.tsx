import { signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { AreaBars } from '../../components/AreaBars';
import { Brand } from '../../components/Brand';
import { CommentField } from '../../components/CommentField';
import { ExportMenu } from '../../components/ExportMenu';
import { CodeChoice, SearchField } from '../../components/FilterFields';
import { IconButton } from '../../components/Icon';
import { Message } from '../../components/Message';
import { NoteList } from '../../components/NoteList';
import { ReportFacts } from '../../components/ReportFacts';
import { TaskBar } from '../../components/TaskBar';
import type { Id, Note } from '../../core/model';
import { countByArea, filterNotes, isNarrow, type NoteFilter, narrowed } from '../../core/note-filter';
import { plural, t } from '../../i18n/t';
import type { TabState } from '../../messages/services';
import { copyExport, copyNote } from '../../state/copying';
import * as edit from '../../state/edit';
import { codes, ready, records, reportsById } from '../../state/records';
import { pageNotes, positions, recentNotes, report, tab } from '../../state/tab';
import { attempt, task } from '../../state/task';
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
  if (!state || !ready.value) return <TaskBar task={task.value} onUndo={edit.undo} />;
  return (
    <>
      <Head state={state} />
      <main class="popup-main">
        <TabMessage state={state} empty={pageNotes.value.found.length + pageNotes.value.apart.length === 0} />
        <Notes />
      </main>
      <Foot state={state} />
      <TaskBar task={task.value} onUndo={edit.undo} />
    </>
  );
}

function Head({ state }: { state: TabState }) {
  const facts = report.value ?? (state.kind === 'report' ? state.recognition : undefined);
  return (
    <header class="popup-head">
      <div class="popup-title">
        <Brand />
        <h1 title={(state.recognition?.reasons ?? []).map(wordsOf).join('\n')}>{facts?.title ?? t('extName')}</h1>
        <IconButton name="undo" label={t('ui_undo')} onClick={edit.undo} />
        <IconButton name="redo" label={t('ui_redo')} onClick={edit.redo} />
        <IconButton name="library" label={t('ui_library')} onClick={() => openLibrary()} />
      </div>
      {facts && <ReportFacts facts={facts} />}
    </header>
  );
}

/** A recognition's reason, `reason_title:政府工作报告`, in words. */
function wordsOf(reason: string): string {
  const [key = '', ...evidence] = reason.split(':');
  return t(key, evidence.join(':'));
}

function Notes() {
  const { notes } = records.value;
  if (notes.length === 0) return null;
  const { found, apart } = pageNotes.value;
  const narrow = (change: Parameters<typeof narrowed>[1]) => {
    filter.value = narrowed(filter.value, change);
  };
  const pass = (list: readonly Note[]) => filterNotes(list, filter.value, codes.value, reportsById.value);
  const here = pass(found);
  const lost = pass(apart);
  const recent = pass(
    isNarrow(filter.value) ? notes.filter((note) => note.report !== report.value?.id) : recentNotes.value,
  );
  const list = {
    codes: codes.value,
    saved: (note: Id) => edit.saving.value.get(note) ?? ('saved' as const),
    open: open.value,
    onOpen: (note: Id | undefined) => {
      open.value = note;
      edit.endTyping();
    },
    onAreas: edit.setAreas,
    onType: edit.setType,
    onComment: edit.setComment,
    onDelete: (note: Id) => void edit.trashNotes([note]),
    onCopy: copyNote,
    onGoTo: (note: Id) => void goTo(note),
  };
  return (
    <>
      <div class="filters">
        <SearchField value={filter.value.query} onChange={(query) => narrow({ query })} />
        <CodeChoice codes={codes.value} facet="area" value={filter.value.area} onChange={(area) => narrow({ area })} />
        <CodeChoice codes={codes.value} facet="type" value={filter.value.type} onChange={(type) => narrow({ type })} />
      </div>
      {found.length + apart.length > 0 && (
        <details class="counts">
          <summary>{t('ui_byArea')}</summary>
          <AreaBars
            codes={codes.value}
            counts={countByArea([...found, ...apart], codes.value)}
            chosen={filter.value.area}
            onChoose={(area) => narrow({ area })}
          />
        </details>
      )}
      {here.length > 0 && (
        <section aria-labelledby="here">
          <h2 id="here">{plural('ui_notesHere', here.length)}</h2>
          <NoteList {...list} notes={here} sections found={positions.value} />
        </section>
      )}
      {lost.length > 0 && (
        <section aria-labelledby="lost">
          <h2 id="lost">{plural('ui_notesApart', lost.length)}</h2>
          <NoteList {...list} notes={lost} found={positions.value} />
        </section>
      )}
      {report.value && <Memo />}
      {recent.length > 0 && (
        <section aria-labelledby="recent">
          <h2 id="recent">{t('ui_notesElsewhere')}</h2>
          <NoteList {...list} notes={recent} reports={reportsById.value} />
        </section>
      )}
      {isNarrow(filter.value) && here.length + lost.length + recent.length === 0 && (
        <Message title={t('ui_nothingFound')} text={t('ui_nothingFoundHint')} />
      )}
    </>
  );
}

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
        onChange={(memo) => void edit.setMemo(its.id, memo)}
      />
    </section>
  );
}

function Foot({ state }: { state: TabState }) {
  const its = report.value;
  const hasNotes = pageNotes.value.found.length + pageNotes.value.apart.length > 0;
  const reachable = state.kind === 'report' || state.kind === 'page' || state.kind === 'paused';
  return (
    <footer class="popup-foot">
      {its && hasNotes && (
        <ExportMenu
          formats={formats}
          onCopy={(format) => void copyExport(format, its.id)}
          // The browser closes a popup when it asks where to save: the library saves.
          onSave={(format) => openLibrary(`export?format=${format}&report=${its.id}&save`)}
        />
      )}
      {reachable && (
        <div class="popup-links">
          <button type="button" class="link" onClick={() => void toggleShown()}>
            {t(shown.value ? 'ui_hide' : 'ui_show')}
          </button>
          <button type="button" class="link" onClick={() => void pause(state)}>
            {t(state.kind === 'paused' ? 'ui_resume' : 'ui_pause')}
          </button>
          <button type="button" class="link" onClick={() => void never(state)}>
            {t('ui_never')}
          </button>
        </div>
      )}
    </footer>
  );
}

const shown = signal(true);
void edit.service
  .settings()
  .then((settings) => {
    shown.value = settings.shown;
  })
  .catch(() => {});

async function toggleShown(): Promise<void> {
  const settings = await attempt('ui_working', () => edit.service.changeSettings({ shown: !shown.value }));
  if (settings) shown.value = settings.shown;
}

async function pause({ tab: id, kind }: TabState): Promise<void> {
  await attempt('ui_working', () => edit.service.pause(id, kind !== 'paused'));
  tab.value = await edit.service.tab(id);
}

async function never({ tab: id, host }: TabState): Promise<void> {
  await attempt('ui_working', () => edit.service.never(host, true));
  tab.value = await edit.service.tab(id);
}

async function goTo(note: Id): Promise<void> {
  const outcome = await attempt('ui_working', () => edit.service.goTo(note));
  if (outcome?.outcome === 'refused') task.value = { state: 'failed', reason: outcome.reason, about: [] };
}

function openLibrary(route = ''): void {
  void browser.tabs.create({ url: browser.runtime.getURL('/library.html') + (route && `#${route}`) });
}
