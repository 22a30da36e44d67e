import { Message } from '../../components/Message';
import { ReportFacts } from '../../components/ReportFacts';
import type { Report } from '../../core/model';
import { plural, t } from '../../i18n/t';
import * as edit from '../../state/edit';
import { records } from '../../state/records';
import { linkTo } from '../../state/route';

/** All reports, the last worked on first. */
export function ReportsView() {
  const { reports, notes } = records.value;
  if (reports.length === 0)
    return (
      <Message title={t('ui_noReports')} text={t('ui_noReportsHint')}>
        <a class="button" href={linkTo('import')}>
          {t('library_import')}
        </a>
      </Message>
    );
  const counts = new Map<string, number>();
  for (const { report } of notes) counts.set(report, (counts.get(report) ?? 0) + 1);
  const sorted = reports.toSorted((a, b) => (a.updated < b.updated ? 1 : -1));
  return (
    <>
      <h2>{plural('ui_reports', reports.length)}</h2>
      <ul class="reports">
        {sorted.map((report) => (
          <ReportRow key={report.id} report={report} count={counts.get(report.id) ?? 0} />
        ))}
      </ul>
    </>
  );
}

function ReportRow({ report, count }: { report: Report; count: number }) {
  const [page] = report.pages;
  return (
    <li class="report">
      <a class="report-title" href={linkTo('notes', { report: report.id })}>
        {report.title}
      </a>
      <ReportFacts facts={report} />
      <p class="report-links">
        <span>{plural('ui_notes', count)}</span>
        {page && (
          <a href={page.url} target="_blank" rel="noreferrer">
            {t('ui_openPage')}
          </a>
        )}
        <a href={linkTo('export', { report: report.id })}>{t('library_export')}</a>
        <button type="button" class="link" onClick={() => void edit.trashReport(report.id)}>
          {t('ui_delete')}
        </button>
      </p>
    </li>
  );
}
