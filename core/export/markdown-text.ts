/** Most texts hold no sign at all: one look instead of six. */
const SIGNS = /[\0\\`*_[\]<>|~$^&]|==|%%|::|\{\{|#(?=\S)|^[ \t]|^[^\S\n\r\u2028\u2029]*(?:[-+#=]|\d+[.)])/m;

/**
 * A text as Markdown that reads as the text: what Markdown, Obsidian and Logseq would take for a sign is escaped.
 * Signs of headings, lists and quotes count at the head of a line only, where an indent would make code; `#` glued to a
 * word is a tag anywhere.
 */
export const plainText = (text: string): string => (SIGNS.test(text) ? lineHeads(partOfLine(text)) : text);

/** The same for words that stand within a line. */
export const partOfLine = (text: string): string =>
  text
    .replaceAll('\0', '\uFFFD')
    .replace(/[\\`*_[\]<>|~$^&]/g, '\\$&')
    .replace(/==|%%|::|\{\{/g, (signs) => [...signs].map((sign) => `\\${sign}`).join(''))
    .replace(/#(?=\S)/g, '\\#');

/** The heads of lines whose signs are escaped else. */
export const lineHeads = (markdown: string): string =>
  markdown
    .replace(/^[ \t]+/gm, '')
    .replace(/^([^\S\n\r\u2028\u2029]*)([-+#=])/gm, '$1\\$2')
    .replace(/^([^\S\n\r\u2028\u2029]*\d+)([.)])/gm, '$1\\$2');

/** Whether it is an address and nothing that could end a link early. */
export const isAddress = (text: string): boolean => /^https?:\/\/[^\s<>]+$/i.test(text);

/** An address as a link; escapes would become part of it. */
export const link = (url: string): string => (isAddress(url) ? `<${url}>` : plainText(oneLine(url)));

/** Every line behind `> `; an empty one too, or the quotation would end there. */
export const blockquote = (markdown: string): string =>
  markdown
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => (line ? `> ${line}` : '>'))
    .join('\n');

/**
 * One line, for headings and list entries. A dot is all but a line's end; only where white space begins is it looked
 * through, or a long row of it would be from each of its places.
 */
export const oneLine = (text: string): string =>
  (LINE_END.test(text) ? text.replace(/(?<!\s)\s*(?!.)\s+/g, ' ') : text).trim();
const LINE_END = /[\n\r\u2028\u2029]/;

/** A scalar of YAML: double quotes, JSON's escapes, which YAML 1.2 shares. */
export const yaml = (value: string | number): string =>
  typeof value === 'number'
    ? String(value)
    : JSON.stringify(value).replace(
        /[\x7f-\x9f\u2028\u2029\uFEFF]/g,
        (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );

/** A name as an Obsidian or Logseq tag: letters, digits, `_`, `-`; never digits alone. */
export function tag(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}_-]+/gu, '_');
  return /^[\d_-]*$/.test(plain) ? `_${plain}` : plain;
}
