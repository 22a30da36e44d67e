import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import puppeteer, {
  type ElementHandle,
  type Browser as Firefox,
  type Frame,
  type KeyInput,
  type Page,
} from 'puppeteer-core';
import type { Opening } from './chromium.ts';
import { dragging } from './drag.ts';
import { type Browser, findWords, type Tab, until } from './driver.ts';

const ID = 'quanyue@quanyue.example';
const UUID = '11111111-2222-4333-8444-555555555555';

/** Firefox with the extension, in which every plain-HTTP address is answered by this machine. */
export async function openFirefox(opening: Opening): Promise<Browser> {
  const { port, viewport = { width: 1100, height: 760 }, scheme = 'light' } = opening;
  const extension = resolve(opening.extension ?? '.output-e2e/firefox-mv3');
  const profile = mkdtempSync(join(tmpdir(), 'quanyue-firefox-'));
  const saved = mkdtempSync(join(tmpdir(), 'quanyue-downloads-'));
  let firefox: Firefox;
  let chromeContext = '';

  const launch = async () => {
    firefox = await puppeteer.launch({
      browser: 'firefox',
      executablePath: process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr',
      headless: true,
      userDataDir: profile,
      defaultViewport: viewport,
      args: ['--remote-allow-system-access'],
      extraPrefsFirefox: {
        'extensions.webextensions.uuids': JSON.stringify({ [ID]: UUID }),
        // A temporary add-on is uninstalled when the browser closes; a reader's is not.
        'extensions.webextensions.keepStorageOnUninstall': true,
        'extensions.webextensions.keepUuidOnUninstall': true,
        'network.proxy.type': 1,
        'network.proxy.http': '127.0.0.1',
        'network.proxy.http_port': port,
        'network.proxy.no_proxies_on': '',
        'browser.download.folderList': 2,
        'browser.download.dir': saved,
        'browser.download.useDownloadDir': true,
        'browser.download.always_ask_before_handling_new_types': false,
        'dom.security.https_first': false,
        'ui.systemUsesDarkTheme': scheme === 'dark' ? 1 : 0,
        ...opening.preferences,
        ...(opening.language === 'en' ? {} : { 'intl.locale.requested': 'zh-CN' }),
      },
    });
    await firefox.installExtension(extension);
    const tree = await send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    chromeContext = tree.contexts[0].context;
  };
  // BiDi commands that puppeteer has no method for.
  // biome-ignore lint/suspicious/noExplicitAny: the connection is not in puppeteer's types
  const send = async (method: string, parameters: unknown): Promise<any> => {
    const { connection } = firefox as unknown as {
      connection: { send(method: string, parameters: unknown): Promise<{ result: unknown }> };
    };
    return (await connection.send(method, parameters)).result;
  };
  /** Runs in the browser's own scope, as its owner. */
  const asOwner = async (work: string, ...args: string[]): Promise<unknown> => {
    const answer = await send('script.callFunction', {
      functionDeclaration: `async (...args) => JSON.stringify(await (${work})(...args))`,
      awaitPromise: true,
      target: { context: chromeContext },
      userActivation: true,
      arguments: args.map((value) => ({ type: 'string', value })),
    });
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
    return answer.result.value === undefined ? undefined : JSON.parse(answer.result.value);
  };
  await launch();

  return {
    name: 'firefox',
    async open(url) {
      const page = await firefox.newPage();
      const tab = tabOf(page);
      await page.goto(url);
      return tab;
    },
    async opened(url) {
      const page = await until(
        async () => (await firefox.pages()).find((each) => each.url() === url),
        (found) => found !== undefined,
      );
      if (!page) throw new Error(`nobody has opened ${url}`);
      return tabOf(page);
    },
    async ours(path) {
      const page = await firefox.newPage();
      const tab = tabOf(page);
      const context = (page.mainFrame() as unknown as { _id: string })._id;
      await send('browsingContext.navigate', { context, url: `moz-extension://${UUID}/${path}`, wait: 'none' });
      await page.waitForSelector('#app > *', { timeout: 10_000 });
      return tab;
    },
    async frontTab() {
      return Number(
        await asOwner(
          `() => {
            const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
            const front = Services.wm.getMostRecentWindow('navigator:browser');
            return ExtensionParent.apiManager.global.tabTracker.getId(front.gBrowser.selectedTab);
          }`,
        ),
      );
    },
    async stopBackground() {
      const state = await asOwner(
        `async (id) => {
          const { extension } = WebExtensionPolicy.getByID(id);
          await extension.terminateBackground();
          return extension.backgroundState;
        }`,
        ID,
      );
      if (state !== 'stopped') throw new Error(`the event page is ${state}`);
    },
    async pressShortcut() {
      await asOwner(`() => { document.querySelector('keyset[id^=ext-keyset] key').doCommand(); return 1; }`);
    },
    async allow(origin) {
      await asOwner(
        `async (id, origin) => {
          const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
          const { extension } = WebExtensionPolicy.getByID(id);
          await ExtensionPermissions.add(id, { permissions: [], origins: [origin] }, extension);
          return 1;
        }`,
        ID,
        origin,
      );
    },
    async clickIcon(tab) {
      await tab.front();
      await asOwner(
        `async (id) => {
          const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
          const { extension } = WebExtensionPolicy.getByID(id);
          await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
          // Left open, the next click would only close it.
          for (const panel of document.querySelectorAll('panel')) {
            if (panel.state === 'closed') continue;
            const hidden = new Promise((resolve) => panel.addEventListener('popuphidden', resolve));
            panel.hidePopup();
            await hidden;
          }
          return 1;
        }`,
        ID,
      );
    },
    async chooseFromMenu(tab, words) {
      await tab.front();
      await tab.clickWords(words, 'right');
      await asOwner(
        `async () => {
          const menu = document.getElementById('contentAreaContextMenu');
          while (menu.state !== 'open') await new Promise((resolve) => setTimeout(resolve, 20));
          menu.activateItem(menu.querySelector('[id^=quanyue_quanyue]'));
          return 1;
        }`,
      );
    },
    async openPrivately(url) {
      await asOwner(
        `async (id) => {
          const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
          const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
          const { extension } = WebExtensionPolicy.getByID(id);
          await ExtensionPermissions.add(id, { permissions: ['internal:privateBrowsingAllowed'], origins: [] }, extension);
          await (await AddonManager.getAddonByID(id)).reload();
          return 1;
        }`,
        ID,
      );
      const before = new Set(await firefox.pages());
      // Its own first page would come in the way of ours.
      await asOwner(
        `async () => {
          const opened = OpenBrowserWindow({ private: true });
          const isReady = () =>
            opened.gBrowserInit?.delayedStartupFinished &&
            !opened.gBrowser.selectedBrowser.webProgress.isLoadingDocument;
          while (!isReady()) await new Promise((resolve) => setTimeout(resolve, 20));
          return 1;
        }`,
      );
      const first = await until(
        async () => (await firefox.pages()).find((each) => !before.has(each)),
        (found) => found !== undefined,
      );
      if (!first) throw new Error('no private window');
      // A tab beside the first, which hangs now and then when it is led away from about:privatebrowsing.
      const page = await firefox.newPage();
      await first.close();
      const tab = tabOf(page);
      await page.goto(url);
      return tab;
    },
    async reloadExtension() {
      await asOwner(
        `async (id) => {
          const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
          await (await AddonManager.getAddonByID(id)).reload();
          return 1;
        }`,
        ID,
      );
    },
    async restart() {
      await firefox.close();
      await launch();
    },
    async downloads() {
      // What is on its way has an empty file of its name, and beside it, a moment later, one that ends in `.part`.
      await until(
        async () => readdirSync(saved),
        (names) => names.every((name) => !name.endsWith('.part') && statSync(join(saved, name)).size > 0),
      );
      return new Map(readdirSync(saved).map((name) => [name, readFileSync(join(saved, name))]));
    },
    async close() {
      await firefox.close();
      for (const folder of [profile, saved]) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** What moves, as a card does that grows or follows its passage, would be clicked where it is no longer. */
async function holdsStill(element: ElementHandle): Promise<void> {
  let before = '';
  await until(
    async () => {
      const [last, now] = [before, JSON.stringify(await element.boundingBox())];
      before = now;
      return last === now;
    },
    (same) => same,
  );
}

const deep = (selector: string) => `>>> ${selector}`;

function tabOf(page: Page, frame: Frame = page.mainFrame(), shift = async () => ({ x: 0, y: 0 })): Tab {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  const places = async (words: string) => {
    const found = await frame.evaluate(findWords, words);
    if (!found) throw new Error(`not in the page: ${words}`);
    const { x, y } = await shift();
    return { from: [found.from[0] + x, found.from[1] + y], to: [found.to[0] + x, found.to[1] + y] } as const;
  };
  const seen = async (selector: string) => {
    const element = await frame.waitForSelector(deep(selector), { timeout: 10_000, visible: true });
    if (!element) throw new Error(`no ${selector}`);
    return element;
  };
  /** The first that holds the text. */
  const holding = async (selector: string, text: RegExp) => {
    await seen(selector);
    const found = await until(
      async () => {
        for (const each of await frame.$$(deep(selector)))
          if (text.test(await each.evaluate((element) => element.textContent ?? ''))) return each;
        return undefined;
      },
      (each) => each !== undefined,
    );
    if (!found) throw new Error(`no ${selector} with ${text}`);
    return found;
  };
  const tab: Tab = {
    errors,
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    // Refused while the tab in front is closing.
    front: async () =>
      void (await until(
        () =>
          page.bringToFront().then(
            () => true,
            () => false,
          ),
        (isFront) => isFront,
      )),
    close: () => page.close(),
    url: () => frame.url(),
    evaluate: <A, R>(work: (argument: A) => R | Promise<R>, argument: A) =>
      frame.evaluate(work as (argument: unknown) => unknown, argument) as Promise<R>,
    ...dragging(page.mouse, () => tab, places),
    async clickWords(words, how = 'once') {
      const { from } = await places(words);
      await page.mouse.click(from[0] + 4, from[1], {
        count: how === 'twice' ? 2 : 1,
        button: how === 'right' ? 'right' : 'left',
      });
    },
    async click(selector, text) {
      const element = text ? await holding(selector, text) : await seen(selector);
      await element.scrollIntoView();
      await holdsStill(element);
      await element.click();
    },
    waitFor: async (selector) => void (await seen(selector)),
    waitGone: async (selector) =>
      void (await until(
        async () => (await frame.$$(deep(selector))).length,
        (count) => count === 0,
      )),
    texts: async (selector) =>
      Promise.all(
        (await frame.$$(deep(selector))).map((each) => each.evaluate((element) => element.textContent ?? '')),
      ),
    count: async (selector) => (await frame.$$(deep(selector))).length,
    box: async (selector) => (await (await frame.$(deep(selector)))?.boundingBox()) ?? undefined,
    choose: async (selector, value) => void (await (await seen(selector)).select(value)),
    async upload(selector, path) {
      const element = await frame.$(deep(selector));
      if (!element) throw new Error(`no ${selector}`);
      await (element as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(path);
    },
    type: (text) => page.keyboard.type(text),
    async press(keys) {
      const parts = keys.split('+') as KeyInput[];
      for (const key of parts.slice(0, -1)) await page.keyboard.down(key);
      const last = parts.at(-1);
      if (last) await page.keyboard.press(last);
      for (const key of parts.slice(0, -1).reverse()) await page.keyboard.up(key);
    },
    screenshot: async (path) => Buffer.from(await page.screenshot({ path: path as `${string}.png` })),
    async frame(part) {
      const inner = page.frames().find((each) => each.url().includes(part));
      if (!inner) throw new Error(`no frame of ${part}`);
      return tabOf(page, inner, async () => {
        const element = await inner.frameElement();
        const { x, y } = (await element?.boundingBox()) ?? { x: 0, y: 0 };
        return { x, y };
      });
    },
  };
  return tab;
}
