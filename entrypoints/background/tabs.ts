import { browser } from 'wxt/browser';
import type { Id } from '../../core/model';
import type { Recognition } from '../../core/report/types';
import { connect, inTab } from '../../messages/rpc';
import type { AnnotatorService } from '../../messages/services';

/** What a tab's frames show: in `storage.session`, which outlives the worker and ends with the browser. */
export interface Tab {
  paused: boolean;
  frames: { [frame: string]: Frame };
  /** The note for which the tab was opened. */
  goTo?: Id;
}

export interface Frame {
  url: string;
  title: string;
  recognition?: Recognition;
  /** The annotator is at work there. */
  annotating?: boolean;
  /** The hash of its text, and the report that this belongs to. */
  text?: string;
  report?: Id;
  /** The reader has taken the permission back under an annotator at work: it shows nothing any more. */
  stopped?: boolean;
}

const key = (tab: number) => `tab:${tab}`;
const fresh = (): Tab => ({ paused: false, frames: {} });

export async function readTab(tab: number): Promise<Tab> {
  const { [key(tab)]: stored } = await browser.storage.session.get(key(tab));
  return isTab(stored) ? stored : fresh();
}

/** All tabs that are known. */
export async function readTabIds(): Promise<number[]> {
  const names = Object.keys(await browser.storage.session.get(null));
  return names.filter((name) => name.startsWith('tab:')).map((name) => Number(name.slice(4)));
}

/**
 * What the tab shows now. Frames of a document that has gone are told by asking: an annotator answers, or it is no more;
 * where there is none, the top frame's address must be the tab's. (Clearing at `tabs.onUpdated` was tried: the event may
 * come after the new document has told of itself.)
 */
export async function liveFrames(tab: number, url?: string): Promise<Map<number, Frame>> {
  const { frames } = await readTab(tab);
  const asked = await Promise.all(
    Object.entries(frames).map(async ([name, frame]): Promise<[number, Frame] | undefined> => {
      const number = Number(name);
      if (frame.annotating && (await isAtWork(tab, number))) return [number, frame];
      const { annotating: _, report: __, text: ___, ...seen } = frame;
      return number === 0 && (url === undefined || url === frame.url) ? [number, seen] : undefined;
    }),
  );
  return new Map(asked.filter((entry) => entry !== undefined));
}

/** Whether an annotator answers in this frame. */
export const isAtWork = (tab: number, frame: number): Promise<boolean> =>
  connect<AnnotatorService>('annotator', inTab(tab, frame))
    .here()
    .catch(() => false);

let queue: Promise<unknown> = Promise.resolve();

/** Changes are made one after another: frames of a tab arrive at the same time. */
export function changeTab(tab: number, change: (tab: Tab) => Tab): Promise<Tab> {
  const done = queue.then(async () => {
    const next = change(await readTab(tab));
    await browser.storage.session.set({ [key(tab)]: next });
    return next;
  });
  queue = done.catch(() => {});
  return done;
}

export const changeFrame = (tab: number, frame: number, change: (before: Frame | undefined) => Frame): Promise<Tab> =>
  changeTab(tab, (before) => ({ ...before, frames: { ...before.frames, [frame]: change(before.frames[frame]) } }));

/** The annotators of a tab, in all frames, read their state again. */
export async function refreshTab(tab: number): Promise<void> {
  await connect<AnnotatorService>('annotator', inTab(tab))
    .show(true)
    .catch(() => {});
}

/** Stops the annotators at these addresses, in all tabs. A script that is in a page cannot be taken out of it. */
export async function stopWhere(stops: (url: string) => Promise<boolean>): Promise<void> {
  for (const tab of await readTabIds()) {
    const { frames } = await readTab(tab);
    const urls = Object.values(frames).flatMap(({ annotating, url }) => (annotating ? url : []));
    const stopping = new Set<string>();
    for (const url of urls) if (await stops(url)) stopping.add(url);
    if (stopping.size === 0) continue;
    await changeFrames(tab, (frame) => (stopping.has(frame.url) ? { ...frame, stopped: true } : frame));
    await refreshTab(tab);
  }
}

/** The reader wants the annotators of this tab at work again. */
export const startTab = (tab: number): Promise<Tab> =>
  changeFrames(tab, ({ stopped: _, ...frame }) => frame, { paused: false });

const changeFrames = (tab: number, change: (frame: Frame) => Frame, more: Partial<Tab> = {}): Promise<Tab> =>
  changeTab(tab, (before) => ({
    ...before,
    ...more,
    frames: Object.fromEntries(Object.entries(before.frames).map(([name, frame]) => [name, change(frame)])),
  }));

export async function forgetTab(tab: number): Promise<void> {
  await browser.storage.session.remove(key(tab));
}

// Written by this program alone, in this session.
const isTab = (value: unknown): value is Tab => typeof value === 'object' && value !== null && 'frames' in value;
