import { signal } from '@preact/signals';
import { AreaBars } from '../../components/AreaBars';
import { Choice, CodeChoice, SearchField } from '../../components/FilterFields';
import { Message } from '../../components/Message';
import { NoteList } from '../../components/NoteList';
import type { Id } from '../../core/model';
import { countByArea, isNarrow, narrowed } from '../../core/note-filter';
import { inReadingOrder } from '../../core/reading-order';
import { plural, t } from '../../i18n/t';
import { chooseNone, chooseNotes, chosenNotes, noteFilter, notesUnder } from '../../state/chosen-notes';
import * as edit from '../../state/edit';
import { noteActions, savedOf } from '../../state/note-actions';
import { onOccurrences } from '../../state/occurrences';
import { codes, records, reportsById } from '../../state/records';
import { linkTo, route } from '../../state/route';
import { ReportHead } from './ReportHead';
import '../../assets/counts.css';
import '../../assets/notes-view.css';

const open = signal<Id | undefined>(undefined);

/** All notes, or those of one report under what is known of it; narrowed by what the reader chooses. */
export function NotesView() {
  const { reports } = records.value;
  const named = route.value.query.get('report') ?? undefined;
  const report = named === undefined ? undefined : reportsById.value.get(named);
  const filter = narrowed(
    noteFilter.value,
    named === undefined ? {} : { report: named, region: undefined, year: undefined },
  );
  const narrow = (change: Parameters<typeof narrowed>[1]) => {
    noteFilter.value = narrowed(noteFilter.value, change);
  };
  if (reports.length === 0) return <Message title={t('ui_noNotes')} text={t('ui_noReportsHint')} />;
  const found = notesUnder(filter);
  const ordered = report ? inReadingOrder(found, report) : found.toSorted((a, b) => (a.updated < b.updated ? 1 : -1));
  const byArea = notesUnder(narrowed(filter, { area: undefined }));
  const regions = [...new Set(reports.flatMap(({ region }) => region ?? []))].sort((a, b) => a.localeCompare(b, 'zh'));
  const years = [...new Set(reports.flatMap(({ year }) => year ?? []))].sort((a, b) => b - a);
  const options = (values: readonly (string | number)[]) =>
    values.map((value) => ({ value: String(value), name: String(value) }));
  const narrows = isNarrow(narrowed(filter, { report: undefined }));
  return (
    <div class="notes-view">
      <aside class="notes-filters" aria-label={t('ui_narrow')}>
        <SearchField value={filter.query} onChange={(query) => narrow({ query })} />
        <Choice
          label={t('ui_report')}
          any={t('ui_anyReport')}
          options={reports.map(({ id, title }) => ({ value: id, name: title }))}
          value={named}
          onChange={(id) => {
            location.hash = linkTo('notes', { report: id });
          }}
        />
        <CodeChoice codes={codes.value} facet="area" value={filter.area} onChange={(area) => narrow({ area })} />
        <CodeChoice codes={codes.value} facet="type" value={filter.type} onChange={(type) => narrow({ type })} />
        {!report && (
          <>
            <Choice
              label={t('ui_region')}
              any={t('ui_anyRegion')}
              options={options(regions)}
              value={filter.region}
              onChange={(region) => narrow({ region })}
            />
            <Choice
              label={t('ui_year')}
              any={t('ui_anyYear')}
              options={options(years)}
              value={filter.year === undefined ? undefined : String(filter.year)}
              onChange={(year) => narrow({ year: year === undefined ? undefined : Number(year) })}
            />
          </>
        )}
        {narrows && (
          <button
            type="button"
            class="link"
            onClick={() => {
              noteFilter.value = { query: '' };
            }}
          >
            {t('ui_widen')}
          </button>
        )}
        <AreaBars
          codes={codes.value}
          counts={countByArea(byArea, codes.value)}
          chosen={filter.area}
          onChoose={(area) => narrow({ area })}
        />
      </aside>
      <div class="notes-found">
        {report && <ReportHead key={report.id} report={report} />}
        <section class="notes-found" aria-labelledby="found">
          <div class="view-head">
            <h2 id="found">
              <span role="status">{plural('ui_notes', found.length)}</span>
            </h2>
            {narrows && found.length > 0 && (
              <a href={linkTo('export', { scope: 'filter', report: named })}>{t('ui_exportThese')}</a>
            )}
          </div>
          {chosenNotes.value.size > 0 && <Chosen />}
          {found.length === 0 && (
            <Message
              title={t(narrows ? 'ui_nothingFound' : 'ui_noNotes')}
              text={t(narrows ? 'ui_nothingFoundHint' : 'ui_noNotesHint')}
            />
          )}
          <NoteList
            {...noteActions}
            onOccurrences={onOccurrences}
            key={named}
            notes={ordered}
            codes={codes.value}
            sections={report !== undefined}
            {...(report ? {} : { reports: reportsById.value })}
            saved={savedOf}
            chosen={chosenNotes.value}
            onChoose={chooseNotes}
            open={open.value}
            onOpen={(note) => {
              open.value = note;
              edit.endTyping();
            }}
          />
        </section>
      </div>
    </div>
  );
}

/** What can be done with the notes that are checked. */
function Chosen() {
  return (
    <p class="chosen-notes">
      <span role="status">{plural('ui_chosenNotes', chosenNotes.value.size)}</span>
      <a href={linkTo('export', { scope: 'notes' })}>{t('library_export')}</a>
      <button type="button" class="link" onClick={chooseNone}>
        {t('ui_chooseNone')}
      </button>
    </p>
  );
}
