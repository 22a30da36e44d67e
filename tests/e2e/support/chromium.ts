import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Frame, type Page } from '@playwright/test';
import { dragging } from './drag.ts';
import { type Browser, findWords, type Tab, until } from './driver.ts';

export interface Opening {
  port: number;
  /** The built extension. */
  extension?: string;
  language?: 'zh-CN' | 'en';
  scheme?: 'light' | 'dark';
  viewport?: { width: number; height: number };
  headless?: boolean;
  /** With a touch screen. */
  touch?: boolean;
  /** The invented sites speak plain HTTP, which Chromium would keep out of private windows. */
  plainHttpPrivately?: boolean;
  /** Firefox only: what `about:config` would say. */
  preferences?: { [name: string]: number };
}

/** The first page of a new install would come to the front in the middle of a test. */
async function closeWelcome(context: BrowserContext): Promise<void> {
  const isWelcome = (page: Page) => page.url().endsWith('/welcome.html');
  const open = context.pages().find(isWelcome);
  const welcome =
    open ??
    (await context.waitForEvent('page', {
      predicate: (page) =>
        page.waitForURL(/welcome/).then(
          () => true,
          () => false,
        ),
    }));
  await welcome.close();
}

export interface Chromium extends Browser {
  context(): BrowserContext;
  id(): string;
  /** The reader lets the extension into private windows. */
  allowPrivately(): Promise<void>;
}

