import { defaultSettings, type Settings } from '../core/settings';
import type { Store } from './schema';
import { count, type Refused, write } from './write';

/** What the reader has set, over the defaults: a setting of a later version has its default. */
export async function readSettings(db: Store): Promise<Settings> {
  return withDefaults(await db.get('settings', 'settings'));
}

/** Changes the settings that the patch names; refused where the disk is full. */
export async function changeSettings(
  db: Store,
  change: (settings: Settings) => Partial<Settings>,
): Promise<Settings | Refused> {
  return write(db, async (tx) => {
    const settings = withDefaults(await tx.objectStore('settings').get('settings'));
    const changed = { ...settings, ...change(settings) };
    await tx.objectStore('settings').put({ ...changed, key: 'settings' });
    await count(tx);
    return changed;
  });
}

function withDefaults(stored: (Settings & { key: string }) | undefined): Settings {
  if (!stored) return defaultSettings;
  const { key: _, ...settings } = stored;
  return { ...defaultSettings, ...settings };
}
