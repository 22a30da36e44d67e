import { expect, test } from 'vitest';
import type { Code, Note, Report } from './model';
import { countByArea, filterNotes, isNarrow, type NoteFilter, narrowed } from './note-filter';

const code = (id: string, parent?: string): Code => ({
  id,
  facet: 'area',
  name: { zh: id, en: id },
  order: 0,
  ...(parent === undefined ? {} : { parent }),
});

let made = 0;
const note = (...areas: string[]): Note => ({
  id: `note ${made++}`,
  revision: 1,
  created: '2026-01-01T00:00:00.000Z',
  updated: '2026-01-01T00:00:00.000Z',
  report: 'report',
  text: 'text',
  url: 'http://www.qingxi.gov.cn/',
  anchor: { quote: { exact: '粮食', prefix: '', suffix: '' } },
  section: [],
  areas,
  comment: '',
});

const codes = [code('finance'), code('industry'), code('steel', 'industry'), code('farming'), code('grain', 'farming')];

test('notes are counted by their main areas: most first, equals as the codebook has them, whatever came first', () => {
  const notes = [note('grain'), note('steel', 'industry'), note('finance', 'grain'), note('gone')];
  expect(countByArea(notes, codes)).toEqual([
    { area: 'farming', count: 2 },
    { area: 'finance', count: 1 },
    { area: 'industry', count: 1 },
    { area: 'gone', count: 1 },
  ]);
  expect(countByArea(notes.toReversed(), codes)).toEqual(countByArea(notes, codes));
});

const reportOf = (id: string, region: string, year: number): Report => ({
  id,
  revision: 1,
  created: '2026-01-01T00:00:00.000Z',
  updated: '2026-01-01T00:00:00.000Z',
  kind: 'government-work-report',
  title: `${region}政府工作报告`,
  region,
  year,
  pages: [],
  corrected: [],
  memo: '',
});

const reports = new Map(
  [
    reportOf('qingxi 2025', '清溪县', 2025),
    reportOf('qingxi 2026', '清溪县', 2026),
    reportOf('yunling 2026', '云岭市', 2026),
  ].map((report) => [report.id, report]),
);
const [last, figure, target, elsewhere] = [
  { ...note('grain'), report: 'qingxi 2025', type: 'figure' },
  { ...note('steel'), report: 'qingxi 2026', type: 'figure' },
  { ...note('grain', 'finance'), report: 'qingxi 2026', type: 'target' },
  { ...note('finance'), report: 'yunling 2026', comment: '清溪县也这样写' },
] as const;
const all = [last, figure, target, elsewhere];

test.each<[string, Partial<NoteFilter>, Note[]]>([
  ['nothing', {}, all],
  ['a place', { region: '清溪县' }, [last, figure, target]],
  ['another place', { region: '云岭市' }, [elsewhere]],
  ['a year', { year: 2025 }, [last]],
  ['another year', { year: 2026 }, [figure, target, elsewhere]],
  ['a type', { type: 'figure' }, [last, figure]],
  ['another type', { type: 'target' }, [target]],
  ['an area with what is under it', { area: 'farming' }, [last, target]],
  ['an area that is not the first', { area: 'finance' }, [target, elsewhere]],
  ['a report', { report: 'qingxi 2026' }, [figure, target]],
  ['words', { query: '也这样写' }, [elsewhere]],
  ['a place and a year', { region: '清溪县', year: 2026 }, [figure, target]],
  ['all at once', { region: '清溪县', year: 2026, type: 'figure', area: 'industry', query: '粮食' }, [figure]],
  ['what no note has', { region: '云岭市', type: 'figure' }, []],
])('notes narrowed by %s', (_, filter, expected) => {
  const asked = narrowed({ query: '' }, filter);
  expect(filterNotes(all, asked, codes, reports)).toEqual(expected);
  expect(isNarrow(asked)).toBe(Object.keys(filter).length > 0);
});

test('what narrows is taken back by itself, and the rest stays', () => {
  const narrow = narrowed({ query: '' }, { region: '清溪县', year: 2026, type: 'figure' });
  const wider = narrowed(narrow, { region: undefined });
  expect(wider).toEqual({ query: '', year: 2026, type: 'figure' });
  expect(filterNotes(all, wider, codes, reports)).toEqual([figure]);
});
