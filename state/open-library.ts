import { browser } from 'wxt/browser';
import { isPrivate } from './service';

/** In an ordinary window, where it can read and write; Chrome sees to that by itself. */
export async function openLibrary(route = ''): Promise<void> {
  const url = browser.runtime.getURL('/library.html') + (route && `#${route}`);
  if (!isPrivate) {
    await browser.tabs.create({ url });
    return;
  }
  const windows = await browser.windows.getAll({ windowTypes: ['normal'] });
  const ordinary = windows.find(({ incognito }) => !incognito)?.id;
  if (ordinary === undefined) {
    await browser.windows.create({ url, incognito: false });
    return;
  }
  await browser.tabs.create({ url, windowId: ordinary });
  await browser.windows.update(ordinary, { focused: true });
}
