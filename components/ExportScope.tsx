import { plural, t } from '../i18n/t';
import { Choice } from './FilterFields';

export type ScopeKind = 'all' | 'report' | 'filter' | 'notes';

export interface ExportScopeProps {
  chosen: ScopeKind;
  /** How many notes each has; what is absent is not offered. */
  counts: { all: number; filter?: number | undefined; notes?: number | undefined };
  reports: readonly { id: string; title: string }[];
  report: string | undefined;
  /** `report`: the one, or with checked notes the one to come back to. */
  onChoose(kind: ScopeKind, report: string | undefined): void;
}

/** What goes into the file: the checked notes, those the list shows, a report's, all. */
export function ExportScope({ chosen, counts, reports, report, onChoose }: ExportScopeProps) {
  const radio = (kind: ScopeKind) => (
    <input
      type="radio"
      name="scope"
      value={kind}
      checked={kind === chosen}
      onChange={() => {
        if (kind === 'report') onChoose(kind, report ?? reports[0]?.id);
        else onChoose(kind, kind === 'notes' ? report : undefined);
      }}
    />
  );
  return (
    <fieldset class="export-scope">
      <legend>{t('export_scope')}</legend>
      {(['notes', 'filter', 'all'] as const).map((kind) => {
        const count = counts[kind];
        return (
          count !== undefined && (
            // biome-ignore lint/a11y/noLabelWithoutControl: the control is what radio gives.
            <label key={kind} class="switch">
              {radio(kind)}
              {plural(`export_scope_${kind}`, count)}
            </label>
          )
        );
      })}
      {reports.length > 0 && (
        <div class="export-report">
          {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is what radio gives. */}
          <label class="switch">
            {radio('report')}
            {t('export_scope_report')}
          </label>
          <Choice
            label={t('ui_report')}
            any={t('export_scope_chooseReport')}
            options={reports.map(({ id, title }) => ({ value: id, name: title }))}
            value={chosen === 'report' ? report : undefined}
            onChange={(id) => onChoose(id === undefined ? 'all' : 'report', id)}
          />
        </div>
      )}
    </fieldset>
  );
}
