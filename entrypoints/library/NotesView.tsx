import { signal } from '@preact/signals';
import { AreaBars } from '../../components/AreaBars';
import { Choice, CodeChoice, SearchField } from '../../components/FilterFields';
import { Message } from '../../components/Message';
import { NoteList } from '../../components/NoteList';
import type { Id } from '../../core/model';
import { countByArea, filterNotes, isNarrow, type NoteFilter, narrowed } from '../../core/note-filter';
import { inReadingOrder } from '../../core/reading-order';
import { plural, t } from '../../i18n/t';
import { copyNote } from '../../state/copying';
import * as edit from '../../state/edit';
import { codes, records, reportsById } from '../../state/records';
import { linkTo, route } from '../../state/route';
import { attempt, tellFailure } from '../../state/task';

const chosen = signal<NoteFilter>({ query: '' });
const open = signal<Id | undefined>(undefined);

/** All notes, narrowed by what the reader chooses. */
export function NotesView() {
  const { notes, reports } = records.value;
  const named = route.value.query.get('report') ?? undefined;
  const filter = narrowed(chosen.value, named === undefined ? {} : { report: named });
  const narrow = (change: Parameters<typeof narrowed>[1]) => {
    chosen.value = narrowed(chosen.value, change);
  };
  const found = filterNotes(notes, filter, codes.value, reportsById.value);
  const report = named === undefined ? undefined : reportsById.value.get(named);
  const ordered = report ? inReadingOrder(found, report) : found.toSorted((a, b) => (a.updated < b.updated ? 1 : -1));
  const regions = [...new Set(reports.flatMap(({ region }) => region ?? []))].sort((a, b) => a.localeCompare(b, 'zh'));
  const years = [...new Set(reports.flatMap(({ year }) => year ?? []))].sort((a, b) => b - a);
  const options = (values: readonly (string | number)[]) =>
    values.map((value) => ({ value: String(value), name: String(value) }));
  if (notes.length === 0) return <Message title={t('ui_noNotes')} text={t('ui_noReportsHint')} />;
  return (
    <div class="notes-view">
      <aside class="notes-filters">
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
        <AreaBars
          codes={codes.value}
          counts={countByArea(found, codes.value)}
          chosen={filter.area}
          onChoose={(area) => narrow({ area })}
        />
      </aside>
      <section class="notes-found" aria-labelledby="found">
        <h2 id="found">{plural('ui_notes', found.length)}</h2>
        {found.length === 0 && isNarrow(filter) && (
          <Message title={t('ui_nothingFound')} text={t('ui_nothingFoundHint')} />
        )}
        <NoteList
          notes={ordered}
          codes={codes.value}
          sections={report !== undefined}
          {...(report ? {} : { reports: reportsById.value })}
          saved={(note) => edit.saving.value.get(note) ?? 'saved'}
          open={open.value}
          onOpen={(note) => {
            open.value = note;
            edit.endTyping();
          }}
          onAreas={edit.setAreas}
          onType={edit.setType}
          onComment={edit.setComment}
          onDelete={(note) => void edit.trashNotes([note])}
          onCopy={(note) => void copyNote(note)}
          onGoTo={(note) => void goTo(note)}
        />
      </section>
    </div>
  );
}

async function goTo(note: Id): Promise<void> {
  const outcome = await attempt('ui_working', () => edit.service.goTo(note));
  if (outcome?.outcome === 'refused') tellFailure(outcome.reason);
}
