import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Note } from '../core/model';
import { commit } from '../store/commands';
import { comment, kept, noteOf } from '../tests/unit/kept';
import { endTyping, saving, setComment } from './edit';
import { reading, records, reread } from './records';
import { dismiss, task } from './task';

/** The background, whose answer comes when the test says so. */
const service = vi.hoisted(() => ({ commit: vi.fn() }));
vi.mock('./service', () => ({ service, isPrivate: false }));

const note: Note = {
  id: 'note',
  revision: 1,
  created: '2026-01-01T00:00:00.000Z',
  updated: '2026-01-01T00:00:00.000Z',
  report: 'report',
  text: 'text',
  url: 'http://www.qingxi.gov.cn/2026/report.html',
  anchor: { quote: { exact: '粮食', prefix: '', suffix: '' } },
  section: [],
  areas: [],
  comment: '',
};

afterEach(() => vi.unstubAllGlobals());
beforeEach(() => {
  service.commit.mockReset();
  endTyping();
  records.value = { notes: [note], reports: [], codebooks: [] };
  saving.value = new Map();
  dismiss();
});

test('an edit in a list is being saved until it is acknowledged, and only then saved', async () => {
  let acknowledge: (outcome: unknown) => void = () => {};
  service.commit.mockReturnValueOnce(
    new Promise((resolve) => {
      acknowledge = resolve;
    }),
  );
  expect(saving.value.get(note.id)).toBeUndefined();
  const done = setComment(note.id, '与上年比较', '');
  await vi.waitFor(() => expect(service.commit).toHaveBeenCalledOnce(), 10_000);
  expect(saving.value.get(note.id)).toBe('saving');
  acknowledge({ outcome: 'done', step: 'step' });
  await done;
  expect(saving.value.get(note.id)).toBeUndefined();
});

test('an edit that was refused is not saved, and says why', async () => {
  service.commit.mockResolvedValueOnce({ outcome: 'refused', reason: 'refused_quota' });
  await setComment(note.id, '与上年比较', '');
  expect(saving.value.get(note.id)).toEqual({ failed: 'refused_quota' });
  expect(task.value).toMatchObject({ state: 'failed', reason: 'refused_quota' });
});

test('a page that is going waits for no edit that is still on its way', async () => {
  const held = Promise.withResolvers<unknown>();
  service.commit.mockReturnValueOnce(held.promise);
  const first = setComment(note.id, '与上年', '');
  await vi.waitFor(() => expect(service.commit).toHaveBeenCalledOnce());
  vi.stubGlobal('document', { visibilityState: 'hidden' });
  service.commit.mockReturnValueOnce(held.promise);
  const last = setComment(note.id, '与上年比较', '与上年');
  await vi.waitFor(() => expect(service.commit).toHaveBeenCalledTimes(2));
  expect(service.commit.mock.lastCall?.[0].edits[0].patch.comment).toEqual({ from: '与上年', to: '与上年比较' });
  held.resolve({ outcome: 'done', step: 'step' });
  await Promise.all([first, last]);
});

describe('a comment', () => {
  const stored = (id: string) => reading(async (db) => (await noteOf(db, id)).comment);
  const refused = async () => ({ outcome: 'refused', reason: 'refused_quota' });
  beforeEach(() => {
    service.commit.mockImplementation((command) => reading((db) => commit(db, command)));
  });

  test('that was changed elsewhere while it was being typed keeps both', async () => {
    const { id } = await reading((db) => kept(db, { comment: '增长' }));
    await reading(async (db) => commit(db, comment(await noteOf(db, id), '增长，另见附件')));
    // It is known here by the time that the typing rests.
    await reread();
    await setComment(id, '同比增长', '增长');
    expect(await stored(id)).toBe('同比增长，另见附件');
  });

  test('of which a typing was not saved is what is typed last', async () => {
    const { id } = await reading((db) => kept(db, { comment: '增长' }));
    await reread();
    service.commit.mockImplementationOnce(refused);
    await setComment(id, '增长较快', '增长');
    await setComment(id, '', '增长较快');
    expect(await stored(id)).toBe('');
    await setComment(id, '放缓', '');
    expect(await stored(id)).toBe('放缓');
  });
});
