import type { Bundle, Code, Note, Report } from '../../../core/model';

/* An invented place, its invented report, and notes on it: the examples that the formats' tests share. */

const time = '2026-11-20T08:00:00.000Z';
const made = { revision: 1, created: time, updated: time };

export const text = [
  '政府工作报告',
  '——2026年1月12日在青溪县第十八届人民代表大会第五次会议上',
  '县长  林知远',
  '一、2025年工作回顾',
  '全县地区生产总值增长6.2%，粮食总产量达到31.4万吨。',
  '二、2026年重点工作',
  '（一）全面推进乡村振兴。新建高标准农田2.6万亩，建成𠮷水灌区😀示范带。',
  '（二）持续改善民生。新增公办幼儿园学位1200个。',
].join('\n');

/** SHA-256 of `text` in UTF-8; a test holds it to that. */
export const hash = '6c4f2f47';

export const areas: Code[] = [
  {
    id: 'area-agri',
    slug: 'AGRI',
    facet: 'area',
    order: 1,
    badge: '农',
    name: { zh: '农业农村', en: 'Agriculture' },
    definition: { zh: '农业、农村与农民。', en: 'Farming & rural life.' },
    colour: { light: '#d9ead3', dark: '#274e13', ink: '#38761d', inkDark: '#b6d7a8' },
  },
  {
    id: 'area-grain',
    slug: 'AGRI.GRAIN',
    facet: 'area',
    order: 2,
    parent: 'area-agri',
    name: { zh: '粮食安全', en: 'Food security' },
  },
  {
    id: 'area-edu',
    slug: 'EDU',
    facet: 'area',
    order: 3,
    badge: '教',
    name: { zh: '教育', en: 'Education' },
    colour: { light: '#cfe2f3', dark: '#073763', ink: '#0b5394', inkDark: '#9fc5e8' },
  },
  { id: 'type-figure', slug: 'FIGURE', facet: 'type', order: 1, name: { zh: '数据', en: 'Figure' } },
];

export const report: Report = {
  id: '0a1b2c3d-0000-4000-8000-000000000001',
  ...made,
  kind: 'government-work-report',
  title: '青溪县2026年政府工作报告',
  region: '青溪县',
  level: 'county',
  year: 2026,
  date: '2026-01-12',
  session: '青溪县第十八届人民代表大会第五次会议',
  speaker: '县长林知远',
  pages: [{ url: 'https://www.qingxi.example/report/2026.html', title: '政府工作报告', text: hash }],
  corrected: ['region'],
  memo: '与上年对照。\n注意口径。',
};

export function note(n: number, quote: string, more: Partial<Note> = {}): Note {
  const start = text.indexOf(quote);
  const end = start + quote.length;
  // As `describe` does: the surroundings cut no pair in two.
  const around = (from: number, to: number) => text.slice(from, to).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
  return {
    id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    ...made,
    report: report.id,
    text: hash,
    url: 'https://www.qingxi.example/report/2026.html',
    anchor: {
      quote: { exact: quote, prefix: around(Math.max(0, start - 16), start), suffix: around(end, end + 16) },
      position: { start, end },
    },
    section: ['二、2026年重点工作', '（一）全面推进乡村振兴'],
    areas: ['area-agri'],
    comment: '',
    ...more,
  };
}

export const bundle: Bundle = {
  reports: [report],
  texts: [{ hash, text, url: 'https://www.qingxi.example/report/2026.html', title: '政府工作报告', seen: time }],
  notes: [
    note(1, '粮食总产量达到31.4万吨', {
      areas: ['area-grain', 'area-edu'],
      type: 'type-figure',
      comment: '=SUM(A1)\n“较上年”？',
      section: ['一、2025年工作回顾'],
    }),
    note(2, '建成𠮷水灌区😀示范带'),
    note(3, '新增公办幼儿园学位1200个', { areas: ['area-edu'], section: ['二、2026年重点工作', '（二）持续改善民生'] }),
    note(4, '持续改善民生', { areas: [], trashed: time }),
  ],
  codebooks: [{ id: 'areas', name: { zh: '政策领域', en: 'Policy areas' }, codes: areas }],
  changes: [
    {
      id: 's1/0',
      step: 's1',
      sequence: 1,
      device: 'd1',
      time,
      kind: 'note',
      record: '00000000-0000-4000-8000-000000000001',
      label: 'step_editComment',
      before: { comment: '' },
      after: { comment: '=SUM(A1)\n“较上年”？' },
    },
  ],
};
