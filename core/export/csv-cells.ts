/** Anything that a spreadsheet may take for a formula: also after white space or a new line, also full-width. */
const FORMULA = /^\s*[=+\-@\t\r\n＝＋－＠]/;

/**
 * A value as a CSV cell (RFC 4180). Formulas are defused by a leading `'` (OWASP ASVS 1.2.10): quoting alone protects
 * nothing, LibreOffice and Excel evaluate "=1+1". A value that begins with `'` before a formula gets another one, so
 * that `undefused` gives back what was written.
 */
export function cell(given: string): string {
  // A file with a NUL in it is no text to most programs.
  const value = given.replaceAll('\0', '\uFFFD');
  const safe = FORMULA.test(value.replace(/^'+/, '')) ? `'${value}` : value;
  return /[",\t\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A cell's value as it was before `cell` defused it: exactly one `'` less. */
export function undefused(value: string): string {
  return value.startsWith("'") && FORMULA.test(value.replace(/^'+/, '')) ? value.slice(1) : value;
}

/** A line with its end. */
export const line = (values: readonly string[]): string => `${values.map(cell).join(',')}\r\n`;

/** The same as spreadsheets put on the clipboard and take from it: cells between tabs. */
export const tabLine = (values: readonly string[]): string => `${values.map(cell).join('\t')}\r\n`;

/** Without it Excel reads the bytes in the local code page. */
export const BOM = '\uFEFF';
