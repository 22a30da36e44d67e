import type { ReportFacts } from '../model';

const OFFICE =
  /^.*(?:[省市县区州旗镇乡盟局厅]长|总理|主席|主任|专员|书记|大法官|院长|检察长|行政长官)(?:候选人|人选)?[:：\s]*(?=\S{2,}$)/;

/** Who answers for the report in a reference: who gave it, without office, or else the government of the place. */
export function responsibleFor(report: Partial<ReportFacts>): string | undefined {
  const speaker = report.speaker?.replace(OFFICE, '').trim();
  return speaker || governmentOf(report);
}

/** The body whose work a government work report tells of; not known for the reports of courts and assemblies. */
export function governmentOf({ kind, level, region }: Partial<ReportFacts>): string | undefined {
  if (kind !== 'government-work-report') return undefined;
  if (level === 'national') return '国务院';
  if (!region) return undefined;
  return level === 'zone' ? `${region}管理委员会` : `${region}人民政府`;
}
