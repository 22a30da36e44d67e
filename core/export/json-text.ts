/**
 * JSON that strict readers accept too: half surrogate pairs, which `JSON.stringify` escapes and many parsers then
 * refuse, become U+FFFD.
 */
export function jsonText(value: object): string {
  const text = JSON.stringify(value);
  if (!text.includes('\\ud')) return text;
  // Escape by escape, so that a written-out "\\ud800" stays.
  return text.replace(/\\(?:ud[89a-f][0-9a-f]{2}|.)/g, (sign) => (sign.startsWith('\\ud') ? '\uFFFD' : sign));
}
