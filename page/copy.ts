let copying = false;

/** Whether the copy event now on its way is our own. */
export const isCopying = (): boolean => copying;

/**
 * Copies text. Plain-HTTP pages have no navigator.clipboard in content scripts, and pages that forbid copying stop the
 * event on its way: so the copy is asked of the browser, and answered by a listener of ours at the window, before any
 * of the page's. False where the browser refused.
 */
export function copyText(text: string): boolean {
  let copied = false;
  copying = true;
  const answer = (event: ClipboardEvent) => {
    event.stopImmediatePropagation();
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    copied = true;
  };
  window.addEventListener('copy', answer, { capture: true });
  try {
    document.execCommand('copy');
  } finally {
    window.removeEventListener('copy', answer, { capture: true });
    copying = false;
  }
  return copied;
}
