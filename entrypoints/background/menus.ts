import { browser } from 'wxt/browser';
import { t } from '../../i18n/t';
import { connect, inTab } from '../../messages/rpc';
import type { AnnotatorService } from '../../messages/services';
import { injectEverywhere } from './inject';

const ITEM = 'highlight-selection';

export async function makeMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: ITEM, title: t('menu_highlight'), contexts: ['selection'] });
}

/** The context menu and the global shortcut do what the toolbar's button does; both bring activeTab with them. */
export function listenToMenus(): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, frameId }, tab) => {
    if (menuItemId === ITEM && tab?.id !== undefined) void mark(tab.id, frameId);
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === ITEM && tab?.id !== undefined) void mark(tab.id);
  });
}

async function mark(tab: number, frame?: number): Promise<void> {
  if ((await ask(tab, frame)) !== 'nobody') return;
  if (await injectEverywhere(tab)) await ask(tab, frame);
}

/** Without a frame all are asked; the one that holds the selection marks it. */
async function ask(tab: number, frame?: number): Promise<'marked' | 'nothing' | 'nobody'> {
  try {
    return (await connect<AnnotatorService>('annotator', inTab(tab, frame)).mark()) ? 'marked' : 'nothing';
  } catch {
    return 'nobody';
  }
}
