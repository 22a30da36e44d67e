import { expect, test } from 'vitest';
import { bundle, note, report } from '../tests/unit/formats/invented';
import { SAMPLE, sampleOf } from './export-sample';

const notes = Array.from({ length: 100 }, (_, n) => note(n, '粮食'));
const reports = [report, { ...report, id: 'r2' }];

test('a preview is made of the first notes', () => {
  const sample = sampleOf({ id: 'docx' }, { of: 'all' }, notes, reports);
  expect(sample).toEqual({ notes: notes.slice(0, SAMPLE).map(({ id }) => id), reports: [] });
});

test('of references, of the reports that the scope has: all, noted or not; one; those of the notes', () => {
  const format = { id: 'references' };
  expect(sampleOf(format, { of: 'all' }, notes, reports).reports).toEqual([report.id, 'r2']);
  expect(sampleOf(format, { of: 'report', report: 'r2' }, [], reports).reports).toEqual(['r2']);
  expect(sampleOf(format, { of: 'notes', notes: [] }, bundle.notes, reports).reports).toEqual([report.id]);
});
