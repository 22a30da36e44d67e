import { browser } from 'wxt/browser';
import { allSites, covers, isAllSites, matches } from '../../core/sites';
import type { Sites, TabState, Told } from '../../messages/services';
import { changeSettings, readSettings } from '../../store/settings';
import { refused } from '../../store/write';
import { hosts } from '../detector.content/hosts';
import { detectInOpenTabs } from './inject';
import { reading, tellViews } from './kept';
import { stopWhere } from './tabs';

const ID = 'site:';

async function grantedOrigins(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  return origins;
}

const isShipped = (origin: string): boolean => hosts.some((host) => covers(host, origin));
const isOfSites = (origin: string): boolean => origin === '<all_urls>' || /^(?:\*|https?):\/\//.test(origin);

/** By what an address may be read for good, if it may. */
export async function howAllowed(url: string): Promise<TabState['allowedBy']> {
  if (!(await isAllowed(url))) return undefined;
  if (hosts.some((host) => matches(host, url))) return 'shipped';
  return (await grantedOrigins()).some((origin) => !isAllSites(origin) && matches(origin, url)) ? 'site' : 'all';
}

/** Asked of the browser itself, which knows what it withholds for the moment. */
export async function isAllowed(url: string): Promise<boolean> {
  const { protocol, hostname } = new URL(url);
  return /^https?:$/.test(protocol) && browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] });
}

export async function readSites(): Promise<Sites> {
  const [origins, { never }] = await Promise.all([grantedOrigins(), reading(readSettings)]);
  const chosen = origins.filter((origin) => isOfSites(origin) && !isShipped(origin));
  return {
    shipped: origins.filter(isShipped).sort(),
    allowed: chosen.filter((origin) => !isAllSites(origin)).sort(),
    all: chosen.some(isAllSites),
    never,
  };
}

/** Takes a permission back, of one pattern or of `all`. The browser keeps those that the manifest asks for (Chrome). */
export async function takeBack(pattern: string): Promise<Told> {
  const origins = pattern === 'all' ? [...allSites] : [pattern];
  try {
    if (!(await browser.permissions.remove({ origins }))) return refused('refused_siteShipped');
  } catch {
    return refused('refused_siteShipped');
  }
  await followPermissions({ removed: origins });
  return { outcome: 'done' };
}

/** Takes back all that the reader has allowed, with its registrations. */
export async function forgetSites(): Promise<void> {
  const chosen = (await grantedOrigins()).filter((origin) => isOfSites(origin) && !isShipped(origin));
  if (chosen.length) await browser.permissions.remove({ origins: chosen });
  await followPermissions({ removed: chosen });
}

let following: Promise<void> = Promise.resolve();

/**
 * Makes the detector's registrations what the reader has allowed: granted in the popup, in the browser's own settings,
 * or taken back there. Open tabs follow at once. One after another: popup and browser tell of the same grant.
 */
export function followPermissions(change: { added?: string[]; removed?: string[] } = {}): Promise<void> {
  const done = following.then(() => follow(change));
  following = done.catch(() => {});
  return done;
}

async function follow({ added = [], removed = [] }: { added?: string[]; removed?: string[] }): Promise<void> {
  const wanted = patternsToRegister(await grantedOrigins());
  const registered = await browser.scripting.getRegisteredContentScripts();
  const present = new Set(registered.map(({ id }) => id));
  const gone = [...present].filter((id) => id.startsWith(ID) && !wanted.includes(id.slice(ID.length)));
  const fresh = wanted.filter((origin) => !present.has(ID + origin));
  if (gone.length) await browser.scripting.unregisterContentScripts({ ids: gone });
  if (fresh.length)
    await browser.scripting.registerContentScripts(
      fresh.map((origin) => ({
        id: ID + origin,
        matches: [origin],
        // There the manifest's own detector runs.
        excludeMatches: [...hosts],
        js: ['content-scripts/detector.js'],
        allFrames: true,
        runAt: 'document_idle' as const,
        persistAcrossSessions: true,
      })),
    );
  if (removed.length)
    await stopWhere(async (url) => removed.some((origin) => matches(origin, url)) && !(await isAllowed(url)));
  if ([gone, fresh, added, removed].some((list) => list.length > 0)) {
    const { allowed, all } = await readSites();
    const patterns = all ? [...allSites, ...allowed] : allowed;
    await reading((db) => changeSettings(db, () => ({ allowed: patterns })));
    await tellViews();
  }
  await detectInOpenTabs([...fresh, ...added.filter(isOfSites)]);
}

/** Without those that the manifest has, and those that a wider one holds: no page is to have two detectors. */
function patternsToRegister(origins: readonly string[]): string[] {
  const chosen = origins.filter((origin) => isOfSites(origin) && !isShipped(origin));
  return chosen.filter((origin) => !chosen.some((other) => other !== origin && covers(other, origin))).sort();
}
