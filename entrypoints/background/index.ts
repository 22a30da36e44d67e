import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { isContentScript, isOwnPage, serve } from '../../messages/rpc';
import { hosts } from '../detector.content/hosts';
import { detectInOpenTabs } from './inject';
import { catchUp } from './kept';
import { libraryService } from './library-service';
import { listenToMenus, makeMenus } from './menus';
import { pageService } from './page-service';
import { followPermissions } from './sites';
import { forgetTab } from './tabs';

/** Every listener stands before anything is awaited: a worker that was woken by an event hears it only so. */
export default defineBackground(() => {
  serve('page', pageService, isContentScript);
  serve('library', libraryService, isOwnPage);
  listenToMenus();
  browser.runtime.onInstalled.addListener((details) => {
    // A temporary add-on is one that is being worked on, and installed anew all the time.
    const temporary = 'temporary' in details && details.temporary === true;
    if (details.reason === 'install' && !temporary)
      void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
    // Firefox, where `unlimitedStorage` makes it no question to the reader. Chrome's workers do not have it, nor need it.
    void navigator.storage?.persist?.();
    void makeMenus();
    void followPermissions();
    // Content scripts of before an update have lost their other end.
    void detectInOpenTabs([...hosts]);
  });
  browser.permissions.onAdded.addListener(({ origins = [] }) => void followPermissions({ added: origins }));
  browser.permissions.onRemoved.addListener(({ origins = [] }) => void followPermissions({ removed: origins }));
  browser.tabs.onRemoved.addListener((tab) => void forgetTab(tab));
  void catchUp();
});
