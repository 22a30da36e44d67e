import { beforeEach, expect, test, vi } from 'vitest';
import { findCode } from '../components/find-code';
import { edited } from '../core/codebook/edit';
import type { Command } from '../core/command';
import type { KeptCodebook } from '../core/model';
import { add, change } from './codebook';
import { records } from './records';

/** Each step as it would be sent, and done to the codebook. */
vi.mock('./edit', () => ({
  write: async (_: string, make: () => Promise<Command | undefined>) => {
    const command = await make();
    const [book] = records.value.codebooks;
    if (!command || !book) return undefined;
    records.value = { ...records.value, codebooks: [edited(book, command)] };
    return { outcome: 'done', step: '' };
  },
}));

const book: KeptCodebook = {
  id: 'book',
  name: { zh: '本', en: 'Book' },
  codes: [],
  revision: 1,
  created: '2026-01-01T00:00:00.000Z',
  updated: '2026-01-01T00:00:00.000Z',
};
const found = (typed: string) => findCode(records.value.codebooks[0]?.codes ?? [], typed).map(({ name }) => name.zh);

beforeEach(() => {
  records.value = { notes: [], reports: [], codebooks: [book] };
});

test('a code that is added, and one that is renamed, is found by its pinyin from then on', async () => {
  const id = await add('book', { facet: 'area', name: { zh: '低空经济', en: '' } });
  expect(found('dkjj')).toEqual(['低空经济']);
  expect(found('dikong')).toEqual(['低空经济']);
  expect(await change('book', id ?? '', { name: { zh: '银发经济', en: '' } })).toBe(true);
  expect(found('dkjj')).toEqual([]);
  expect(found('yfjj')).toEqual(['银发经济']);
  // A name without Chinese has none.
  await change('book', id ?? '', { name: { zh: 'GDP', en: 'GDP' } });
  expect(records.value.codebooks[0]?.codes[0]?.pinyin).toBeUndefined();
});
