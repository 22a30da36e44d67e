import { browser } from 'wxt/browser';
import type { Id } from '../../core/model';
import { siteOf } from '../../core/sites';
import { connect, inTab } from '../../messages/rpc';
import type { AnnotatorService, LibraryService, Settings, TabState } from '../../messages/services';
import { commit } from '../../store/commands';
import { readHistory, readNote, readPositions, readRecords, readReport, storageState } from '../../store/reading';
import { changeSettings, readSettings } from '../../store/settings';
import { purgeSnapshots, undisturbed } from '../../store/snapshots';
import { deleteEverything, emptyTrash } from '../../store/trash';
import { redo, undo } from '../../store/undo';
import { refused } from '../../store/write';
import { detectIn, detectInOpenTabs, injectEverywhere, largeFrames } from './inject';
import { forgetSeeding, reading, tellViews, writing } from './kept';
import { followPermissions, forgetSites, howAllowed, isAllowed, readSites, takeBack } from './sites';
import { likelyAreas, whatWasLearned } from './suggestions';
import { changeTab, liveFrames, readTab, readTabIds, refreshTab, startTab } from './tabs';

/** What our own pages may ask. */
export function libraryService(): LibraryService {
  return {
    commit: (command) => writing((db) => commit(db, command)),
    undo: (step) => writing((db) => undo(db, step)),
    redo: (step) => writing((db) => redo(db, step)),
    tab: stateOf,
    async annotate(tab) {
      await startTab(tab);
      return (await injectEverywhere(tab)) ? { outcome: 'done' } : refused('refused_pageUnreached');
    },
    goTo,
    standing: async (tab) => (await ask(tab, (annotator) => annotator.standing())).flat(),
    async settle(tab, note, how) {
      const answers = await ask(tab, (annotator) => annotator.settle(note, how));
      return answers.includes(true) ? { outcome: 'done' } : { outcome: 'refused', reason: 'refused_notHere' };
    },
    settings: () => reading(readSettings),
    changeSettings: (patch) => change(() => patch),
    sites: readSites,
    async siteAllowed(host, tab) {
      await followPermissions({ added: [siteOf(host)] });
      if (tab !== undefined) await detectIn(tab);
    },
    takeBack,
    likely: likelyAreas,
    learned: whatWasLearned,
    async pause(tab, paused) {
      if (paused) await changeTab(tab, (state) => ({ ...state, paused }));
      else await startTab(tab);
      await refreshTab(tab);
    },
    async never(host, never) {
      await change((settings) => ({
        never: never ? [...new Set([...settings.never, host])] : settings.never.filter((each) => each !== host),
      }));
      if (!never) await detectInOpenTabs([siteOf(host)]);
    },
    emptyTrash: () =>
      undisturbed(async () => {
        await reading(purgeSnapshots);
        return writing(emptyTrash);
      }),
    written: tellViews,
    async deleteEverything() {
      const outcome = await writing(deleteEverything);
      if (outcome.outcome !== 'done') return outcome;
      forgetSeeding();
      await forgetSites();
      await Promise.all([browser.storage.local.clear(), browser.storage.session.clear()]);
      await tellViews();
      return outcome;
    },
    records: () => reading(readRecords),
    positions: (text) => reading((db) => readPositions(db, text)),
    history: (record) => reading((db) => readHistory(db, record)),
    storage: storageState,
  };
}

/** @throws where the disk is full: settings are not worth a value of their own for it */
async function change(how: (settings: Settings) => Partial<Settings>): Promise<Settings> {
  const settings = await reading((db) => changeSettings(db, how));
  if ('outcome' in settings) throw new Error(settings.reason);
  await tellViews();
  return settings;
}

/** Asks the annotators of a tab, frame by frame; one that has gone meanwhile has no answer. */
async function ask<T>(tab: number, question: (annotator: Pick<AnnotatorService, 'standing' | 'settle'>) => Promise<T>) {
  const frames = [...(await liveFrames(tab))].filter(([, { annotating }]) => annotating);
  const answers = await Promise.allSettled(
    frames.map(([frame]) => question(connect<AnnotatorService>('annotator', inTab(tab, frame)))),
  );
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
}

