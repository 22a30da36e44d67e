import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeJson } from '../core/export/json';
import { parse } from '../core/import';
import type { Bundle, Change } from '../core/model';
import { anyBundle } from '../tests/unit/formats/export-support';
import { gunzip, gzip } from './gzip';
import { purgeBackup } from './purge-backup';

/** Slow and plain: all read, filtered, and written anew. */
function filtered(bundle: Bundle, standing: ReadonlySet<string>): Bundle {
  const stays = ({ id }: { id: string }) => standing.has(id);
  const notes = bundle.notes.filter(stays);
  return {
    reports: bundle.reports.filter(stays),
    texts: bundle.texts.filter(({ hash }) => notes.some(({ text }) => text === hash)),
    notes,
    codebooks: bundle.codebooks.filter(stays),
    changes: bundle.changes?.filter(({ record }) => standing.has(record)) ?? [],
  };
}

const changesOf = (bundle: Bundle): Change[] =>
  bundle.notes.map(({ id, created, comment }, sequence) => ({
    id: `${id}/0`,
    step: id,
    sequence,
    device: 'd',
    time: created,
    kind: 'note',
    record: id,
    label: 'step_editComment',
    before: {},
    after: { comment },
  }));

test('what is left is what stands, record by record; nothing is made where nothing goes', async () => {
  await fc.assert(
    fc.asyncProperty(anyBundle, fc.func(fc.boolean()), async (any, keeps) => {
      const bundle = { ...any, changes: changesOf(any) };
      const all = [...bundle.reports, ...bundle.notes, ...bundle.codebooks].map(({ id }) => id);
      const standing = new Set(all.filter((id) => keeps(id)));
      const purged = await purgeBackup(await gzip(await makeJson(bundle)), (_, id) => standing.has(id));
      expect(purged === undefined).toBe(standing.size === all.length);
      if (purged) expect((await parse('x.json', await gunzip(purged))).bundle).toEqual(filtered(bundle, standing));
    }),
    { numRuns: 60 },
  );
});

test('each record and each change is asked for by its kind', async () => {
  await fc.assert(
    fc.asyncProperty(anyBundle, async (any) => {
      const bundle = { ...any, changes: changesOf(any) };
      const asked: string[] = [];
      await purgeBackup(await gzip(await makeJson(bundle)), (kind, id) => asked.push(`${kind} ${id}`) > 0);
      const all = [
        ...bundle.reports.map(({ id }) => `report ${id}`),
        ...bundle.codebooks.map(({ id }) => `codebook ${id}`),
        ...[...bundle.notes, ...bundle.notes].map(({ id }) => `note ${id}`),
      ];
      expect(asked.sort()).toEqual(all.sort());
    }),
    { numRuns: 20 },
  );
});
