import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exporters } from '../../../core/export';
import { parse, plan } from '../../../core/import';
import { readBackupLines } from '../../../core/import/backup-lines';
import type { Bundle } from '../../../core/model';
import { anyBundle } from './export-support';
import { bundle } from './invented';

const json = async (value: Bundle) => exporters.find(({ id }) => id === 'json')?.make(value) ?? new Uint8Array();
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('the backup', () => {
  test('reads back equal, trash and change log included', async () => {
    const { bundle: back, rows } = await parse('backup.json', await json(bundle));
    expect(back).toEqual(bundle);
    expect(rows.every(({ outcome }) => outcome === 'read')).toBe(true);
  });

  test('loses no code for a colour that is none, and lets nothing else into a style', async () => {
    const [book] = bundle.codebooks;
    if (!book) throw new Error('no codebook');
    const bad = ['#12', { light: 'url(//a.cn/)', dark: '#5a2a10' }, { light: '#fff;x:y' }, 3];
    const codes = book.codes.map((code, i) => ({ ...code, colour: bad[i % bad.length] }));
    const file = JSON.stringify({
      ...JSON.parse(new TextDecoder().decode(await json(bundle))),
      codebooks: [{ ...book, codes }],
    });
    const { bundle: back, rows } = await parse('backup.json', bytesOf(file));
    expect(rows.every(({ outcome }) => outcome === 'read')).toBe(true);
    const [{ codes: read } = { codes: [] }] = back.codebooks;
    expect(read.map(({ colour: _, ...code }) => code)).toEqual(book.codes.map(({ colour: _, ...code }) => code));
    for (const { colour = {} } of read)
      for (const part of Object.values(colour)) expect(part).toMatch(/^#[0-9a-f]{6}$/);
    expect(read[1]?.colour).toBeDefined();
    expect(back.notes).toEqual(bundle.notes);
  });

  test('imported twice changes nothing', async () => {
    expect(plan(bundle, bundle).map(({ outcome }) => outcome)).toEqual(Array(8).fill('duplicate'));
  });

  test('read line by line is what it is read as a whole', async () => {
    await fc.assert(
      fc.asyncProperty(anyBundle, async (any) => {
        const bytes = await json({ ...any, changes: bundle.changes ?? [] });
        expect(readBackupLines(bytes)).toEqual(JSON.parse(new TextDecoder().decode(bytes)));
      }),
    );
  });

  test('is read too where another program has set its lines anew', async () => {
    const text = new TextDecoder().decode(await json(bundle));
    for (const anew of [JSON.stringify(JSON.parse(text)), JSON.stringify(JSON.parse(text), null, 1), `${text}\n\n`])
      expect((await parse('backup.json', bytesOf(anew))).bundle).toEqual(bundle);
  });

  test('that breaks off, or has a line that is none, is told and gives nothing', async () => {
    const text = new TextDecoder().decode(await json(bundle));
    for (const broken of [text.slice(0, -2), text.slice(0, -40), text.replace('"anchor"', 'anchor')])
      expect(await parse('backup.json', bytesOf(broken))).toMatchObject({
        bundle: { notes: [] },
        rows: [{ reason: 'import_notJson' }],
      });
  });
});
