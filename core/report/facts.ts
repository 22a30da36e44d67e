import type { ReportFacts } from '../model';
import type { Recognition } from './types';

/** What was recognised, as a report's facts. A page that is no report is kept under its own title. */
export function factsOf(recognition: Recognition, pageTitle: string): ReportFacts {
  const { verdict, kind, title, region, level, year, date, session, speaker } = recognition;
  const isReport = verdict === 'report' || verdict === 'part';
  return {
    kind: kind ?? (isReport ? 'government-work-report' : 'other'),
    title: title || pageTitle,
    ...(region === undefined ? {} : { region }),
    ...(level === undefined ? {} : { level }),
    ...(year === undefined ? {} : { year }),
    ...(date === undefined ? {} : { date }),
    ...(session === undefined ? {} : { session }),
    ...(speaker === undefined ? {} : { speaker }),
  };
}
