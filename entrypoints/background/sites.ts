import { browser } from 'wxt/browser';
import { changeSettings } from '../../store/settings';
import { hosts } from '../detector.content/hosts';
import { detectInOpenTabs } from './inject';
import { reading, tellViews } from './kept';

const ID = 'site:';

/** The origins that the reader allowed beyond the manifest's. */
async function grantedOrigins(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  const shipped = new Set<string>(hosts);
  return origins.filter((origin) => !shipped.has(origin) && /^(?:\*|https?):\/\//.test(origin)).sort();
}

/** Whether an address may be read for good. */
export async function isAllowed(url: string): Promise<boolean> {
  const { protocol, hostname } = new URL(url);
  return /^https?:$/.test(protocol) && browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] });
}

/**
 * Makes the detector's registrations what the reader has allowed: a site granted in the popup, in the browser's own
 * settings or taken back there. Open tabs of a site that is new are looked at at once.
 */
export async function followPermissions(): Promise<void> {
  const wanted = await grantedOrigins();
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
        js: ['content-scripts/detector.js'],
        allFrames: true,
        runAt: 'document_idle' as const,
        persistAcrossSessions: true,
      })),
    );
  if (gone.length || fresh.length) {
    await reading((db) => changeSettings(db, () => ({ allowed: wanted })));
    await tellViews();
  }
  await detectInOpenTabs(fresh);
}
