import { expect, test } from 'vitest';
import type { Code, Note } from './model';
import { countByArea } from './note-filter';

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
