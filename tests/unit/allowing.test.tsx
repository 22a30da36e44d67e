// @vitest-environment happy-dom
import './keys-as-words';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { allSites, siteOf } from '../../core/sites';
import { SiteMenu } from '../../entrypoints/popup/SiteMenu';
import { TabMessage } from '../../entrypoints/popup/TabMessage';
import type { TabState } from '../../messages/services';
import { tab } from '../../state/tab';
import { dismiss, task } from '../../state/task';
import { draw, root } from './drawn';

/*
 * The browser's dialogue can be answered by no test: what it is asked for, and what comes of each answer. What the
 * background then does with a grant is told in background/library-service.test.ts.
 */

const service = vi.hoisted(() => ({
  settings: async () => ({ shown: true }),
  siteAllowed: vi.fn(),
  takeBack: vi.fn(),
  tab: vi.fn(),
}));
vi.mock('../../state/service', () => ({ service, isPrivate: false }));

const host = 'reports.example.org';
const state = (over: Partial<TabState> = {}): TabState => ({
  tab: 7,
  url: `http://${host}/2026.html`,
  host,
  kind: 'page',
  annotating: true,
  allowed: false,
  pattern: siteOf(host),
  unreachedFrames: [],
  texts: [],
  addresses: [],
  ...over,
});
const later = state({ allowed: true, allowedBy: 'site' });

let answer: boolean;
const request = vi.fn(async (_: { origins: string[] }) => answer);
beforeEach(() => {
  answer = true;
  Object.assign(fakeBrowser.permissions, { request });
  for (const call of [request, service.siteAllowed, service.takeBack]) call.mockClear();
  service.siteAllowed.mockResolvedValue(undefined);
  service.takeBack.mockResolvedValue({ outcome: 'done' });
  service.tab.mockResolvedValue(later);
  tab.value = undefined;
});
afterEach(dismiss);

const menu = (over: Partial<TabState> = {}) => draw(<SiteMenu state={state(over)} />);
const message = (over: Partial<TabState> = {}) => draw(<TabMessage state={state(over)} empty={false} />);
const offers = () => Array.from(root.querySelectorAll('button'), ({ textContent }) => textContent);
const press = (name: string) => {
  const button = Array.from(root.querySelectorAll('button')).find(({ textContent }) => textContent === name);
  if (!button) throw new Error(`${name} is not among ${offers()}`);
  button.click();
};
/** The popup shows what the tab is now. */
const looked = () => vi.waitFor(() => expect(tab.value).toBe(later), 10_000);

test.each([
  ['the message on an annotated page', message, 'ui_allowSite reports.example.org', [siteOf(host)], host],
  ['the menu', menu, 'site_allowThis', [siteOf(host)], host],
  ['the menu, for all sites', menu, 'site_allowAll', [...allSites], host],
  [
    'the message on a page out of reach',
    () => message({ kind: 'unreached', annotating: false }),
    'ui_allowSite reports.example.org',
    [siteOf(host)],
    host,
  ],
  [
    'the message of a frame',
    () => message({ allowed: true, unreachedFrames: ['frame.example.org'] }),
    'ui_allowSite frame.example.org',
    [siteOf('frame.example.org')],
    'frame.example.org',
  ],
])('%s asks the browser in the click itself, and the background follows a yes', async (_, show, name, origins, its) => {
  await show();
  press(name);
  // Not after anything was awaited: browsers let only a click ask.
  expect(request).toHaveBeenCalledExactlyOnceWith({ origins });
  expect(service.siteAllowed).not.toHaveBeenCalled();
  await looked();
  expect(service.siteAllowed).toHaveBeenCalledExactlyOnceWith(its, 7);
});

test.each([
  ['message', message, 'ui_allowSite reports.example.org'],
  ['menu', menu, 'site_allowThis'],
  ['menu', menu, 'site_allowAll'],
])('a no in the dialogue that the %s opens changes nothing', async (_, show, name) => {
  answer = false;
  await show();
  press(name);
  await request.mock.results[0]?.value;
  await new Promise((resolve) => setTimeout(resolve));
  expect(service.siteAllowed).not.toHaveBeenCalled();
  expect(tab.value).toBeUndefined();
  expect(task.value).toEqual({ state: 'idle' });
});

test.each([
  ['this site', { allowed: true, allowedBy: 'site' as const }, 'site_takeBack', siteOf(host)],
  ['all sites', { allowed: true, allowedBy: 'all' as const }, 'site_takeBackAll', 'all'],
])('taking back %s', async (_, over, name, pattern) => {
  await menu(over);
  expect(offers()).not.toContain('site_allowThis');
  press(name);
  await looked();
  expect(service.takeBack).toHaveBeenCalledExactlyOnceWith(pattern);
  expect(task.value).toEqual({ state: 'idle' });
});

test('what the browser does not take back is told', async () => {
  service.takeBack.mockResolvedValue({ outcome: 'refused', reason: 'refused_siteShipped' });
  await menu({ allowed: true, allowedBy: 'site' });
  press('site_takeBack');
  await looked();
  expect(task.value).toMatchObject({ state: 'failed', reason: 'refused_siteShipped' });
});

test.each([
  ['site_by_none', {}],
  ['site_by_site', { allowed: true, allowedBy: 'site' as const }],
  ['site_by_all', { allowed: true, allowedBy: 'all' as const }],
  ['site_by_shipped', { allowed: true, allowedBy: 'shipped' as const }],
  ['tab_refused reports.example.org', { kind: 'refused' as const, allowed: true, allowedBy: 'site' as const }],
])('the menu tells what is allowed: %s', async (told, over) => {
  await menu(over);
  expect(root.querySelector('.facts')?.textContent).toBe(told);
});

test('the menu offers what can be: nothing to take back of a built-in site, nothing to allow where the reader refused', async () => {
  await menu({ allowed: true, allowedBy: 'shipped' });
  expect(offers()).toEqual(['ui_hide', 'ui_pause', 'site_allowAll', 'ui_never']);
  await menu({ kind: 'refused' });
  expect(offers()).toEqual(['ui_allowAgain']);
  await menu({ kind: 'browser', host: '' });
  expect(root.textContent).toBe('');
});
