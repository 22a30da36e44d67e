import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { makeCsv } from '../../../core/export/csv';
import { makeJson } from '../../../core/export/json';
import { parse, settle } from '../../../core/import';
import { change, code, codebook, note, report, text } from '../../../core/import/schema';
import {
  bytesOf,
  clipperFile,
  codebookXml,
  hypothesisFile,
  hypothesisTable,
  jsonOf,
  projectFile,
  projectFiles,
  projectXml,
  readwiseTable,
  w3cFile,
} from './foreign';
import { bundle, note as invented } from './invented';

/*
 * Every importer, given files that are nearly right: values of wrong types, fields too many or missing, text that means
 * something elsewhere, bytes turned over, cut, doubled, in other encodings. `npm run fuzz` takes 10,000 of each format.
 */

const runs = Number(process.env.FUZZ_RUNS ?? 60);
const messages = new Set(Object.keys(JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8'))));

const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    '',
    '\0',
    '\u{FEFF}',
    '\uD800',
    '__proto__',
    'constructor',
    'javascript:alert(1)',
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '=1+1',
    '＝1',
    '&boom;',
    ']]>',
    '../../etc/passwd',
    null,
    true,
    -1,
    1e308,
    Number.MAX_SAFE_INTEGER,
    [],
    {},
    [[[[]]]],
    '政'.repeat(5_000),
    '9999-99-99T99:99:99Z',
    '0000-01-01T00:00:00Z',
    '+275760-09-13T00:00:00.000Z',
  ),
  fc.string({ unit: 'binary' }),
  fc.jsonValue(),
);

/** A JSON value with some members changed, removed or doubled. */
function changed(value: unknown): fc.Arbitrary<unknown> {
  return fc
    .array(fc.tuple(fc.nat(), nasty, fc.constantFrom('set', 'remove', 'add', 'double')), { minLength: 1, maxLength: 4 })
    .map((edits) => {
      const copy = structuredClone(value);
      for (const [seed, by, how] of edits) {
        const places: [holder: object, key: string][] = [];
        const walk = (holder: unknown) => {
          if (typeof holder !== 'object' || holder === null) return;
          for (const key of Object.keys(holder)) {
            places.push([holder, key]);
            walk(Reflect.get(holder, key));
          }
        };
        walk(copy);
        const [holder, key] = places[seed % (places.length || 1)] ?? [];
        if (!holder || key === undefined) continue;
        if (how === 'remove') Reflect.deleteProperty(holder, key);
        else if (how === 'add')
          Object.defineProperty(holder, '__proto__', {
            value: by,
            enumerable: true,
            configurable: true,
            writable: true,
          });
        else if (how === 'double' && Array.isArray(holder)) holder.push(Reflect.get(holder, key));
        else Reflect.set(holder, key, by);
      }
      return copy;
    });
}

/** Text with pieces cut out, doubled, or something put in. */
function torn(whole: string): fc.Arbitrary<string> {
  const words = nasty.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  return fc
    .array(fc.tuple(fc.nat(whole.length), fc.nat(40), words, fc.boolean()), { minLength: 1, maxLength: 5 })
    .map((cuts) =>
      cuts.reduce(
        (text, [at, length, by, keeps]) => text.slice(0, at) + by + text.slice(keeps ? at : at + length),
        whole,
      ),
    );
}

/** Bytes turned over, cut off, or in another encoding. */
const battered = (whole: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }).map((edits) => {
      const copy = whole.slice();
      for (const [at, byte] of edits) copy[at] = byte;
      return copy;
    }),
    fc.nat(whole.length).map((length) => whole.slice(0, length)),
    fc.constant(Uint8Array.from([0xff, 0xfe, ...Buffer.from(new TextDecoder().decode(whole), 'utf16le')])),
    fc.constant(Uint8Array.from(Buffer.from(new TextDecoder().decode(whole), 'utf16le'))),
    fc.constant(Uint8Array.from(Buffer.from(new TextDecoder().decode(whole), 'latin1'))),
  );

const ofJson = (value: unknown) =>
  fc.oneof(changed(value).map(jsonOf), torn(JSON.stringify(value)).map(bytesOf), battered(jsonOf(value)));
const ofText = (value: string) =>
  fc.oneof({ weight: 3, arbitrary: torn(value).map(bytesOf) }, battered(bytesOf(value)));
const ofZip = fc.oneof(
  torn(projectXml).map((xml) => zipSync({ ...projectFiles, '青溪.qde': bytesOf(xml) })),
  fc
    .array(fc.tuple(fc.oneof(nasty.map(String), fc.constantFrom('a.qde', 'sources/a.txt')), fc.uint8Array()), {
      maxLength: 4,
    })
    .map((files) => files.filter(([name]) => name !== '__proto__'))
    // (fflate itself cannot write a file of that name.)
    .map((files) => zipSync(Object.fromEntries(files.map(([name, bytes]) => [name.slice(0, 200), bytes])))),
  battered(projectFile()),
);

/** A code below a sub-area, whose cell is a path. */
const inThreeLevels = {
  ...bundle,
  notes: [...bundle.notes, invented(5, '新建高标准农田2.6万亩', { areas: ['area-fields'] })],
  codebooks: bundle.codebooks.map((book) => ({
    ...book,
    codes: [
      ...book.codes,
      {
        id: 'area-fields',
        facet: 'area',
        order: 9,
        parent: 'area-grain',
        name: { zh: '高标准农田', en: 'Fields' },
      } as const,
    ],
  })),
};

const backup = JSON.parse(new TextDecoder().decode(await makeJson(bundle)));
const formats: { [format: string]: fc.Arbitrary<Uint8Array> } = {
  json: ofJson(backup),
  w3c: ofJson(w3cFile),
  hypothesis: ofJson(hypothesisFile),
  'hypothesis-csv': ofText(hypothesisTable),
  clipper: ofJson(clipperFile),
  qdpx: ofZip,
  qde: ofText(projectXml),
  qdc: ofText(codebookXml),
  csv: ofText(new TextDecoder().decode(await makeCsv(inThreeLevels))),
  readwise: ofText(readwiseTable),
  anything: fc.uint8Array({ maxLength: 300 }),
};

const holds = <T extends v.GenericSchema>(schema: T, records: readonly unknown[]) =>
  records.every((record) => v.is(schema, record));

describe.each(Object.entries(formats))('%s', (_, files) => {
  test('gives only whole records and reasons with words, whatever the file', async () => {
    await fc.assert(
      fc.asyncProperty(files, async (bytes) => {
        const { bundle: made, rows } = await parse('file.json', bytes);
        expect(holds(report, made.reports) && holds(text, made.texts) && holds(note, made.notes)).toBe(true);
        expect(holds(codebook, made.codebooks) && holds(change, made.changes ?? [])).toBe(true);
        expect(
          holds(
            code,
            made.codebooks.flatMap(({ codes }) => codes),
          ),
        ).toBe(true);
        for (const { outcome, reason } of rows) if (outcome === 'invalid') expect(messages, reason).toContain(reason);
        const ids = made.notes.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const settled = settle(made, bundle);
        // Every note has a report to be seen in, made for it where the file has none.
        const reports = new Set(settled.flatMap((each) => (each.kind === 'report' ? [each.record.id] : [])));
        for (const { id } of bundle.reports) reports.add(id);
        for (const each of settled) if (each.kind === 'note') expect(reports).toContain(each.record.report);
        expect(settled.length).toBeGreaterThanOrEqual(made.notes.length + made.reports.length + made.texts.length);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: runs },
    );
  }, 3_600_000);
});
