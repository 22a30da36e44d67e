import { xmlSafe } from './xml';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text that HTML shows as it is, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  const safe = xmlSafe(text);
  return /[&<>"']/.test(safe) ? safe.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign) : safe;
}

/** The same with its line breaks. */
export const htmlLines = (text: string): string =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(escapeHtml)
    .join('<br>');

/** An address that may be a link; `javascript:` and the like may not. */
export const isLink = (url: string): boolean => /^https?:\/\//i.test(url);
