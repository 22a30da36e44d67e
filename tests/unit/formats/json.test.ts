import { describe, expect, test } from 'vitest';
import { exporters } from '../../../core/export';
import { parse, plan } from '../../../core/import';
import { bundle } from './invented';

const json = async (value: typeof bundle) => exporters.find(({ id }) => id === 'json')?.make(value) ?? new Uint8Array();

describe('the backup', () => {
  test('reads back equal, trash and change log included', async () => {
    const { bundle: back, rows } = await parse('backup.json', await json(bundle));
    expect(back).toEqual(bundle);
    expect(rows.every(({ outcome }) => outcome === 'read')).toBe(true);
  });

  test('imported twice changes nothing', async () => {
    expect(plan(bundle, bundle).map(({ outcome }) => outcome)).toEqual(Array(8).fill('duplicate'));
  });
});
