import { useState } from 'preact/hooks';
import { CommentField } from '../../components/CommentField';
import { Choice } from '../../components/FilterFields';
import { History } from '../../components/History';
import { FactsForm, ReportFacts } from '../../components/ReportFacts';
import type { Id, Report } from '../../core/model';
import { t } from '../../i18n/t';
import * as edit from '../../state/edit';
import { codes, reading, records } from '../../state/records';
import { linkTo } from '../../state/route';
import { readHistory } from '../../store/reading';
import '../../assets/report-facts.css';
import '../../assets/reports.css';

/** One report: its facts, each to be corrected, its pages, the reader's memo. */
export function ReportHead({ report }: { report: Report }) {
  const [other, setOther] = useState<Id>();
  const others = records.value.reports.filter(({ id }) => id !== report.id);
  return (
    <header class="report-head">
      <h2 class="report-title" lang="zh">
        {report.title}
      </h2>
      <ReportFacts facts={report} />
      <ul class="report-pages">
        {report.pages.map(({ url }) => (
          <li key={url}>
            <a href={url} target="_blank" rel="noreferrer">
              {url}
            </a>
            {report.pages.length > 1 && (
              <button type="button" class="link" onClick={() => void edit.separatePage(report.id, url)}>
                {t('ui_separate')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <h3>{t('ui_memo')}</h3>
      <CommentField
        value={report.memo}
        label={t('ui_memo')}
        onChange={(memo, from) => edit.setMemo(report.id, memo, from)}
      />
      <details>
        <summary>{t('ui_correctFacts')}</summary>
        <FactsForm
          facts={report}
          corrected={report.corrected}
          onCorrect={(fact, value) => void edit.correct(report.id, { [fact]: value })}
        />
      </details>
      {others.length > 0 && (
        <details>
          <summary>{t('ui_join')}</summary>
          <p class="facts">{t('ui_joinHint')}</p>
          <p class="join">
            <Choice
              label={t('ui_report')}
              any={t('ui_choose')}
              options={others.map(({ id, title, region, year }) => ({
                value: id,
                name: [title, region, year].filter(Boolean).join(' · '),
              }))}
              value={other}
              onChange={setOther}
            />
            <button
              type="button"
              class="button"
              disabled={other === undefined}
              onClick={() => {
                if (other !== undefined) void edit.joinReports(report.id, other);
                setOther(undefined);
              }}
            >
              {t('ui_joinDo')}
            </button>
          </p>
        </details>
      )}
      <History
        key={report.id}
        codes={codes.value}
        revision={report.revision}
        load={() => reading((db) => readHistory(db, report.id))}
      />
      <p class="report-links">
        <a href={linkTo('export', { report: report.id })}>{t('library_export')}</a>
        <button type="button" class="link" onClick={() => void trash(report)}>
          {t('ui_deleteReport')}
        </button>
      </p>
    </header>
  );
}

async function trash({ id }: Report): Promise<void> {
  await edit.trashReport(id);
  location.hash = linkTo('reports');
}
