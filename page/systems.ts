import { type DocumentText, offsetOf } from './text';

/**
 * Where the systems that most report pages are made with keep an article. A help only: what stands in such an element is
 * looked at like any page (`articleOf`), and where it holds too little, the whole page is. Names that mean no more than
 * "content" come last, and are as often a frame around everything.
 */
export const systems: readonly string[] = [
  // gov.cn
  '#UCAP-CONTENT, .pages_content, #conlun2_box_text',
  // TRS
  '.TRS_Editor, .TRS_UEDITOR, .trs_editor_view, .trs_paper_default, .Custom_UnionStyle',
  // government sites
  '#zoom, .zhengwen, .article-content, .DocHtmlCon, .news_content, .detail-content',
  // people.com.cn
  '.rm_txt_con, .box_con, #rwb_zw, #ozoom',
  // xinhuanet.com
  '#p-detail, #detailContent, #detail',
  // other newspapers
  '#text_area, #contentMain, #endText, #artibody',
  // WeChat
  '#js_content',
  // DedeCMS and its like
  '#content, .content, .article_content, .arc_body',
];

/** An article in each of them, as their pages have it; `%` is the text. */
export const examples: readonly [system: string, html: string][] = [
  ['gov.cn', '<div class="article"><h1></h1><div class="pages_content" id="UCAP-CONTENT">%</div></div>'],
  ['gov.cn', '<table><tr><td id="UCAP-CONTENT" class="b12c">%</td></tr></table>'],
  ['TRS', '<div id="container"><div class="TRS_Editor"><div class="Custom_UnionStyle">%</div></div></div>'],
  ['government sites', '<table><tr><td class="zhengwen">%</td></tr></table>'],
  ['government sites', '<div class="txt_txt" id="zoom">%</div>'],
  ['people.com.cn', '<div class="box_con">%<div class="edit">-</div></div>'],
  ['xinhuanet.com', '<div class="main-left"><div id="detail"><span id="detailContent">%</span></div></div>'],
  ['other newspapers', '<div id="contentMain"><!--enpcontent-->%<!--/enpcontent--></div>'],
  ['WeChat', '<div id="img-content"><h1></h1><div class="rich_media_content" id="js_content">%</div></div>'],
  ['DedeCMS and its like', '<div class="main"><h1></h1><div class="content" id="content">%</div></div>'],
];

const ANY = systems.join();
/** An element within another that holds nearly as much is the closer one. */
const NEARLY = 0.9;
/** A list may have one in each of its thousands of entries. */
const MOST = 200;

/** Which blocks of the text stand in such an element, [start, end): in the one with the most text. */
export function heldBySystem(text: DocumentText): { start: number; end: number } | undefined {
  let held: { start: number; end: number } | undefined;
  for (const element of [...document.querySelectorAll(ANY)].slice(0, MOST)) {
    const start = offsetOf(text, element, 0);
    const end = offsetOf(text, element, element.childNodes.length, true);
    if (end - start > (held ? (held.end - held.start) * NEARLY : 0)) held = { start, end };
  }
  return held && { start: blockAt(text.text, held.start), end: blockAt(text.text, held.end) + 1 };
}

const blockAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length - 1;
