import type { Report } from '../core/model';
import { t } from '../i18n/t';

type Facts = Partial<Pick<Report, 'kind' | 'title' | 'region' | 'level' | 'year' | 'date' | 'session' | 'speaker'>>;

/** What is known of a report, in one line under its title. */
export function ReportFacts({ facts }: { facts: Facts }) {
  const { region, level, year, session, date, speaker } = facts;
  const words = [
    region,
    level && t(`level_${level}`),
    year !== undefined && t('ui_forYear', year),
    session,
    date,
    speaker,
  ].filter(Boolean);
  return <p class="facts">{words.join(' · ')}</p>;
}
