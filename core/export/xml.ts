/** What XML 1.0 cannot hold, escaped or not: most control characters, half surrogate pairs, U+FFFE and U+FFFF. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** What may be forbidden: quick to look for, since it is hardly ever there. Any surrogate, too. */
const SUSPECT = /[^\t\n\r -\uD7FF\uE000-\uFFFD]/;

/** The text with U+FFFD for every character that XML cannot hold: as many code points as before. */
export const xmlSafe = (text: string): string => (SUSPECT.test(text) ? text.replace(FORBIDDEN, '\uFFFD') : text);

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** A text between tags. A bare CR would be read back as LF. */
export const xmlText = (text: string): string => xmlSafe(text).replace(/[&<>\r]/g, (sign) => ESCAPES[sign] ?? sign);

/** A text between double quotes. Bare tabs and line ends would be read back as spaces. */
export const xmlValue = (text: string): string =>
  xmlSafe(text).replace(/[&<>"\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign);

/** ` name="value"` for each attribute that has a value. */
export const attributes = (values: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(values)
    .flatMap(([name, value]) => (value === undefined ? [] : ` ${name}="${xmlValue(String(value))}"`))
    .join('');

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
