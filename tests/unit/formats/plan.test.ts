import { describe, expect, test } from 'vitest';
import { settle } from '../../../core/import';
import type { Bundle, Change, Codebook, Note, Report } from '../../../core/model';
import { areas, bundle as invented, note, report } from './invented';

/* Files that meet a library which knows some of their records. */

const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}T08:00:00.000Z`;

let sequence = 0;
/** An entry of someone's log: what they set of a record, field by field. */
const edit = (device: string, time: string, record: string, after: Change['after'], kind: Change['kind'] = 'note') => {
  sequence++;
  const change: Change = {
    id: `${device}${sequence}/0`,
    step: `${device}${sequence}`,
    sequence,
    device,
    time,
    kind,
    record,
    label: 'step_edit',
    before: {},
    after,
  };
  return change;
};

const bundle: Bundle = { ...invented, changes: [] };
const recordsOf = (incoming: Bundle, existing: Bundle) => {
  const settled = settle(incoming, existing);
  return {
    outcomes: settled.map(({ kind, outcome }) => `${kind} ${outcome}`),
    reports: settled.flatMap((each) => (each.kind === 'report' ? [each.record] : [])),
    notes: settled.flatMap((each) => (each.kind === 'note' ? [each.record] : [])),
    codebooks: settled.flatMap((each) => (each.kind === 'codebook' ? [each.record] : [])),
  };
};

describe('what two people have made of one library', () => {
  const book = (updated: string, renamed: { [code: string]: string }): Codebook => ({
    id: 'areas',
    name: { zh: '政策领域', en: 'Policy areas' },
    codes: areas.map((code) => ({ ...code, name: { ...code.name, zh: renamed[code.id] ?? code.name.zh } })),
    ...{ revision: 2, created: day(1), updated },
  });

  test.each([
    ['before', day(3)],
    ['after', day(5)],
  ])('each code is as the one who has edited it left it, also where the other has edited another %s', (_, when) => {
    const mine = {
      ...bundle,
      codebooks: [book(day(4), { 'area-agri': '三农' })],
      changes: [edit('me', day(4), 'areas', { 'code:area-agri': {} }, 'codebook')],
    };
    const theirs = {
      ...bundle,
      codebooks: [book(when, { 'area-edu': '教育事业' })],
      changes: [edit('they', when, 'areas', { 'code:area-edu': {} }, 'codebook')],
    };
    const [merged] = recordsOf(theirs, mine).codebooks;
    expect(merged?.codes.map(({ name }) => name.zh)).toEqual(['三农', '粮食安全', '教育事业', '数据']);
  });

  test('a note has the place and the type that one has given it, and the comment of the other', () => {
    const [first = note(1, '粮食')] = bundle.notes;
    const made = { ...first, comment: '' };
    const anchor = { quote: { exact: '粮食总产量达到31.5万吨', prefix: '', suffix: '' } };
    const mine: Bundle = {
      ...bundle,
      notes: [{ ...made, comment: '核对过', revision: 2, updated: day(25) }],
      changes: [edit('me', day(25), first.id, { comment: '核对过' })],
    };
    const theirs: Bundle = {
      ...bundle,
      notes: [{ ...made, anchor, text: 'newer', type: 'type-goal', revision: 2, updated: day(24) }],
      changes: [edit('they', day(24), first.id, { anchor: { quote: { ...anchor.quote } }, text: 'newer', type: 'x' })],
    };
    const [merged] = recordsOf(theirs, mine).notes;
    expect(merged).toMatchObject({ anchor, text: 'newer', type: 'type-goal', comment: '核对过' });
  });

  test('a report that one has thrown away stays where the other has made notes in it since', () => {
    const away = { trashed: day(22) };
    const theirs: Bundle = {
      ...bundle,
      reports: [{ ...report, ...away, revision: 2 }],
      notes: bundle.notes.map((each) => ({ ...each, ...away, revision: 2 })),
      changes: [edit('they', day(22), report.id, away, 'report')],
    };
    const mine = { ...bundle, notes: [...bundle.notes, note(9, '持续改善民生')] };
    expect(recordsOf(theirs, mine).reports).toEqual([report]);
    expect(recordsOf(theirs, mine).outcomes).toContain('report duplicate');
    // A snapshot that is put back leaves what was made since, in its report.
    const [restored] = settle(theirs, mine, { restoring: true }).filter(({ kind }) => kind === 'report');
    expect(restored?.record).not.toHaveProperty('trashed');
    expect(recordsOf(theirs, bundle).reports).toEqual([expect.objectContaining(away)]);
  });

  test.each(['0', 'f'])('of two reports that were joined, notes come into the one that is left: %s', (first) => {
    const left = { ...report, id: `${first}a1b2c3d-0000-4000-8000-000000000001` };
    const joined = { ...report, id: '7a1b2c3d-0000-4000-8000-000000000001', pages: [], trashed: day(21) };
    const existing = { ...bundle, reports: [left, joined].sort((a, b) => (a.id < b.id ? -1 : 1)), notes: [] };
    const theirs: Report = { ...report, id: 'theirs', pages: [] };
    const incoming = { ...bundle, reports: [theirs], notes: [{ ...note(9, '持续改善民生'), report: 'theirs' }] };
    expect(recordsOf(incoming, existing).notes.map((each) => each.report)).toEqual([left.id]);
  });
});

test('two documents of no known kind are two, also where they are of one place and year', () => {
  const [one, other] = ['优化营商环境工作方案', '安全生产会议上的讲话'].map(
    (title, n): Report => ({ ...report, id: `r${n}`, kind: 'other', title, pages: [] }),
  );
  if (!one || !other) throw new Error('no reports');
  const { outcomes } = recordsOf({ ...bundle, reports: [other], notes: [] }, { ...bundle, reports: [one], notes: [] });
  expect(outcomes).toContain('report add');
});

test('a page is known by what its address tells apart: scheme, fragment and tracking do not', () => {
  const { region: _, year: _y, ...unplaced } = report;
  const url = 'http://qingxi.example/report/2026.html?utm_source=mail#p3';
  const [page] = report.pages;
  if (!page) throw new Error('no page');
  const incoming = { ...bundle, reports: [{ ...unplaced, id: 'theirs', pages: [{ ...page, url }] }], notes: [] };
  const { reports } = recordsOf(incoming, bundle);
  expect(reports.map(({ id, pages }) => [id, pages.map((each) => each.url)])).toEqual([[report.id, [page.url]]]);
});

test('what a format does not carry of a note stays, though the note was edited there', () => {
  const here = note(9, '持续改善民生');
  const there: Note = { ...here, text: '', section: [], comment: '改过', revision: 2, updated: day(22) };
  const { changes: _, ...table } = { ...bundle, notes: [there] };
  const [record] = recordsOf(table, { ...bundle, notes: [here] }).notes;
  expect(record).toMatchObject({ text: here.text, section: here.section, comment: '改过' });
});

test('notes of a report that nobody has make one that a backup would give back', () => {
  const notes = Array.from({ length: 3_000 }, (_, n) => ({
    ...note(n, '粮食'),
    report: 'nobody',
    url: `https://a.cn/${n}`,
  }));
  const [made] = recordsOf({ ...bundle, reports: [], notes }, { ...bundle, reports: [] }).reports;
  expect(made?.pages).toHaveLength(1_000);
});
