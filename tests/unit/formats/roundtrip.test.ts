import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptTypes, policyAreas } from '../../../core/codebook';
import { exporters } from '../../../core/export';
import { guidOf } from '../../../core/guid';
import { parse, settle } from '../../../core/import';
import { hashOf } from '../../../core/import/hash';
import { importedCodebook } from '../../../core/import/settle-codes';
import type { Bundle, Code, Id, Level, Note, Report, Text } from '../../../core/model';
import { ownCodebook } from '../own-codebook';
import { bundle as invented } from './invented';

/*
 * Exported and read into an empty library, which has the built-in codebooks, a file gives back what its format carries:
 * everything for the backup; for the others quotes, places, areas, types, comments, times and the reports' facts.
 */

const runs = Number(process.env.FUZZ_RUNS ?? 40);
const areas = policyAreas.codes.map(({ id }) => id);
const types = excerptTypes.codes.map(({ id }) => id);
const levels: Level[] = ['national', 'province', 'city', 'county', 'town', 'zone'];

/** What reports are made of, and what files trip over: signs beyond the BMP, quotes, commas, formulas, markup. */
const words = fc
  .array(
    fc.constantFrom(
      '粮食',
      '𠮷水',
      '😀',
      '增长6.2%',
      '“引号”',
      '"',
      ',',
      "'",
      '\n',
      ' ',
      '=1+1',
      '<b>',
      '&amp;',
      ']]>',
      '；',
      '@',
      '\t',
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(''));
const said = fc.oneof(fc.constant(''), words);
/** As a reader types it into a field of one line. */
const line = words.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
const moment = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2030-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const uuid = fc.uuid({ version: 4 });

const drafts = fc.record({
  text: fc.array(words, { minLength: 5, maxLength: 30 }).map((parts) => `开头${parts.join('')}结尾`),
  report: fc.record({
    id: uuid,
    title: line.map((title) => `${title}政府工作报告`),
    region: line,
    level: fc.constantFrom(...levels),
    year: fc.integer({ min: 1949, max: 2100 }),
    date: moment.map((time) => time.slice(0, 10)),
    session: line,
    speaker: line,
    memo: said.map((memo) => memo.trim()),
  }),
  notes: fc.uniqueArray(
    fc.record({
      id: uuid,
      places: fc.tuple(fc.nat(), fc.nat()),
      areas: fc.uniqueArray(fc.constantFrom(...areas), { maxLength: 3 }),
      type: fc.option(fc.constantFrom(...types), { nil: undefined }),
      comment: said.map((comment) => comment.trim()),
      section: fc.array(
        line.map((title) => title.replaceAll('›', '')),
        { maxLength: 3 },
      ),
      times: fc.tuple(moment, moment),
    }),
    { minLength: 1, maxLength: 6, selector: ({ id }) => id },
  ),
});

async function bundleOf({
  text,
  report,
  notes,
}: typeof drafts extends fc.Arbitrary<infer T> ? T : never): Promise<Bundle> {
  const hash = await hashOf(text);
  const url = 'https://www.qingxi.example/report/2026.html';
  const time = '2026-11-20T08:00:00.000Z';
  const made: Report = {
    ...report,
    kind: 'government-work-report',
    revision: 1,
    created: time,
    updated: time,
    pages: [{ url, title: report.title, text: hash }],
    corrected: [],
  };
  const kept: Text = { hash, text, url, title: report.title, seen: time };
  /** Places between characters, not within one. */
  const steps = [0];
  for (const sign of text) steps.push((steps.at(-1) ?? 0) + sign.length);
  const anchored = notes.flatMap(({ places, times, type, ...note }): Note[] => {
    const [a = 0, b = 0] = places.map((place) => steps[place % steps.length] ?? 0).sort((x, y) => x - y);
    if (text.slice(a, b).trim() === '') return [];
    const [created = time, updated = time] = [...times].sort();
    const quote = {
      exact: text.slice(a, b),
      prefix: text.slice(Math.max(0, a - 32), a).toWellFormed(),
      suffix: text.slice(b, b + 32).toWellFormed(),
    };
    const anchor = { quote, position: { start: a, end: b } };
    const at = { report: report.id, text: hash, url, revision: 1, created, updated };
    return [{ ...note, ...at, anchor, ...(type ? { type } : {}) }];
  });
  return { reports: [made], texts: [kept], notes: anchored, codebooks: [policyAreas, excerptTypes] };
}

const empty: Bundle = { reports: [], texts: [], notes: [], codebooks: [policyAreas, excerptTypes] };

/** What the library holds after the file is in. */
async function through(format: string, bundle: Bundle): Promise<Bundle> {
  const bytes = (await exporters.find(({ id }) => id === format)?.make(bundle)) ?? new Uint8Array();
  const { bundle: incoming, rows } = await parse(`x.${format}`, bytes);
  expect(rows.filter(({ outcome }) => outcome === 'invalid')).toEqual([]);
  const settled = settle(incoming, empty);
  expect(settled.filter(({ kind, outcome }) => kind === 'codebook' && outcome !== 'duplicate')).toEqual([]);
  return {
    reports: settled.flatMap((each) => (each.kind === 'report' ? [each.record] : [])),
    texts: settled.flatMap((each) => (each.kind === 'text' ? [each.record] : [])),
    notes: settled.flatMap((each) => (each.kind === 'note' ? [each.record] : [])),
    codebooks: empty.codebooks,
  };
}

/** `教育 › 综合 › 人员` */
function pathOf(codes: readonly Code[], id: Id | undefined): string {
  const code = codes.find((each) => each.id === id);
  return code ? `${code.parent ? `${pathOf(codes, code.parent)} › ` : ''}${code.name.zh}` : '';
}

const withoutNumber = ({ id, parent, ...code }: Code): Code => ({
  ...code,
  id: guidOf('strange', id),
  ...(parent === undefined ? {} : { parent: guidOf('strange', parent) }),
});

const ordered = (notes: readonly Note[]) => [...notes].sort((a, b) => (a.id < b.id ? -1 : 1));
const facts = ({ kind, title, region, level, year, date, session, speaker }: Report) => ({
  kind,
  title,
  region,
  level,
  year,
  date,
  session,
  speaker,
});

const carried: { [format: string]: (note: Note) => object } = {
  jsonld: ({ revision: _, text: _t, report: _r, anchor, ...note }) => ({ ...note, quote: anchor.quote }),
  // Surroundings are cut out of the text anew, where the first sign may be half of one.
  qdpx: ({ revision: _, report: _r, section: _s, anchor: { quote, position }, ...note }) => ({
    ...note,
    position,
    exact: quote.exact,
    prefix: quote.prefix.toWellFormed(),
    suffix: quote.suffix.toWellFormed(),
  }),
  csv: ({ revision: _, text: _t, report: _r, ...note }) => note,
};

describe('export, import into an empty library, equal', () => {
  test('the backup', async () => {
    await fc.assert(
      fc.asyncProperty(drafts, async (draft) => {
        const bundle = await bundleOf(draft);
        expect(await through('json', bundle)).toEqual(bundle);
      }),
      { numRuns: runs },
    );
  });

  test.each(Object.keys(carried))('%s', async (format) => {
    const shown = carried[format] ?? ((note) => note);
    await fc.assert(
      fc.asyncProperty(drafts, async (draft) => {
        const bundle = await bundleOf(draft);
        if (bundle.notes.length === 0) return;
        const back = await through(format, bundle);
        expect(ordered(back.notes).map(shown)).toEqual(ordered(bundle.notes).map(shown));
        expect(back.reports.map(facts)).toEqual(bundle.reports.map(facts));
        if (format === 'qdpx') {
          expect(back.texts.map(({ hash, text }) => [hash, text])).toEqual(
            bundle.texts.map(({ hash, text }) => [hash, text]),
          );
          expect(back.reports.map(({ memo }) => memo)).toEqual(bundle.reports.map(({ memo }) => memo));
        }
      }),
      { numRuns: runs },
    );
  });

  test.each(Object.keys(carried))(
    '%s with a reader’s own codes: each note has the code that it had',
    async (format) => {
      const { codes } = ownCodebook;
      const [note] = invented.notes;
      if (!note) throw new Error('no note');
      const notes = codes.map(({ id }): Note => ({ ...note, id: guidOf('note', id), areas: [id] }));
      const own = { ...invented, notes, codebooks: [ownCodebook, excerptTypes] };
      const bytes = (await exporters.find(({ id }) => id === format)?.make(own)) ?? new Uint8Array();
      const { bundle: incoming } = await parse(`x.${format}`, bytes);
      const settled = settle(incoming, { ...own, reports: [], texts: [], notes: [] });
      const back = settled.flatMap((each) => (each.kind === 'note' ? [each.record] : []));
      expect(back.map(({ id, areas }) => [id, areas]).sort()).toEqual(notes.map(({ id, areas }) => [id, areas]).sort());

      // Where their ids have gone another way, codes are known by the names that lead to them.
      const renamed = codes.map(withoutNumber);
      const other = notes.map((note, at): Note => ({ ...note, areas: [renamed[at]?.id ?? ''] }));
      const known = settle({ ...own, notes: other, codebooks: [importedCodebook(renamed)] }, { ...own, notes: [] });
      expect(known.flatMap((each) => (each.kind === 'note' ? each.record.areas : []))).toEqual(
        codes.map(({ id }) => id),
      );
    },
  );

  test.each(
    Object.keys(carried).flatMap((format) => [
      [format, 'each code has notes', ownCodebook.codes, () => true],
      [format, 'ids are no numbers', ownCodebook.codes.map(withoutNumber), () => true],
      [format, 'only the lowest have notes', ownCodebook.codes, ({ id }: Code) => id.split('.').length === 3],
    ]),
  )(
    '%s into a library without a reader’s own codes, where %s: each stands under those above it',
    async (format, _, codes, has) => {
      const [note] = invented.notes;
      if (!note) throw new Error('no note');
      const notes = codes.filter(has).map(({ id }): Note => ({ ...note, id: guidOf('note', id), areas: [id] }));
      const own = { ...invented, notes, codebooks: [{ ...ownCodebook, codes }, excerptTypes] };
      const bytes = (await exporters.find(({ id }) => id === format)?.make(own)) ?? new Uint8Array();
      const settled = settle((await parse(`x.${format}`, bytes)).bundle, { ...empty, codebooks: [excerptTypes] });
      const made = settled.flatMap((each) => (each.kind === 'codebook' ? each.record.codes : []));
      const back = settled.flatMap((each) => (each.kind === 'note' ? [each.record] : []));
      const paths = (all: readonly Note[], codes: readonly Code[]) =>
        all.map(({ id, areas }) => [id, areas.map((area) => pathOf(codes, area))]).sort();
      expect(paths(back, made)).toEqual(paths(notes, codes));
      expect(made.filter(({ facet }) => facet === 'area')).toHaveLength(codes.length);
    },
  );
});
