import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Id, Note } from '../core/model';
import * as commands from '../core/record-commands';
import { comment, fresh, kept, noteOf, page } from '../tests/unit/kept';
import { commit } from './commands';
import { readNews } from './news';
import { readNotesOf, readSequence } from './reading';
import type { Store } from './schema';
import { changeSettings } from './settings';
import { emptyTrash } from './trash';
import { redo, undo } from './undo';

let db: Store;
let first: Note;
beforeEach(async () => {
  db = await fresh();
  first = await kept(db);
});

const since = (sequence: number) => readNews(db, { report: first.report, text: first.text, since: sequence });

describe('news of a page', () => {
  test('is what was made, changed and thrown away, and no more', async () => {
    const before = await readSequence(db);
    const second = await kept(db);
    await commit(db, comment(second, '一'));
    expect(await since(before)).toMatchObject({ notes: [{ id: second.id, comment: '一' }], gone: [], count: 2 });
    const between = await readSequence(db);
    await commit(db, commands.trash([first]));
    expect(await since(between)).toMatchObject({ notes: [], gone: [first.id], count: 1 });
    expect(await since(await readSequence(db))).toMatchObject({ notes: [], gone: [], count: 1 });
  });

  test('is none where more than notes has changed: the settings, another report, the trash', async () => {
    let before = await readSequence(db);
    await changeSettings(db, () => ({ shown: false }));
    expect(await since(before)).toBeUndefined();
    before = await readSequence(db);
    await kept(db, { page: page({ url: 'http://www.yunling.gov.cn/2026/other.html', text: '云岭县另一份报告' }) });
    expect(await since(before)).toBeUndefined();
    before = await readSequence(db);
    await emptyTrash(db);
    expect(await since(before)).toBeUndefined();
  });

  test('put on top of what was known, it is what a whole reading gives', async () => {
    const step = fc.constantFrom('add', 'comment', 'trash', 'undo', 'redo', 'settings');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        db = await fresh();
        first = await kept(db);
        let known = new Map<Id, Note>([[first.id, first]]);
        let sequence = await readSequence(db);
        for (const [index, each] of steps.entries()) {
          const some = [...known.keys()][index % Math.max(known.size, 1)];
          if (each === 'add') await kept(db);
          else if (each === 'comment' && some) await commit(db, comment(await noteOf(db, some), `批注${index}`));
          else if (each === 'trash' && some) await commit(db, commands.trash([await noteOf(db, some)]));
          else if (each === 'undo') await undo(db);
          else if (each === 'redo') await redo(db);
          else if (each === 'settings') await changeSettings(db, () => ({ strip: false }));
          const news = await since(sequence);
          const whole = await readNotesOf(db, first.report);
          if (news) {
            for (const id of news.gone) known.delete(id);
            for (const note of news.notes) known.set(note.id, note);
            expect(news.count).toBe(whole.length);
          } else known = new Map(whole.map((note) => [note.id, note]));
          sequence = await readSequence(db);
          expect([...known.values()].sort(byId)).toEqual(whole.sort(byId));
        }
      }),
      { numRuns: 40 },
    );
  });
});

const byId = (a: Note, b: Note) => (a.id < b.id ? -1 : 1);
