// @vitest-environment happy-dom
import './keys-as-words';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ExportView } from '../../entrypoints/library/ExportView';
import { chooseNone, chooseNotes, noteFilter } from '../../state/chosen-notes';
import { records, reread } from '../../state/records';
import { openStore } from '../../store/open';
import { all, click, draw, one, texts } from './drawn';
import { keep, kept, soon } from './views';

const { service } = vi.hoisted(() => ({ service: { settings: vi.fn(async () => ({})) } }));
vi.mock('../../state/service', () => ({ service, isPrivate: false }));

/** Nothing is made here: what would be is told beside the formats. */
class NoWorker {
  postMessage() {}
  terminate() {}
}

beforeEach(async () => {
  vi.stubGlobal('Worker', NoWorker);
  vi.spyOn(location, 'replace').mockImplementation((to) => goTo(String(to)));
  await keep(await openStore());
  await reread();
});
afterEach(() => {
  noteFilter.value = { query: '' };
  chooseNone();
  vi.unstubAllGlobals();
});

function goTo(hash: string): void {
  location.hash = hash;
  dispatchEvent(new Event('hashchange'));
}

async function show(hash: string) {
  await act(() => goTo(hash));
  await draw(<ExportView />);
  await soon(() => expect(all('.export-scope')).toHaveLength(1));
}

const scopes = () => texts('.export-scope .switch');
const scope = () => one<HTMLInputElement>('.export-scope input:checked').value;
const save = () => one<HTMLButtonElement>('.export-actions .button-primary');

test('the filter of the list is what is exported by it, whichever report was looked at before', async () => {
  noteFilter.value = { query: '粮食' };
  await show('#export?report=qingxi');
  expect(scopes()).toContain('export_scope_filter_other 2');
  await click(one('input[value="filter"]'));
  expect([scope(), scopes()]).toEqual(['filter', expect.arrayContaining(['export_scope_filter_other 2'])]);
});

test('a report’s filtered notes stay these when the format changes', async () => {
  noteFilter.value = { query: '粮食' };
  await show('#export?scope=filter&report=qingxi');
  await click(one('.formats input[value="csv"]'));
  expect([scope(), scopes()]).toEqual(['filter', expect.arrayContaining(['export_scope_filter_other 1'])]);
});

test.each([
  ['the checked notes', '#export?scope=notes', 'notes'],
  ['the notes of a report', '#export?report=yunling', 'report'],
])('where %s have gone meanwhile, all the others are not exported in their place', async (_, hash, of) => {
  chooseNotes(['harvest', 'school'], true);
  await show(hash);
  expect([scope(), save().disabled]).toEqual([of, false]);
  await act(() => {
    records.value = { ...records.value, notes: kept.notes.slice(0, 1), reports: kept.reports.slice(0, 1) };
  });
  expect([scope(), save().disabled]).toEqual([of, true]);
  await click(one('.formats input[value="json"]'));
  expect([scope(), save().disabled]).toEqual([of, true]);
});
