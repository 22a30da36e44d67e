import { browser } from 'wxt/browser';

/** Firefox's name for it, which the types of Chrome's API do not have. */
interface Sidebar {
  sidebarAction?: { open(): Promise<void> };
}

/** Opens the side panel beside a tab. To be called in the click itself: browsers open it for nobody else. */
export async function openPanel(tab: number): Promise<void> {
  const { sidebarAction }: Sidebar = browser as Sidebar;
  await (sidebarAction ? sidebarAction.open() : browser.sidePanel.open({ tabId: tab }));
}
