import { computed, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { ExportFormats } from '../../components/ExportFormats';
import { ExportOptions } from '../../components/ExportOptions';
import { ExportPreview } from '../../components/ExportPreview';
import { ExportProgress } from '../../components/ExportProgress';
import { ExportScope, type ScopeKind } from '../../components/ExportScope';
import { type Exporter, exporters, purposes } from '../../core/export';
import { copiesAs } from '../../core/export/copies';
import type { Preview } from '../../core/export/preview';
import type { Scope } from '../../core/export/scope';
import type { Note } from '../../core/model';
import { isNarrow, narrowed } from '../../core/note-filter';
import { plural, t } from '../../i18n/t';
import { chosenNotes, noteFilter, notesUnder } from '../../state/chosen-notes';
import { copyExport } from '../../state/copying';
import { cancelExport, exportProgress, previewOf, saveExport } from '../../state/export';
import { choice, choose, loadChoice, optionsFor } from '../../state/export-choice';
import { SAMPLE, sampleOf } from '../../state/export-sample';
import { records, reportsById } from '../../state/records';
import { linkTo, route } from '../../state/route';
import { tellError } from '../../state/task';
import '../../assets/export.css';

const loaded = signal(false);
const preview = signal<Preview | undefined>(undefined);

/** Long enough for a word of a template to be typed. */
const PAUSE = 250;

/** The address names the scope and, when another view leads here, the format; the rest is as it was chosen last. */
const asked = computed(() => {
  const { query } = route.value;
  const report = query.get('report') ?? undefined;
  const kind = query.get('scope') ?? (report === undefined ? 'all' : 'report');
  const format = exporters.find(({ id }) => id === (query.get('format') ?? choice.value.format)) ?? exporters[0];
  return { format, kind, report };
});

/** What the list of notes is narrowed to, where it is. */
const shownFilter = computed(() => {
  const { kind, report } = asked.value;
  const filter = narrowed(
    noteFilter.value,
    kind === 'filter' && report !== undefined ? { report, region: undefined, year: undefined } : {},
  );
  return isNarrow(filter) ? filter : undefined;
});

const notesShown = computed(() => (shownFilter.value ? notesUnder(shownFilter.value) : undefined));

/** Where the notes or the report have gone in between, that is nothing, and not all that there is. */
const scope = computed((): Scope => {
  const { kind, report } = asked.value;
  if (kind === 'notes') return { of: 'notes', notes: [...chosenNotes.value] };
  if (kind === 'filter' && shownFilter.value) return { of: 'filter', filter: shownFilter.value };
  return kind === 'report' && report !== undefined ? { of: 'report', report } : { of: 'all' };
});

const notesIn = computed((): readonly Note[] => {
  const { notes } = records.value;
  const its = scope.value;
  if (its.of === 'filter') return notesShown.value ?? [];
  if (its.of === 'report') return notes.filter(({ report }) => report === its.report);
  return its.of === 'notes' ? notes.filter(({ id }) => chosenNotes.value.has(id)) : notes;
});

/** A format, a scope, a look at what comes out; save or copy. */
export function ExportView() {
  useEffect(() => {
    void loadChoice().then(() => {
      loaded.value = true;
    });
  }, []);
  const { format } = asked.value;
  return loaded.value && format ? <Chosen format={format} /> : null;
}

function Chosen({ format }: { format: Exporter }) {
  const { query } = route.value;
  const { takes, id, shown } = format;
  const options = optionsFor(choice.value);
  const its = scope.value;
  const count = notesIn.value.length;

  useEffect(() => {
    if (query.has('save')) {
      history.replaceState(null, '', linkTo('export', { format: id, report: asked.value.report }));
      void saveExport(id, its);
    }
  }, []);

  const sample = useMemo(
    () => sampleOf(format, its, notesIn.value, records.value.reports),
    [format, its, notesIn.value, records.value.reports],
  );
  useEffect(() => {
    const ending = new AbortController();
    const timer = setTimeout(() => {
      previewOf({ format: id, options: optionsFor(choice.value), ...sample }, ending.signal).then(
        (made) => {
          if (!ending.signal.aborted) preview.value = made;
        },
        (error: unknown) => {
          if (!ending.signal.aborted) tellError(error);
        },
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [format, sample, choice.value]);

  // The same node again: a table of a thousand cells is not drawn anew because a task begins or ends.
  const inside = about(id, its, count);
  const shownPreview = useMemo(() => <ExportPreview preview={preview.value} about={inside} />, [preview.value, inside]);
  const listsReports = format.purpose === 'backup' || format.purpose === 'references';
  const hasReports = its.of === 'all' || (its.of === 'report' && reportsById.value.has(its.report));
  const nothing = count === 0 && id !== 'qdc' && !(listsReports && hasReports);
  return (
    <div class="export-view">
      <ExportFormats
        formats={exporters}
        purposes={purposes}
        chosen={id}
        onChoose={(next) => {
          preview.value = undefined;
          choose({ format: next });
          go(its.of, asked.value.report, '');
        }}
      />
      <section class="export-what" aria-label={t(`export_${id}`)}>
        <ExportScope
          chosen={its.of}
          counts={{
            all: records.value.notes.length,
            filter: notesShown.value?.length,
            notes: chosenNotes.value.size || (its.of === 'notes' ? 0 : undefined),
          }}
          reports={records.value.reports}
          report={asked.value.report && reportsById.value.get(asked.value.report)?.id}
          onChoose={go}
        />
        <ExportOptions takes={takes} options={choice.value} onChange={choose} />
        <p class="export-actions">
          <button
            type="button"
            class="button button-primary"
            disabled={nothing}
            onClick={() => void saveExport(id, its)}
          >
            {t('ui_save')}
          </button>
          <button
            type="button"
            class="button"
            disabled={nothing || copiesAs(format, options) === 'no'}
            onClick={() => void copyExport(id, its)}
          >
            {t('ui_copy')}
          </button>
          {nothing && <span>{t('export_nothing')}</span>}
          <Progress />
        </p>
        <h2>
          {t('ui_preview')}
          {count > SAMPLE && shown !== 'none' && id !== 'references' && id !== 'qdc' && (
            <small>{t('export_previewPart', SAMPLE, count)}</small>
          )}
        </h2>
        {shownPreview}
        {id === 'docx' && <p class="preview-note">{t('export_previewContent')}</p>}
      </section>
    </div>
  );
}

/** Apart, so that the view is not drawn anew with each step. */
function Progress() {
  return <ExportProgress progress={exportProgress.value} onCancel={cancelExport} />;
}

function about(format: string, scope: Scope, count: number): string {
  const partly = format === 'json' && (scope.of === 'filter' || scope.of === 'notes');
  return plural(partly ? 'export_inside_part' : `export_inside_${format}`, count);
}

/** The address is the state; choosing is no step to go back from. A format that it names stays until another is chosen. */
function go(kind: ScopeKind, report: string | undefined, format = route.value.query.get('format') ?? undefined): void {
  const scope = kind === 'all' ? undefined : kind;
  location.replace(
    linkTo('export', { format: format || undefined, scope, report: kind === 'all' ? undefined : report }),
  );
}
