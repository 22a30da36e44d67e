import { signal } from '@preact/signals';
import { Message } from '../../components/Message';
import type { Note, Report } from '../../core/model';
import { day, plural, t } from '../../i18n/t';
import * as edit from '../../state/edit';
import { alsoRead, reading, reportsById, reread } from '../../state/records';
import { attempt, tell, tellFailure } from '../../state/task';
import { readTrash } from '../../store/reading';
import '../../assets/trash.css';

const trash = signal<{ notes: Note[]; reports: Report[] }>({ notes: [], reports: [] });
alsoRead(async () => {
  trash.value = await reading(readTrash);
}, new AbortController().signal);

const asked = signal(false);

const PAGE = 100;
const shown = signal(PAGE);

/** What was deleted: to be taken back, or removed for good. */
export function TrashView() {
  const { notes, reports } = trash.value;
  const trashed = new Map(reports.map((report) => [report.id, report]));
  // What went with its report comes back with it; what had been deleted before then does not.
  const wentWith = (note: Note) => trashed.get(note.report)?.trashed === note.trashed;
  const apart = notes.filter((note) => !wentWith(note));
  if (notes.length + reports.length === 0) return <Message title={t('ui_trashEmpty')} text={t('ui_trashEmptyHint')} />;
  return (
    <>
      <h2>{t('library_trash')}</h2>
      <p class="trash-actions">
        {asked.value ? (
          <>
            <span>{t('ui_emptyTrashSure')}</span>
            <button type="button" class="button button-primary" onClick={() => void empty()}>
              {t('ui_emptyTrash')}
            </button>
            <button type="button" class="button" onClick={() => ask(false)}>
              {t('ui_cancel')}
            </button>
          </>
        ) : (
          <button type="button" class="button" onClick={() => ask(true)}>
            {t('ui_emptyTrash')}
          </button>
        )}
      </p>
      <ul class="trash">
        {reports.map((report) => {
          const its = notes.filter((note) => note.report === report.id && wentWith(note));
          return (
            <Item
              key={report.id}
              words={report.title}
              about={[plural('ui_notes', its.length), dayOf(report)]}
              onRestore={() => void edit.restore(its, [report])}
            />
          );
        })}
        {apart.slice(0, shown.value).map((note) => (
          <Item
            key={note.id}
            words={note.anchor.quote.exact}
            about={[(reportsById.value.get(note.report) ?? trashed.get(note.report))?.title, note.comment, dayOf(note)]}
            onRestore={() =>
              void edit.restore(
                [note],
                reports.filter(({ id }) => id === note.report),
              )
            }
          />
        ))}
      </ul>
      {apart.length > shown.value && (
        <button
          type="button"
          class="button more"
          onClick={() => {
            shown.value += PAGE;
          }}
        >
          {plural('ui_moreNotes', apart.length - shown.value)}
        </button>
      )}
    </>
  );
}

function Item(props: { words: string; about: readonly (string | undefined)[]; onRestore: () => void }) {
  return (
    <li class="trash-item">
      <div>
        <p class="trash-words" lang="zh">
          {props.words}
        </p>
        <p class="facts">{props.about.filter(Boolean).join(' · ')}</p>
      </div>
      <button type="button" class="button" onClick={props.onRestore}>
        {t('ui_restore')}
      </button>
    </li>
  );
}

const dayOf = ({ trashed }: Note | Report): string => (trashed ? t('ui_deletedOn', day(trashed)) : '');

function ask(really: boolean): void {
  asked.value = really;
}

async function empty(): Promise<void> {
  ask(false);
  const outcome = await attempt('ui_working', () => edit.service.emptyTrash());
  if (outcome?.outcome === 'done') tell('ui_trashEmptied');
  else if (outcome) tellFailure(outcome.reason);
  await reread();
}
