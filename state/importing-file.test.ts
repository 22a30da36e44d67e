import { expect, test } from 'vitest';
import { findCode } from '../components/find-code';
import { exporters } from '../core/export';
import { ownCodebook } from '../tests/unit/own-codebook';
import { readFile } from './importing-file';

test.each(['json', 'qdpx', 'csv'])('codes that come in with notes are found by their pinyin: %s', async (format) => {
  const { bundle } = await import('../tests/unit/formats/invented');
  const [note] = bundle.notes;
  if (!note) throw new Error('no note');
  const codebooks = [ownCodebook];
  const bytes = await exporters
    .find(({ id }) => id === format)
    ?.make({ ...bundle, codebooks, notes: [{ ...note, areas: ['A8', 'A3.1.2'] }] });
  const read = await readFile(`x.${format}`, bytes ?? new Uint8Array());
  const codes = read.bundle.codebooks.flatMap((book) => book.codes);
  expect(findCode(codes, 'chengjian').map(({ name }) => name.zh)).toContain('城建');
  expect(findCode(codes, 'tr')[0]?.name.zh).toMatch(/^投入/);
});
