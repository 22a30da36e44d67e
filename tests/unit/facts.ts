import type { ReportFacts } from '../../core/model';

/** All that can be known of a report, of one that is invented. */
export const facts: ReportFacts = {
  kind: 'government-work-report',
  title: '2026年清溪县政府工作报告',
  region: '清溪县',
  level: 'county',
  year: 2026,
  date: '2026-01-21',
  session: '清溪县第十七届人民代表大会第五次会议',
  speaker: '县长林知远',
};
