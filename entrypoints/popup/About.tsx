import { Recognised } from '../../components/Recognised';
import { FactsForm, ReportFacts } from '../../components/ReportFacts';
import { t } from '../../i18n/t';
import type { TabState } from '../../messages/services';
import * as edit from '../../state/edit';
import { report } from '../../state/tab';

/** The report's facts in a line; opened, each can be corrected, and the page's recognition says its reasons. */
export function About({ state }: { state: TabState }) {
  const its = report.value;
  const { recognition } = state;
  const facts = its ?? (state.kind === 'report' ? recognition : undefined);
  if (!facts) return null;
  return (
    <details class="about">
      <summary>
        <ReportFacts facts={facts} />
      </summary>
      {its ? (
        <FactsForm
          facts={its}
          corrected={its.corrected}
          onCorrect={(fact, value) => void edit.correct(its.id, { [fact]: value })}
        />
      ) : (
        <p class="facts">{t('ui_factsLater')}</p>
      )}
      {recognition && <Recognised recognition={recognition} />}
    </details>
  );
}
