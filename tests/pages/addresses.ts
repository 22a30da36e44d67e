/** Where the invented pages stand. The browsers under test are told that all these hosts are this machine. */
export const pages = {
  /** The report, as a writing-material site splits it over two pages. */
  sample: 'http://www.sucai198.com/gongzuozongjie/2026/01/10001.html',
  samplePart2: 'http://www.sucai198.com/gongzuozongjie/2026/01/10001_2.html',

  /** The same on two pages that nothing but their pager joins. */
  paged: 'http://www.sucai198.com/read/20011.html',
  pagedNext: 'http://www.sucai198.com/read/20012.html',

  /** The first part, where selecting and copying are forbidden by CSS, attributes and document-level handlers. */
  noSelect: 'http://www.sucai198.com/gongzuozongjie/2026/01/10002.html',
  /** `default-src 'none'; style-src 'none'`. */
  strictCsp: 'http://www.qingxi.gov.cn/trial/strict-csp.html',
  /** A script puts the article there after 1.2 seconds; no drag of the mouse begins a selection. */
  late: 'http://www.qingxi.gov.cn/trial/late.html',
  /** The article in a frame: of this origin, of another listed one, of one that the manifest does not name. */
  frame: 'http://www.qingxi.gov.cn/trial/frame.html',
  crossFrame: 'http://www.qingxi.gov.cn/trial/cross-frame.html',
  crossFrameUnlisted: 'http://www.qingxi.gov.cn/trial/cross-frame-unlisted.html',
  /** In an open shadow root. */
  shadow: 'http://www.qingxi.gov.cn/trial/shadow.html',
  dark: 'http://www.qingxi.gov.cn/trial/dark.html',
  /** The report, under which a script adds a line each 50 ms, without end. */
  growing: 'http://www.qingxi.gov.cn/trial/growing.html',

  /** The same text elsewhere: revised by its site; with other furniture and full-width marks; in traditional characters. */
  edited: 'http://www.qingxi.gov.cn/zwgk/2026/edited.html',
  rewrapped: 'http://www.yunling.gov.cn/zwgk/2026/0123/c1001.html',
  traditional: 'http://big5.yunling.gov.cn/zwgk/2026/0123/c1001.html',

  /** With paragraphs cut otherwise, advertisements and note marks; with sentences all alike, and with one of them gone. */
  restructured: 'http://www.yunling.gov.cn/zwgk/2026/0123/c1002.html',
  twins: 'http://www.qingxi.gov.cn/zwgk/2026/twins.html',
  twinGone: 'http://www.qingxi.gov.cn/zwgk/2026/twin-gone.html',

  /** No reports: a news item, the news of the session's opening, a page of fields, a page no manifest names. */
  news: 'http://www.qingxi.gov.cn/xwzx/2026/c2001.html',
  openingNews: 'http://www.qingxi.gov.cn/xwzx/2026/c2002.html',
  fields: 'http://www.qingxi.gov.cn/hdjl/fields.html',
  plain: 'http://plain.example.org/essay.html',
  pdf: 'http://www.qingxi.gov.cn/zwgk/2026/report.pdf',
  /** The report, with a script that writes down what a page can see of an extension. */
  watched: 'http://www.qingxi.gov.cn/trial/watched.html',
} as const;

/** What the framed pages show inside. */
export const framed = {
  same: 'http://www.qingxi.gov.cn/trial/article.html',
  listed: 'http://www.sucai198.com/trial/article.html',
  unlisted: 'http://reports.example.org/trial/article.html',
} as const;
