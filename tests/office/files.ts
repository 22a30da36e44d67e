import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exporters } from '../../core/export';
import type { Bundle, Note } from '../../core/model';
import { bundle, note, report } from '../unit/formats/invented';

/* What the readers are given: the invented report and a second one, passages that fill pages, and comments that a spreadsheet would take for formulas. */

export const formulas = [
  '=1+1',
  '\n=2+2',
  '＝3+3',
  '+4+4',
  '@SUM(A1)',
  '-5',
  '=HYPERLINK("https://x.example","x")',
  "'=6+6",
];
/** Three lines of the document: 26 characters after the indent, then 28 and 28. */
export const ruler = '规'.repeat(26 + 28 + 28 - 2);
const long =
  '全面推进乡村振兴，坚持农业农村优先发展，新建高标准农田2.6万亩，建成𠮷水灌区😀示范带，粮食总产量稳定在31.4万吨以上；“一村一品”培育特色产业集群12个，农村居民人均可支配收入增长6.5%左右……';

const other = {
  ...report,
  id: '0a1b2c3d-0000-4000-8000-000000000002',
  title: '云岭市2025年政府工作报告',
  region: '云岭市',
  year: 2025,
  memo: '',
};

const quoted = (n: number, exact: string, more: Partial<Note>): Note => ({
  ...note(n, '粮食总产量', more),
  anchor: { quote: { exact, prefix: '', suffix: '' } },
});

export const sample: Bundle = {
  ...bundle,
  reports: [report, other],
  notes: [
    ...bundle.notes,
    quoted(9, ruler, { areas: ['area-grain'] }),
    ...formulas.map((comment, at) => note(10 + at, '粮食总产量', { comment })),
    ...Array.from({ length: 40 }, (_, at) =>
      quoted(100 + at, at % 5 ? long : `${long}\n${long}`, {
        areas: [at % 2 ? 'area-agri' : 'area-edu'],
        report: at % 3 ? report.id : other.id,
        comment: at % 4 ? '' : '可用于“三农”部分，注意与去年口径一致。\n第二段。',
      }),
    ),
  ],
};

export async function writeFiles(folder: string): Promise<void> {
  for (const { id, extension, make } of exporters) {
    await writeFile(join(folder, `${id}.${extension}`), await make(sample, { now: '2026-11-24T04:00:00.000Z' }));
  }
  const docx = exporters.find(({ id }) => id === 'docx');
  if (docx)
    await writeFile(
      join(folder, 'docx-by-report.docx'),
      await docx.make(sample, { groupBy: 'report', commonFonts: true }),
    );
}