async function stateOf(id: number): Promise<TabState> {
  const [tab, state, settings] = await Promise.all([browser.tabs.get(id), readTab(id), reading(readSettings)]);
  const live = await liveFrames(id, tab.url);
  const frames = [...live.values()];
  const top = live.get(0);
  const url = tab.url ?? top?.url ?? '';
  const { protocol, hostname: host, pathname } = URL.canParse(url) ? new URL(url) : new URL('about:blank');
  const allowedBy = await howAllowed(url || 'about:blank');
  const recognition = frames.find((frame) => frame.recognition && frame.recognition.verdict !== 'none')?.recognition;
  const report = frames.find((frame) => frame.report)?.report;
  const kindOf = (): TabState['kind'] => {
    if (!/^(?:https?|file):$/.test(protocol) || closed.includes(host)) return 'browser';
    if (/\.pdf$/i.test(pathname)) return 'pdf';
    if (settings.never.includes(host)) return 'refused';
    if (state.paused) return 'paused';
    if (tab.incognito && !settings.keepPrivate) return 'private';
    if (recognition || report) return 'report';
    return allowedBy || frames.some(({ annotating }) => annotating) ? 'page' : 'unreached';
  };
  const known = recognition ?? top?.recognition;
  const working = [...live].filter(([, { annotating }]) => annotating);
  const [frame] = working.find(([, its]) => its.report !== undefined) ?? working[0] ?? [];
  return {
    tab: id,
    url,
    host,
    kind: kindOf(),
    annotating: frames.some(({ annotating }) => annotating),
    allowed: allowedBy !== undefined,
    ...(allowedBy ? { allowedBy } : {}),
    ...(/^https?:$/.test(protocol) && !closed.includes(host) ? { pattern: siteOf(host) } : {}),
    unreachedFrames: await unreachedFrames(id, url),
    ...(known ? { recognition: known } : {}),
    ...(report ? { report } : {}),
    texts: frames.flatMap(({ text }) => text ?? []),
    ...(frame === undefined ? {} : { frame }),
    addresses: [url, ...frames.map((frame) => frame.url)],
  };
}

/** No extension reaches the browsers' own shops. */
const closed = ['chromewebstore.google.com', 'addons.mozilla.org'];

/** activeTab and a site's permission both end at frames of other sites. */
async function unreachedFrames(tab: number, url: string): Promise<string[]> {
  const top = URL.canParse(url) ? new URL(url).origin : '';
  const unreached = new Set<string>();
  for (const frame of await largeFrames(tab)) {
    const { origin, hostname } = new URL(frame);
    if (origin !== top && !(await isAllowed(frame))) unreached.add(hostname);
  }
  return [...unreached];
}

/** To the passage in a tab that shows it; else its page is opened, and the annotator there goes to it. */
async function goTo(id: Id): ReturnType<LibraryService['goTo']> {
  const note = await reading((db) => readNote(db, id));
  if (!note) return refused('refused_unknownRecord');
  const report = await reading((db) => readReport(db, note.report));
  for (const tab of await readTabIds())
    for (const [frame, { annotating, report: its }] of await liveFrames(tab)) {
      if (!annotating || its !== report?.id) continue;
      const there = await connect<AnnotatorService>('annotator', inTab(tab, frame))
        .goTo(id)
        .catch(() => false);
      if (!there) continue;
      const shown = await browser.tabs.update(tab, { active: true });
      if (shown?.windowId !== undefined) await browser.windows.update(shown.windowId, { focused: true });
      return { outcome: 'done' };
    }
  const opened = await browser.tabs.create({ url: note.url });
  if (opened.id !== undefined) await changeTab(opened.id, (state) => ({ ...state, goTo: id }));
  return { outcome: 'done' };
}
