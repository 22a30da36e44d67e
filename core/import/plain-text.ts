const TAG =
  /<\/?(?:a|abbr|b|blockquote|br|cite|code|dd|del|div|dl|dt|em|figure|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|pre|q|s|section|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]{0,2000})?\/?>/gi;
const BREAK = /^<\/?(?:blockquote|br|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|section|table|tr|ul)\b/i;
const NAMED: { [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * The words of what another program kept as HTML; text that has no tags in it stays as it is. Nothing is ever rendered
 * from it: this is so that the passage can be found again.
 */
export function plainText(html: string): string {
  if (html.search(TAG) < 0) return html;
  return (
    html
      .replace(TAG, (tag) => (BREAK.test(tag) ? '\n' : ''))
      .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) =>
        name
          ? (NAMED[String(name).toLowerCase()] ?? whole)
          : (character(decimal ? Number(decimal) : Number.parseInt(hex, 16)) ?? whole),
      )
      // From where white space begins: else each space of a long row of them would be begun at.
      .replace(/(?<![ \t])[ \t]*\n\s*/g, '\n')
      .trim()
  );
}

const character = (point: number): string | undefined =>
  point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff) ? String.fromCodePoint(point) : undefined;
