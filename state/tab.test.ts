import { beforeEach, expect, test } from 'vitest';
import type { Located, Note, Report } from '../core/model';
import type { TabState } from '../messages/services';
import { records } from './records';
import { pageNotes, positions, recentNotes, tab } from './tab';

const page = 'http://www.qingxi.gov.cn/report.html';
const stamp = { revision: 1, created: '2026-01-01T00:00:00.000Z', updated: '2026-01-01T00:00:00.000Z' };

const report: Report = {
  ...stamp,
  id: 'report',
  kind: 'government-work-report',
  title: '政府工作报告',
  pages: [
    { url: page, title: '', part: 1, text: 'one' },
    { url: `${page}?page=2`, title: '', part: 2, text: 'two' },
  ],
  corrected: [],
  memo: '',
};

const note = (id: string, start: number, over: Partial<Note> = {}): Note => ({
  ...stamp,
  id,
  report: 'report',
  text: 'one',
  url: page,
  anchor: { quote: { exact: id, prefix: '', suffix: '' }, position: { start, end: start + 4 } },
  section: [],
  areas: [],
  comment: '',
  ...over,
});

const at = (status: 'exact' | 'edited' | 'doubtful', start: number): Located => ({
  status,
  start,
  end: start + 4,
  score: 1,
  similarity: 1,
});
const lost: Located = { status: 'lost', reason: 'absent' };

const ids = () => {
  const { found, doubtful, lost, elsewhere } = pageNotes.value;
  const of = (notes: readonly Note[]) => notes.map(({ id }) => id);
  return { found: of(found), doubtful: of(doubtful), lost: of(lost), elsewhere: of(elsewhere) };
};

beforeEach(() => {
  const state: TabState = {
    tab: 1,
    url: `${page}#top`,
    host: 'www.qingxi.gov.cn',
    kind: 'report',
    annotating: true,
    allowed: true,
    unreachedFrames: [],
    report: 'report',
    texts: ['one'],
    addresses: [`${page}#top`],
  };
  tab.value = state;
});

test('a page’s notes by the certainty of their places, each list in reading order', () => {
  const notes = [
    note('late', 900),
    note('early', 10),
    note('asked', 400),
    note('gone', 500),
    note('second page', 20, { url: `${page}?page=2` }),
    note('second page, found on this one too', 30, { url: `${page}?page=2` }),
  ];
  records.value = { notes, reports: [report], codebooks: [] };
  positions.value = new Map<string, Located>([
    ['late', at('edited', 905)],
    ['early', at('exact', 10)],
    ['asked', at('doubtful', 420)],
    ['gone', lost],
    ['second page', lost],
    ['second page, found on this one too', at('exact', 950)],
  ]);
  expect(ids()).toEqual({
    found: ['early', 'late', 'second page, found on this one too'],
    doubtful: ['asked'],
    lost: ['gone'],
    elsewhere: ['second page'],
  });
});

test('where nothing is known of the places, only notes of other addresses stand apart', () => {
  records.value = {
    notes: [note('here', 10), note('there', 5, { url: `${page}?page=2` })],
    reports: [report],
    codebooks: [],
  };
  positions.value = new Map();
  expect(ids()).toEqual({ found: ['here'], doubtful: [], lost: [], elsewhere: ['there'] });
});

test('recent notes are those of other reports, the newest first', () => {
  records.value = {
    notes: [
      note('here', 1),
      note('old', 1, { report: 'other', updated: '2026-01-02T00:00:00.000Z' }),
      note('new', 1, { report: 'other', updated: '2026-01-03T00:00:00.000Z' }),
    ],
    reports: [report],
    codebooks: [],
  };
  expect(recentNotes.value.map(({ id }) => id)).toEqual(['new', 'old']);
});