/** Chromium with the extension, in which all host names but our own are this machine. */
export async function openChromium(opening: Opening): Promise<Chromium> {
  const { port, language = 'zh-CN', scheme = 'light', headless = true } = opening;
  const viewport = headless ? (opening.viewport ?? { width: 1100, height: 760 }) : null;
  const extension = resolve(opening.extension ?? '.output-e2e/chrome-mv3');
  const profile = mkdtempSync(join(tmpdir(), 'quanyue-chromium-'));
  const saved = mkdtempSync(join(tmpdir(), 'quanyue-downloads-'));
  let context: BrowserContext;
  let id = '';

  const launch = async (): Promise<BrowserContext> => {
    context = await chromium.launchPersistentContext(profile, {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      headless,
      acceptDownloads: true,
      viewport,
      hasTouch: opening.touch ?? false,
      locale: language,
      colorScheme: scheme,
      args: [
        `--disable-extensions-except=${extension}`,
        `--load-extension=${extension}`,
        `--lang=${language}`,
        ...(opening.plainHttpPrivately ? ['--disable-features=HttpsFirstModeIncognito'] : []),
        `--host-resolver-rules=MAP * 127.0.0.1:${port}, EXCLUDE 127.0.0.1`,
      ],
    });
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    id = new URL(worker.url()).host;
    return context;
  };
  await closeWelcome(await launch());

  const fresh = async (url: string): Promise<Tab> => {
    const page = await context.newPage();
    page.on('download', (download) => void download.saveAs(join(saved, download.suggestedFilename())));
    const tab = tabOf(page);
    await page.goto(url);
    return tab;
  };
  const inOurs = async <R>(path: string, work: (page: Page) => Promise<R>): Promise<R> => {
    const page = await context.newPage();
    await page.goto(path);
    try {
      return await work(page);
    } finally {
      await page.close();
    }
  };
  const worker = () => {
    const [running] = context.serviceWorkers();
    if (!running) throw new Error('no worker');
    return running;
  };
  /** Alt+Shift and a letter, as the browser itself hears it; `keyboard.press` reaches the page only. */
  const pressGlobally = async (page: Page, letter: string) => {
    const session = await context.newCDPSession(page);
    const code = letter.charCodeAt(0);
    for (const type of ['rawKeyDown', 'keyUp'] as const)
      await session.send('Input.dispatchKeyEvent', {
        type,
        modifiers: 1 | 8,
        code: `Key${letter}`,
        key: letter,
        windowsVirtualKeyCode: code,
        nativeVirtualKeyCode: code,
      });
    await session.detach();
  };
  const ourUrl = (path: string) => `chrome-extension://${id}/${path}`;

  return {
    name: 'chromium',
    context: () => context,
    id: () => id,
    open: fresh,
    ours: (path) => fresh(ourUrl(path)),
    async opened(url) {
      const page = await until(
        async () => context.pages().find((each) => each.url() === url),
        (found) => found !== undefined,
      );
      if (!page) throw new Error(`nobody has opened ${url}`);
      return tabOf(page);
    },
    async frontTab() {
      return worker().evaluate(async () => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        return tab?.id ?? -1;
      });
    },
    async stopBackground() {
      const [anyPage] = context.pages();
      if (!anyPage) throw new Error('no page');
      const session = await context.newCDPSession(anyPage);
      // A page that waits for an answer wakes it again at once: what counts is that it has been stopped.
      const states: string[] = [];
      session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        for (const { scriptURL, runningStatus } of versions) if (scriptURL.includes(id)) states.push(runningStatus);
      });
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await until(
        async () => states,
        (seen) => seen.includes('stopped'),
      );
      await session.detach();
    },
    pressShortcut: (tab) => pressGlobally(pageOf(tab), 'H'),
    async allow(origin) {
      // Chromium's own dialogue can be clicked by nobody without a screen: its answer is written where it is kept.
      await context.close();
      const file = join(profile, 'Default', 'Preferences');
      const preferences = JSON.parse(readFileSync(file, 'utf8'));
      const its = preferences.extensions.settings[id];
      for (const permissions of [its.active_permissions, its.granted_permissions])
        permissions.explicit_host = [...(permissions.explicit_host ?? []), origin];
      writeFileSync(file, JSON.stringify(preferences));
      await launch();
    },
    async clickIcon(tab) {
      await inOurs('chrome://extensions', (page) =>
        page.evaluate(
          (extensionId) =>
            chrome.developerPrivate.updateExtensionCommand({
              extensionId,
              commandName: '_execute_action',
              keybinding: 'Alt+Shift+Y',
            }),
          id,
        ),
      );
      await tab.front();
      await pressGlobally(pageOf(tab), 'Y');
    },
    async chooseFromMenu(tab, words) {
      await tab.front();
      await tab.clickWords(words, 'right');
      // The menu itself is the system's: no test can click it. Its event is what the worker hears.
      await worker().evaluate(async () => {
        const [front] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        chrome.contextMenus.onClicked.dispatch({ menuItemId: 'highlight-selection', frameId: 0 }, front);
      });
    },
    allowPrivately: () =>
      inOurs('chrome://extensions', async (page) => {
        await page.evaluate(async (extensionId) => {
          const { developerPrivate } = chrome;
          await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
          await developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
        }, id);
        // For this the browser starts the extension again.
        await page.waitForTimeout(500);
      }),
    openPrivately: () => Promise.reject(new Error('Playwright does not see the windows of another profile')),
    reloadExtension: () =>
      inOurs('chrome://extensions', async (page) => {
        await page.evaluate(async (extensionId) => {
          const { developerPrivate } = chrome;
          await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
          await developerPrivate.reload(extensionId, { failQuietly: true });
        }, id);
        await page.waitForTimeout(500);
      }),
    async restart() {
      await context.close();
      await launch();
    },
    async downloads() {
      return new Map(readdirSync(saved).map((name) => [name, readFileSync(join(saved, name))]));
    },
    async close() {
      await context.close();
      for (const folder of [profile, saved]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

const pages = new WeakMap<Tab, Page>();

export const pageOf = (tab: Tab): Page => {
  const page = pages.get(tab);
  if (!page) throw new Error('not a tab of Chromium');
  return page;
};

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
  const tab: Tab = {
    errors,
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    front: () => page.bringToFront(),
    close: () => page.close(),
    url: () => frame.url(),
    evaluate: <A, R>(work: (argument: A) => R | Promise<R>, argument: A) =>
      frame.evaluate(work as (argument: unknown) => R | Promise<R>, argument as unknown) as Promise<R>,
    ...dragging(page.mouse, () => tab, places),
    async clickWords(words, how = 'once') {
      const { from } = await places(words);
      await page.mouse.click(from[0] + 4, from[1], {
        clickCount: how === 'twice' ? 2 : 1,
        button: how === 'right' ? 'right' : 'left',
      });
    },
    click: (selector, text) =>
      frame
        .locator(selector, text ? { hasText: text } : {})
        .first()
        .click(),
    waitFor: (selector) => frame.locator(selector).first().waitFor({ timeout: 10_000 }),
    waitGone: (selector) => frame.locator(selector).first().waitFor({ state: 'hidden', timeout: 10_000 }),
    texts: (selector) => frame.locator(selector).allTextContents(),
    count: (selector) => frame.locator(selector).count(),
    box: async (selector) => (await frame.locator(selector).first().boundingBox()) ?? undefined,
    choose: async (selector, value) => void (await frame.locator(selector).first().selectOption(value)),
    upload: (selector, path) => frame.locator(selector).first().setInputFiles(path),
    type: (text) => page.keyboard.type(text),
    press: (keys) => page.keyboard.press(keys),
    screenshot: (path) => page.screenshot({ path }),
    async frame(part) {
      const inner = page.frames().find((each) => each.url().includes(part));
      if (!inner) throw new Error(`no frame of ${part}`);
      return tabOf(page, inner, async () => {
        const element = await inner.frameElement();
        const { x, y } = (await element.boundingBox()) ?? { x: 0, y: 0 };
        return { x, y };
      });
    },
  };
  pages.set(tab, page);
  return tab;
}
