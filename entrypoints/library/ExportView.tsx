import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Choice } from '../../components/FilterFields';
import { t } from '../../i18n/t';
import { copyExport } from '../../state/copying';
import { loadExporters, makeExport } from '../../state/export';
import { records } from '../../state/records';
import { linkTo, route } from '../../state/route';
import { saveFile } from '../../state/saving';
import { attempt, tell } from '../../state/task';

const formats = signal<readonly { id: string; mime: string }[]>([]);
const preview = signal('');

/** So much of a text is shown before it is saved. */
const SHOWN = 4000;

const isText = (mime: string): boolean => /^text\/|json|ris/.test(mime);

/** A format, a scope, a look at what comes out; save or copy. */
export function ExportView() {
  const { query } = route.value;
  const report = query.get('report') ?? undefined;
  const format = query.get('format') ?? 'markdown';
  const chosen = formats.value.find(({ id }) => id === format);
  const copies = chosen !== undefined && isText(chosen.mime) && format !== 'json';
  const choose = (change: { format?: string; report?: string | undefined }) => {
    location.hash = linkTo('export', { format, report, ...change });
  };
  const { notes, reports } = records.value;

  useEffect(() => {
    void loadExporters().then((all) => {
      formats.value = all;
    });
  }, []);
  useEffect(() => {
    if (chosen) void show(format, report, isText(chosen.mime));
  }, [chosen, format, report, notes]);
  useEffect(() => {
    if (query.has('save') && chosen) {
      history.replaceState(null, '', linkTo('export', { format, report }));
      void save(format, report);
    }
  }, [chosen]);

  return (
    <div class="export-view">
      <fieldset class="formats">
        <legend>{t('ui_format')}</legend>
        {formats.value.map(({ id }) => (
          <label key={id} class="format">
            <input type="radio" name="format" checked={id === format} onChange={() => choose({ format: id })} />
            <b>{t(`export_${id}`)}</b>
            <span>{t(`export_${id}_about`)}</span>
          </label>
        ))}
      </fieldset>
      <section class="export-what">
        <Choice
          label={t('ui_report')}
          any={t('ui_allReports')}
          options={reports.map(({ id, title }) => ({ value: id, name: title }))}
          value={report}
          onChange={(id) => choose({ report: id })}
        />
        <p class="export-actions">
          <button type="button" class="button button-primary" onClick={() => void save(format, report)}>
            {t('ui_save')}
          </button>
          <button type="button" class="button" disabled={!copies} onClick={() => void copyExport(format, report)}>
            {t('ui_copy')}
          </button>
        </p>
        <h2>{t('ui_preview')}</h2>
        <section class="preview" aria-label={t('ui_preview')}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
          <pre tabIndex={0}>{preview.value}</pre>
        </section>
      </section>
    </div>
  );
}

async function show(format: string, report: string | undefined, readable: boolean): Promise<void> {
  preview.value = '';
  if (!readable) {
    preview.value = t('ui_noPreview');
    return;
  }
  const made = await attempt('ui_working', () => makeExport({ format, ...(report === undefined ? {} : { report }) }));
  if (!made) return;
  const text = new TextDecoder().decode(made.bytes.subarray(0, SHOWN * 3));
  preview.value = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

async function save(format: string, report: string | undefined): Promise<void> {
  const file = await attempt('ui_working', () => makeExport({ format, ...(report === undefined ? {} : { report }) }));
  if (!file) return;
  saveFile(file);
  tell('ui_savedAs', { about: [file.name] });
}
