import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { excerptTypes, policyAreas } from '../../../core/codebook';
import { isAllSites, matches } from '../../../core/sites';
import type { Sender } from '../../../messages/rpc';

/** The sender of a content script in the top frame of tab 7. */
export const sender: Sender = {
  url: 'http://www.qingxi.gov.cn/2026/report.html',
  frameId: 0,
  tab: { id: 7, incognito: false },
};

/** What the browser has been asked to permit, run and show, in a test's world. */
export interface World {
  origins: string[];
  registered: { id: string; matches?: string[]; excludeMatches?: string[]; runAt?: string }[];
  injected: { tab: number; file: string }[];
  /** What a document says that it is, when it is asked. */
  recognition: unknown;
  badge: string;
  /** What the tab shows, and the addresses of its large frames. */
  url: string;
  frames: string[];
  /** Messages to tabs; what they answer. */
  answer: (call: { call: string; args: unknown[] }, tab: number) => unknown;
  asked: { call: string; tab: number }[];
  /** The addresses that other tabs show. */
  tabs: { id: number; url: string }[];
}

/**
 * An empty browser around the background: its database, its files, its permissions. Modules keep state, so those of the
 * background are imported anew after this.
 */
export function newWorld(): World {
  vi.resetModules();
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify([policyAreas, excerptTypes])));
  const world: World = {
    origins: [],
    registered: [],
    injected: [],
    recognition: { verdict: 'report', score: 1, title: '政府工作报告', region: '清溪县', year: 2026 },
    badge: '',
    url: '',
    frames: [],
    answer: () => undefined,
    asked: [],
    tabs: [],
  };
  const holds = (pattern: string) => world.origins.includes(pattern);
  // The fake browser has none of these.
  Object.assign(fakeBrowser.i18n, { getMessage: (key: string) => key, getUILanguage: () => 'zh-CN' });
  Object.assign(fakeBrowser.permissions, {
    getAll: async () => ({ origins: [...world.origins], permissions: [] }),
    contains: async ({ origins }: { origins: string[] }) => origins.every(permits),
    remove: async ({ origins }: { origins: string[] }) => {
      if (origins.includes('*://*.gov.cn/*')) throw new Error('You cannot remove required permissions.');
      world.origins = world.origins.filter((each) => !origins.includes(each));
      return true;
    },
  });
  const permits = (origin: string): boolean => {
    const host = /^https?:\/\/([^/]*)\/\*$/.exec(origin)?.[1] ?? '';
    const all = world.origins.some((each) => isAllSites(each));
    return all || holds(origin) || holds(`*://${host}/*`) || (holds('*://*.gov.cn/*') && host.endsWith('.gov.cn'));
  };
  Object.assign(fakeBrowser.scripting, {
    getRegisteredContentScripts: async () => [...world.registered],
    registerContentScripts: async (scripts: World['registered']) => {
      for (const script of scripts) {
        if (world.registered.some(({ id }) => id === script.id)) throw new Error(`Duplicate script ID '${script.id}'`);
        world.registered.push(script);
      }
    },
    unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
      world.registered = world.registered.filter(({ id }) => !ids.includes(id));
    },
    executeScript: async ({ target, files }: { target: { tabId: number }; files?: string[] }) => {
      if (!files) return [{ frameId: 0, result: world.frames }];
      const [file = ''] = files;
      world.injected.push({ tab: target.tabId, file });
      return [{ frameId: 0, result: file === '/recogniser.js' ? world.recognition : null }];
    },
  });
  Object.assign(fakeBrowser.action, {
    setBadgeText: async ({ text }: { text: string }) => {
      world.badge = text;
    },
    setBadgeBackgroundColor: async () => {},
    setTitle: async () => {},
  });
  Object.assign(fakeBrowser.tabs, {
    query: async ({ url = [] }: { url?: string[] }) =>
      world.tabs.filter((tab) => url.some((pattern) => matches(pattern, tab.url))),
    get: async (id: number) => ({ id, url: world.url, incognito: false }),
    sendMessage: async (tab: number, message: { call: string; args: unknown[] }) => {
      world.asked.push({ call: message.call, tab });
      const value = world.answer(message, tab);
      if (value === undefined) throw new Error('Could not establish connection. Receiving end does not exist.');
      return { value };
    },
  });
  return world;
}
