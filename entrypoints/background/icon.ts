import { browser } from 'wxt/browser';
import { plural, t } from '../../i18n/t';

/** Shows on the icon what a tab holds: a dot for a report, the count of notes where there are some. */
export async function showOnIcon(tab: number, { report, notes }: { report: boolean; notes: number }): Promise<void> {
  const text = notes ? (notes > 999 ? '999+' : String(notes)) : report ? '·' : '';
  const title = notes ? plural('icon_notes', notes) : t(report ? 'icon_report' : 'extName');
  try {
    await browser.action.setBadgeText({ tabId: tab, text });
    await browser.action.setBadgeBackgroundColor({ tabId: tab, color: '#b8321f' });
    await browser.action.setTitle({ tabId: tab, title });
  } catch {
    // The tab has been closed meanwhile.
  }
}
