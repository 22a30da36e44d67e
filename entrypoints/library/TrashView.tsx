import { signal } from '@preact/signals';
import { Message } from '../../components/Message';
import type { Note, Report } from '../../core/model';
import { plural, t } from '../../i18n/t';
import * as edit from '../../state/edit';
import { alsoRead, reading, reread } from '../../state/records';
import { attempt, tell, tellFailure } from '../../state/task';
import { readTrash } from '../../store/reading';

const trash = signal<{ notes: Note[]; reports: Report[] }>({ notes: [], reports: [] });
alsoRead(async () => {
  trash.value = await reading(readTrash);
}, new AbortController().signal);

const asked = signal(false);

/** What was deleted: to be taken back, or removed for good. */
export function TrashView() {
  const { notes, reports } = trash.value;
  const trashed = new Set(reports.map(({ id }) => id));
  const apart = notes.filter(({ report }) => !trashed.has(report));
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
          const its = notes.filter((note) => note.report === report.id);
          return (
            <li key={report.id} class="trash-item">
              <p>
                <b>{report.title}</b> · {plural('ui_notes', its.length)}
              </p>
              <button type="button" class="button" onClick={() => void edit.restore(its, [report])}>
                {t('ui_restore')}
              </button>
            </li>
          );
        })}
        {apart.map((note) => (
          <li key={note.id} class="trash-item">
            <p lang="zh">{note.anchor.quote.exact}</p>
            <button type="button" class="button" onClick={() => void edit.restore([note], [])}>
              {t('ui_restore')}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

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
