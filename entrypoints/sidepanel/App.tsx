import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Brand } from '../../components/Brand';
import { CoverageStrip } from '../../components/CoverageStrip';
import { CodeChoice, SearchField } from '../../components/FilterFields';
import { IconButton } from '../../components/Icon';
import { Message } from '../../components/Message';
import { NoteList } from '../../components/NoteList';
import { SuggestedList } from '../../components/SuggestedList';
import { TaskBar } from '../../components/TaskBar';
import { Trouble } from '../../components/Trouble';
import { viewIcons } from '../../components/view-icons';
import type { Id, Note } from '../../core/model';
import { filterNotes, isNarrow, type NoteFilter, narrowed } from '../../core/note-filter';
import { plural, t, written } from '../../i18n/t';
import { nearlyFull } from '../../state/disk';
import * as edit from '../../state/edit';
import { noteActions, savedOf, settle } from '../../state/note-actions';
import { onOccurrences } from '../../state/occurrences';
import { openLibrary } from '../../state/open-library';
import {
  contents,
  coverage,
  goToSection,
  inView,
  type SectionNotes,
  sections,
  stretches,
  suggested,
  take,
} from '../../state/panel';
import { codes, ready, reportsById } from '../../state/records';
import { pageNotes, positions, report, standing, tab } from '../../state/tab';
import { task, trouble } from '../../state/task';
import { Finding } from '../library/Finding';
import { About } from '../popup/About';
import { TabMessage } from '../popup/TabMessage';

const filter = signal<NoteFilter>({ query: '' });
const open = signal<Id | undefined>(undefined);

/** The report in the tab beside: its outline with the notes in it. */
export function App() {
  const state = tab.value;
  if (!state || !ready.value)
    return (
      <>
        <header class="panel-head">
          <Brand />
          <h1>{t('ui_name')}</h1>
        </header>
        <main class="panel-main">
          {trouble.value && <Trouble {...trouble.value} onAgain={() => location.reload()} />}
        </main>
      </>
    );
  const { found, doubtful, lost, elsewhere } = pageNotes.value;
  const count = found.length + doubtful.length + lost.length + elsewhere.length;
  const title = report.value?.title ?? (state.kind === 'report' ? state.recognition?.title : undefined);
  return (
    <>
      <header class="panel-head">
        <Brand />
        <h1 {...(title ? { lang: 'zh', title } : {})}>{title ?? t('ui_name')}</h1>
        <IconButton name={viewIcons.undo} label={t('ui_undo')} onClick={edit.undo} />
        <IconButton name={viewIcons.redo} label={t('ui_redo')} onClick={edit.redo} />
        <IconButton name={viewIcons.library} label={t('ui_library')} onClick={() => void openLibrary()} />
      </header>
      <main class="panel-main">
        <About state={state} />
        {count > 0 && (
          <div class="panel-bar">
            {stretches.value.length > 0 && <Coverage />}
            <Filters />
          </div>
        )}
        {nearlyFull.value && <p class="alarm">{t('settings_nearlyFull')}</p>}
        <TabMessage beside state={state} empty={count === 0} />
        {count > 0 && isNarrow(filter.value) && pass([...found, ...doubtful, ...lost, ...elsewhere]).length === 0 && (
          <Message title={t('ui_nothingFound')} text={t('ui_nothingFoundHint')} />
        )}
        <Apart id="doubtful" notes={doubtful} />
        <Apart id="lost" notes={lost} />
        <Outline />
        <Apart id="elsewhere" notes={elsewhere} />
      </main>
      <Finding
        goTo={({ text, start }) => (tab.value?.texts.includes(text) ? () => void goToSection(start) : undefined)}
      />
      <TaskBar task={task.value} onUndo={edit.undo} onRedo={edit.redo} />
    </>
  );
}

function Coverage() {
  return (
    <CoverageStrip
      codes={codes.value}
      stretches={stretches.value.map(({ note, from, to }) => ({
        id: note.id,
        area: note.areas[0],
        quote: note.anchor.quote.exact,
        from,
        to,
      }))}
      coverage={coverage.value}
      onGoTo={noteActions.onGoTo}
    />
  );
}

function Filters() {
  const narrow = (change: Parameters<typeof narrowed>[1]) => {
    filter.value = narrowed(filter.value, change);
  };
  return (
    <div class="filters">
      <SearchField value={filter.value.query} onChange={(query) => narrow({ query })} />
      <CodeChoice codes={codes.value} facet="area" value={filter.value.area} onChange={(area) => narrow({ area })} />
      <CodeChoice codes={codes.value} facet="type" value={filter.value.type} onChange={(type) => narrow({ type })} />
    </div>
  );
}

const pass = (notes: readonly Note[]) => filterNotes(notes, filter.value, codes.value, reportsById.value);

/** Notes that have no certain place on this page. */
function Apart({ id, notes }: { id: 'doubtful' | 'lost' | 'elsewhere'; notes: readonly Note[] }) {
  const shown = pass(notes);
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{plural(`ui_notes_${id}`, shown.length)}</h2>
      <Notes notes={shown} headed />
    </section>
  );
}

/** Every section where nothing is narrowed; else those that hold what is looked for. */
function Outline() {
  const all = sections.value;
  if (all.length === 0) return null;
  const current = contents.value?.sections[inView.value]?.start;
  const narrow = isNarrow(filter.value);
  return (
    <nav aria-label={t('panel_outline')}>
      <ol class="outline">
        {all.map((section) => {
          const notes = pass(section.notes);
          if (narrow && notes.length === 0) return null;
          return <Section key={section.start} section={section} notes={notes} current={section.start === current} />;
        })}
      </ol>
    </nav>
  );
}

function Section({ section, notes, current }: { section: SectionNotes; notes: readonly Note[]; current: boolean }) {
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) item.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <li ref={item} class={`outline-item level-${Math.min(section.level, 4)}${current ? ' is-current' : ''}`}>
      {section.title && (
        <button
          type="button"
          class="outline-title"
          lang="zh"
          {...(current ? { 'aria-current': 'location' as const } : {})}
          onClick={() => void goToSection(section.start)}
        >
          <span>{section.title}</span>
          {notes.length > 0 && <span class="outline-count">{written(notes.length)}</span>}
        </button>
      )}
      {notes.length > 0 && <Notes notes={notes} />}
      {current && <Suggested />}
    </li>
  );
}

/** `headed`: with the section above each run of its notes, where no heading of the outline stands above them. */
function Notes({ notes, headed = false }: { notes: readonly Note[]; headed?: boolean }) {
  return (
    <NoteList
      {...noteActions}
      onOccurrences={onOccurrences}
      notes={notes}
      sections={headed}
      codes={codes.value}
      found={positions.value}
      standing={standing.value}
      onSettle={settle}
      saved={savedOf}
      open={open.value}
      onOpen={(note) => {
        open.value = note;
        edit.endTyping();
      }}
    />
  );
}

/** Under the heading of the section in view: what is suggested is of that section. */
function Suggested() {
  const passages = suggested.value;
  if (passages.length === 0) return null;
  return (
    <section aria-labelledby="suggested">
      <h2 id="suggested">{t('panel_suggested')}</h2>
      <SuggestedList
        codes={codes.value}
        passages={passages}
        onGoTo={(start) => void goToSection(start)}
        onTake={(index) => {
          const passage = passages[index];
          if (passage) void take(passage, passage.area);
        }}
      />
    </section>
  );
}
