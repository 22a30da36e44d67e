import fc from 'fast-check';
import { expect, test } from 'vitest';
import { policyAreas } from '../core/codebook';
import { changeCode } from '../core/codebook/edit';
import type { Command } from '../core/command';
import { makeJson } from '../core/export/json';
import { newId } from '../core/id';
import { parse } from '../core/import';
import type { Bundle, Note, Report } from '../core/model';
import * as commands from '../core/record-commands';
import { fresh, kept, page, request } from '../tests/unit/kept';
import { commit } from './commands';
import { planImport, withTrueHashes, writeImport } from './import';
import { addNote } from './new-note';
import { readBundle } from './reading';
import type { Store } from './schema';
import { undo } from './undo';

/*
 * Two people go on from one library and send each other backups. What only one of them can have edited, a type or the
 * name of a code, is as that one left it; of what both write nothing goes.
 */

const runs = Number(process.env.FUZZ_RUNS ?? 25);
const all = (db: Store) => readBundle(db, { trash: true, changes: true });

const deeds = ['comment', 'memo', 'area', 'type', 'rename', 'trash', 'trashReport', 'restore', 'add'] as const;
const some = fc.array(
  fc.record({ deed: fc.constantFrom(...deeds), at: fc.nat(20), word: fc.stringMatching(/^[a-z]{8}$/) }),
  {
    maxLength: 6,
  },
);
type Deed = typeof some extends fc.Arbitrary<(infer T)[]> ? T : never;

async function does(db: Store, first: boolean, { deed, at, word }: Deed, said: Set<string>): Promise<void> {
  const { notes, reports, codebooks } = await all(db);
  const pick = <T>(list: readonly T[]): T | undefined => list[at % (list.length || 1)];
  const report = pick(reports.filter(({ trashed }) => !trashed));
  const note = pick(notes.filter(({ trashed }) => !trashed));
  const gone = pick(notes.filter(({ trashed }) => trashed));
  const make = (): Command | undefined => {
    switch (deed) {
      case 'comment':
        if (note) said.add(word);
        return note && commands.setComment(note, `${note.comment} ${word}`, newId());
      case 'memo':
        if (report) said.add(word);
        return report && commands.setMemo(report, `${report.memo} ${word}`, newId());
      case 'area':
        return (
          note && commands.setAreas(note, [...new Set([policyAreas.codes[at]?.id ?? '', ...note.areas.slice(at % 2)])])
        );
      case 'type':
        return note && first ? commands.setType(note, word) : undefined;
      case 'rename': {
        const [book] = codebooks;
        const code = book?.codes[first ? 0 : 1];
        const asked = book && code && changeCode({ ...everKept, ...book }, code.id, { name: { zh: word, en: word } });
        return asked && 'command' in asked ? asked.command : undefined;
      }
      case 'trash':
        return note && commands.trash([note]);
      case 'trashReport':
        return (
          report &&
          commands.trashReport(
            report,
            notes.filter((each) => each.report === report.id && !each.trashed),
          )
        );
      case 'restore':
        return (
          gone &&
          commands.restore(
            [gone],
            reports.filter(({ id, trashed }) => id === gone.report && trashed),
          )
        );
      case 'add':
        return undefined;
    }
  };
  const command = make();
  if (command) await commit(db, command);
  const url = `http://www.qingxi.gov.cn/${at % 3}.html`;
  const place = { region: `${at % 3}乡`, level: 'town' as const, year: 2026 };
  const recognition = { verdict: 'report' as const, score: 1, title: '政府工作报告', ...place };
  if (deed === 'add')
    await addNote(db, request({ page: page({ url, title: url, text: url }), recognition, comment: word }));
}

const everKept = { revision: 1, created: '2026-01-01T00:00:00.000Z', updated: '2026-01-01T00:00:00.000Z' };

async function backup(db: Store): Promise<Bundle> {
  const { bundle, rows } = await parse('backup.json', await makeJson(await all(db)));
  expect(rows.filter(({ outcome }) => outcome === 'invalid')).toEqual([]);
  return withTrueHashes(bundle);
}

/** Records as a reader sees them. */
function seen({ reports, notes, codebooks }: Bundle) {
  const bare = <T extends Note | Report>({ revision: _r, updated: _u, ...rest }: T) => rest;
  const inOrder = <T extends { id: string }>(records: readonly T[]) =>
    [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
  return [inOrder(reports.map(bare)), inOrder(notes.map(bare)), codebooks.map(({ codes }) => inOrder(codes))];
}

test('each has what both have written, each note a report to be seen in, and one undo before it', async () => {
  await fc.assert(
    fc.asyncProperty(some, some, some, async (before, mine, theirs) => {
      const [here, there] = await Promise.all([fresh(), fresh()]);
      const said = new Set<string>();
      await here.put('codebooks', { ...policyAreas, ...everKept, codes: policyAreas.codes.slice(0, 4) });
      await kept(here);
      for (const each of before) await does(here, true, each, said);
      await writeImport(there, newId(), await backup(here));
      expect(seen(await all(there))).toEqual(seen(await all(here)));

      for (const each of mine) await does(here, true, each, said);
      for (const each of theirs) await does(there, false, each, said);
      const named = (await Promise.all([here, there].map(all))).map(({ codebooks }, n) => codebooks[0]?.codes[n]?.name);
      for (const [to, from] of [
        [here, there],
        [there, here],
      ] as const) {
        const was = await all(to);
        const file = await backup(from);
        const step = newId();
        await writeImport(to, step, file);
        const now = await all(to);
        const live = new Set(now.reports.flatMap(({ id, trashed }) => (trashed ? [] : id)));
        expect(now.notes.filter(({ report, trashed }) => !trashed && !live.has(report))).toEqual([]);
        expect(now.codebooks[0]?.codes.slice(0, 2).map(({ name }) => name)).toEqual(named);
        const written = [...now.notes.map(({ comment }) => comment), ...now.reports.map(({ memo }) => memo)].join();
        for (const word of said) expect(written).toContain(word);
        // Again it changes nothing; taken back, it comes in as it came in first.
        expect((await planImport(to, file)).filter(({ outcome }) => outcome !== 'duplicate')).toEqual([]);
        if ((await to.countFromIndex('changes', 'step', step)) === 0) continue;
        expect(await undo(to)).toMatchObject({ outcome: 'done', label: 'step_import' });
        expect(seen(await all(to))).toEqual(seen(was));
        await writeImport(to, newId(), file);
        expect(seen(await all(to))).toEqual(seen(now));
      }
      here.close();
      there.close();
    }),
    { numRuns: runs },
  );
}, 600_000);
