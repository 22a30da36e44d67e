import { computed, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { Id, Located, Note, Report } from '../core/model';
import { inReadingOrder } from '../core/reading-order';
import type { TabState } from '../messages/services';
import { readPositions } from '../store/reading';
import { alsoRead, reading, records, reportsById } from './records';
import { isPrivate, service } from './service';

/** What the tab in front shows; undefined until the background has told. */
export const tab = signal<TabState | undefined>(undefined);

/** Where this page's notes stand on it, as the annotator found them. */
export const positions = signal<ReadonlyMap<Id, Located>>(new Map());

/** The page's words at the places that are not exact. */
export const standing = signal<ReadonlyMap<Id, string>>(new Map());

export const report = computed((): Report | undefined => {
  const id = tab.value?.report;
  return id === undefined ? undefined : reportsById.value.get(id);
});

/** The notes of this page's report, by what is known of their places on it; each list in reading order. */
export interface PageNotes {
  found: Note[];
  /** They may stand where the reader is to say so. */
  doubtful: Note[];
  /** Made on this page, and no longer found on it. */
  lost: Note[];
  /** Of the report's other pages, and of its copies elsewhere. */
  elsewhere: Note[];
}

export const pageNotes = computed((): PageNotes => {
  const id = report.value?.id;
  const its = id === undefined ? [] : records.value.notes.filter((note) => note.report === id);
  const here = new Set(tab.value?.addresses.map(withoutFragment));
  const lists: PageNotes = { found: [], doubtful: [], lost: [], elsewhere: [] };
  for (const note of inReadingOrder(its, report.value, positions.value)) {
    const status = positions.value.get(note.id)?.status;
    const made = here.has(withoutFragment(note.url));
    if (status === 'doubtful') lists.doubtful.push(note);
    else if (status === 'lost') lists[made ? 'lost' : 'elsewhere'].push(note);
    else if (status === undefined && !made) lists.elsewhere.push(note);
    else lists.found.push(note);
  }
  return lists;
});

const withoutFragment = (url: string): string => url.replace(/#.*$/s, '');

/** Notes of other reports, newest first. */
export const recentNotes = computed((): Note[] =>
  records.value.notes
    .filter((note) => note.report !== report.value?.id)
    .sort((a, b) => (a.updated < b.updated ? 1 : -1))
    .slice(0, 12),
);

/** Asks anew what the tab shows; follows it when another tab comes to the front, where `follow`. */
export function watchTab(which: () => Promise<number | undefined>, signal: AbortSignal, follow: boolean): void {
  alsoRead(() => lookAtTab(which), signal);
  const look = () => void lookAtTab(which);
  // The background writes there what an annotator tells of its document: begun, another text, the first note's report.
  const told = (_: unknown, area: string) => area === 'session' && look();
  browser.storage.onChanged.addListener(told);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(told));
  if (!follow) return;
  browser.tabs.onActivated.addListener(look);
  browser.tabs.onUpdated.addListener(look);
  signal.addEventListener('abort', () => {
    browser.tabs.onActivated.removeListener(look);
    browser.tabs.onUpdated.removeListener(look);
  });
}

export async function frontTab(): Promise<number | undefined> {
  const [front] = await browser.tabs.query({ active: true, currentWindow: true });
  return front?.id;
}

/** Looks overlap: an earlier one that ends later would show the tab that was in front before. */
let looks = 0;

async function lookAtTab(which: () => Promise<number | undefined>): Promise<void> {
  const mine = ++looks;
  const id = await which();
  if (id === undefined) return;
  // A tab that was closed meanwhile.
  const state = await service.tab(id).catch(() => undefined);
  if (!state) return;
  const found = new Map<Id, Located>();
  // A report may be spread over frames: a note is lost only where none of them holds it.
  for (const text of state.texts)
    for (const { note, located } of await (isPrivate
      ? service.positions(text)
      : reading((db) => readPositions(db, text))))
      if (located.status !== 'lost' || !found.has(note)) found.set(note, located);
  const inexact = [...found.values()].some(({ status }) => status === 'edited' || status === 'doubtful');
  const words = inexact ? await service.standing(id) : [];
  if (mine !== looks) return;
  positions.value = found;
  standing.value = new Map(words.map(({ note, words: its }) => [note, its]));
  tab.value = state;
}
