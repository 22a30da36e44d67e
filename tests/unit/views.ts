import { vi } from 'vitest';
import { excerptTypes, policyAreas } from '../../core/codebook';
import type { Id, Note, Report } from '../../core/model';
import type { Store } from '../../store/schema';
import { seedCodebooks } from '../../store/seed';
import { idOf } from './codes';

/* What tests of whole views share: two reports, three notes, and the patience to wait for a database. */

const stamp = { revision: 1, created: '2026-01-01T00:00:00.000Z', updated: '2026-01-01T00:00:00.000Z' };
const report = (id: Id, over: Pick<Report, 'title' | 'region' | 'level' | 'year'> & Partial<Report>): Report => ({
  ...stamp,
  id,
  kind: 'government-work-report',
  pages: [{ url: `http://www.${id}.gov.cn/report.html`, title: '', part: 1, text: id }],
  corrected: [],
  memo: '',
  ...over,
});
const note = (id: Id, of: Id, exact: string, over: Partial<Note>): Note => ({
  ...stamp,
  id,
  report: of,
  text: of,
  url: `http://www.${of}.gov.cn/report.html`,
  anchor: { quote: { exact, prefix: '', suffix: '' }, position: { start: 10, end: 10 + exact.length } },
  section: [],
  areas: [],
  comment: '',
  ...over,
});

export const kept = {
  reports: [
    report('qingxi', {
      title: '清溪县政府工作报告',
      region: '清溪县',
      level: 'county',
      year: 2026,
      session: '县第十八届人民代表大会第五次会议',
      speaker: '县长 林知远',
    }),
    report('yunling', { title: '云岭市政府工作报告', region: '云岭市', level: 'city', year: 2025, updated: '2025' }),
  ],
  notes: [
    note('grain', 'qingxi', '粮食总产量12.6万吨', {
      section: ['一、过去一年工作回顾', '（一）农业农村'],
      areas: [idOf('AGRI')],
      updated: '2026-01-04T00:00:00.000Z',
    }),
    note('harvest', 'yunling', '粮食总产量31.4万吨', { updated: '2026-01-02T00:00:00.000Z' }),
    note('school', 'yunling', '新建学校三所', { type: idOf('TARGET'), updated: '2026-01-03T00:00:00.000Z' }),
  ],
};

/** Makes this, and the two built-in codebooks, all that a database holds. */
export async function keep(db: Store): Promise<void> {
  const tx = db.transaction([...db.objectStoreNames], 'readwrite');
  for (const name of db.objectStoreNames) await tx.objectStore(name).clear();
  for (const each of kept.reports) await tx.objectStore('reports').put(each);
  for (const each of kept.notes) await tx.objectStore('notes').put(each);
  await tx.done;
  await seedCodebooks(db, async () => [policyAreas, excerptTypes]);
}

/** Waits as long as a busy machine may take. */
export const soon = (holds: () => void): Promise<void> => vi.waitFor(holds, 10_000);
