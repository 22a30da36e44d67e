import { attributes, XML_HEAD } from './xml';

/*
 * The look of the body of an official document, GB/T 9704-2012, without its red head: A4, margins 37/28/35/26 mm, a
 * type area of 156 × 225 mm with 22 lines of 28 characters in 三号 (16 pt).
 *
 * 28 characters of 16 pt are 6 pt wider than 156 mm: characters stand 0.25 pt closer. A character grid would be Word's
 * own way, but LibreOffice tears the text apart with it (18 characters a line). A pitch of 29 pt leaves 21 lines on a
 * page; 28.95 pt gives 22.
 */

export const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const LINE = 579;
const CLOSER = '<w:spacing w:val="-5"/>';
const [THREE, FOUR, TWO] = [32, 28, 44];
/** Width of the type area, in twips like all lengths here. */
const WIDTH = 8844;

interface Fonts {
  title: string;
  body: string;
  first: string;
  second: string;
  page: string;
}

/** Those of the standard's practice, which offices have; and those of every Windows. */
const OFFICIAL: Fonts = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  first: '黑体',
  second: '楷体_GB2312',
  page: '宋体',
};
const COMMON: Fonts = { title: '宋体', body: '仿宋', first: '黑体', second: '楷体', page: '宋体' };

/** Odd pages have their number at the right, even ones at the left, one character in; the footer's parts by r:id. */
export const sectionElement = (odd: string, even: string): string =>
  `<w:sectPr><w:footerReference w:type="default" r:id="${odd}"/><w:footerReference w:type="even" r:id="${even}"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1304" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="${LINE}"/></w:sectPr>`;

/** `— 1 —` in 四号. */
export function footer(side: 'left' | 'right'): string {
  const run = (inner: string) => `<w:r>${inner}</w:r>`;
  const field = `${run('<w:fldChar w:fldCharType="begin"/>')}${run('<w:instrText xml:space="preserve"> PAGE </w:instrText>')}${run('<w:fldChar w:fldCharType="separate"/>')}${run('<w:t>1</w:t>')}${run('<w:fldChar w:fldCharType="end"/>')}`;
  const dash = (text: string) => run(`<w:t xml:space="preserve">${text}</w:t>`);
  return `${XML_HEAD}<w:ftr xmlns:w="${WORD}"><w:p><w:pPr><w:pStyle w:val="Footer"/><w:ind w:${side}="280"/><w:jc w:val="${side}"/></w:pPr>${dash('— ')}${field}${dash(' —')}</w:p></w:ftr>`;
}

/** Word asks on opening whether to update the fields, and so fills the page numbers of the contents. */
export const settings = `${XML_HEAD}<w:settings xmlns:w="${WORD}"><w:evenAndOddHeaders/><w:characterSpacingControl w:val="doNotCompress"/><w:updateFields w:val="true"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`;

interface Style {
  name: string;
  font: string;
  size: number;
  bold?: boolean;
  /** In the schema's order, before spacing; then indent, alignment, outline level. */
  before?: string;
  indent?: string;
  align: 'both' | 'left' | 'center';
  outline?: number;
}

const TWO_CHARACTERS = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';
const dots = `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${WIDTH}"/></w:tabs>`;
const KEEP = '<w:keepNext/>';
const TOGETHER = '<w:keepLines/>';
/** Addresses may break anywhere. */
const BREAKS = '<w:wordWrap w:val="0"/>';

const stylesIn = (fonts: Fonts, common: boolean): Record<string, Style> => ({
  Title: { name: 'Title', font: fonts.title, size: TWO, bold: common, align: 'center' },
  Subtitle: { name: 'Subtitle', font: fonts.second, size: THREE, align: 'center' },
  TOCHeading: { name: 'TOC Heading', font: fonts.first, size: THREE, before: KEEP, align: 'center' },
  TOC1: { name: 'toc 1', font: fonts.body, size: THREE, before: dots, align: 'left' },
  TOC2: {
    name: 'toc 2',
    font: fonts.body,
    size: THREE,
    before: dots,
    indent: '<w:ind w:leftChars="100" w:left="320"/>',
    align: 'left',
  },
  Heading1: {
    name: 'heading 1',
    font: fonts.first,
    size: THREE,
    before: KEEP,
    indent: TWO_CHARACTERS,
    align: 'both',
    outline: 0,
  },
  Heading2: {
    name: 'heading 2',
    font: fonts.second,
    size: THREE,
    before: KEEP,
    indent: TWO_CHARACTERS,
    align: 'both',
    outline: 1,
  },
  Passage: { name: '摘录', font: fonts.body, size: THREE, indent: TWO_CHARACTERS, align: 'both' },
  Comment: { name: '批注', font: fonts.second, size: FOUR, indent: '<w:ind w:left="640"/>', align: 'left' },
  Source: {
    name: '出处',
    font: fonts.second,
    size: FOUR,
    before: TOGETHER + BREAKS,
    indent: '<w:ind w:left="640"/>',
    align: 'left',
  },
  Reference: {
    name: '参考文献',
    font: fonts.body,
    size: THREE,
    before: BREAKS,
    indent: '<w:ind w:left="640" w:hanging="640"/>',
    align: 'left',
  },
  Footer: { name: 'footer', font: fonts.page, size: FOUR, align: 'left' },
});

/** word/styles.xml. The Chinese font serves for … and — too (hAnsi), Latin letters and digits are Times New Roman. */
export function styles(commonFonts: boolean): string {
  const fonts = commonFonts ? COMMON : OFFICIAL;
  const run = (font: string, size: number, bold = false) =>
    `<w:rPr><w:rFonts${attributes({ 'w:ascii': 'Times New Roman', 'w:hAnsi': font, 'w:eastAsia': font, 'w:cs': 'Times New Roman' })}/>${bold ? '<w:b/>' : ''}${size === THREE ? CLOSER : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;
  const exact = `<w:spacing w:line="${LINE}" w:lineRule="exact"/>`;
  const style = ([id, { name, font, size, bold, before = '', indent = '', align, outline }]: [string, Style]) =>
    `<w:style w:type="paragraph" w:customStyle="${/^[a-z]/i.test(name) ? 0 : 1}" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${/^toc \d/.test(name) ? '<w:uiPriority w:val="39"/>' : ''}<w:qFormat/><w:pPr>${before}${exact}${indent}<w:jc w:val="${align}"/>${outline === undefined ? '' : `<w:outlineLvl w:val="${outline}"/>`}</w:pPr>${run(font, size, bold)}</w:rPr></w:style>`;
  return `${XML_HEAD}<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault>${run(fonts.body, THREE)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>${exact}<w:jc w:val="both"/></w:pPr></w:style>${Object.entries(stylesIn(fonts, commonFonts)).map(style).join('')}</w:styles>`;
}
