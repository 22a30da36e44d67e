import { signal } from '@preact/signals';
import { lookOf } from '../../components/code-look';
import { Choice } from '../../components/FilterFields';
import { Message } from '../../components/Message';
import type { Id, Note, Report } from '../../core/model';
import { countByArea } from '../../core/note-filter';
import { plural, t, written } from '../../i18n/t';
import * as edit from '../../state/edit';
import { codes, records } from '../../state/records';
import { linkTo } from '../../state/route';
import '../../assets/counts.css';
import '../../assets/reports.css';

type Order = 'recent' | 'region' | 'year' | 'notes';
const order = signal<Order>('recent');

/** So many rows at first: hundreds of reports are a table too long to draw at once. */
const PAGE = 100;
const shown = signal(PAGE);

/** All reports, with place, year and what was marked in them. */
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
  const notesOf = new Map<Id, Note[]>();
  for (const note of notes) {
    const its = notesOf.get(note.report);
    if (its) its.push(note);
    else notesOf.set(note.report, [note]);
  }
  const count = ({ id }: Report) => notesOf.get(id)?.length ?? 0;
  const compare: { [order in Order]: (a: Report, b: Report) => number } = {
    recent: (a, b) => (a.updated < b.updated ? 1 : -1),
    region: (a, b) => (a.region ?? '').localeCompare(b.region ?? '', 'zh') || (b.year ?? 0) - (a.year ?? 0),
    year: (a, b) => (b.year ?? 0) - (a.year ?? 0) || (a.region ?? '').localeCompare(b.region ?? '', 'zh'),
    notes: (a, b) => count(b) - count(a),
  };
  const sorted = reports.toSorted(compare[order.value]);
  const left = sorted.length - shown.value;
  return (
    <>
      <div class="view-head">
        <h2>
          {plural('ui_reports', reports.length)} · {plural('ui_notes', notes.length)}
        </h2>
        <Choice
          label={t('ui_order')}
          any={t('ui_order_recent')}
          options={(['region', 'year', 'notes'] as const).map((value) => ({ value, name: t(`ui_order_${value}`) }))}
          value={order.value === 'recent' ? undefined : order.value}
          onChange={(value) => {
            order.value = value ?? 'recent';
          }}
        />
      </div>
      <table class="reports">
        <thead>
          <tr>
            <th scope="col">{t('ui_report')}</th>
            <th scope="col">{t('ui_region')}</th>
            <th scope="col">{t('ui_year')}</th>
            <th scope="col">{t('library_notes')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, shown.value).map((report) => (
            <Row key={report.id} report={report} notes={notesOf.get(report.id) ?? []} />
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <button
          type="button"
          class="button more"
          onClick={() => {
            shown.value += PAGE;
          }}
        >
          {plural('ui_moreReports', left)}
        </button>
      )}
    </>
  );
}

function Row({ report, notes }: { report: Report; notes: readonly Note[] }) {
  const [page] = report.pages;
  return (
    <tr>
      <th scope="row">
        <a class="report-title" lang="zh" href={linkTo('notes', { report: report.id })}>
          {report.title}
        </a>
        <span class="facts" lang="zh">
          {[report.session, report.speaker].filter(Boolean).join(' · ')}
        </span>
      </th>
      <td>
        <span lang="zh">{report.region}</span>
        {report.level && <span class="facts">{t(`level_${report.level}`)}</span>}
      </td>
      <td class="figure">{report.year}</td>
      <td>
        <span class="figure">{written(notes.length)}</span>
        <Shares notes={notes} />
      </td>
      <td class="report-links">
        {page && (
          <a href={page.url} target="_blank" rel="noreferrer">
            {t('ui_openPage')}
          </a>
        )}
        <a href={linkTo('export', { report: report.id })}>{t('library_export')}</a>
        <button
          type="button"
          class="link"
          aria-label={`${t('ui_deleteReport')}：${report.title}`}
          onClick={() => void edit.trashReport(report.id)}
        >
          {t('ui_delete')}
        </button>
      </td>
    </tr>
  );
}

/** How a report's notes are shared out among the areas: a band, in words for who does not see it. */
function Shares({ notes }: { notes: readonly Note[] }) {
  const counts = countByArea(notes, codes.value);
  if (counts.length === 0) return null;
  const parts = counts.map(({ area, count }) => ({ area, count, look: lookOf(codes.value, area) }));
  const words = parts.map(({ look, count }) => `${look?.name ?? t('ui_unknownCode')} ${written(count)}`).join('，');
  return (
    <span class="shares" role="img" aria-label={words} title={words}>
      {parts.map(({ area, count, look }) => (
        <span key={area} style={{ ...look?.style, flexGrow: count }} />
      ))}
    </span>
  );
}
