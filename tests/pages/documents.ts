import { framed, pages } from './addresses.ts';
import { article, bare, type Document, governmentSite, indented, inRuns, writingSite } from './layouts.ts';
import { essay, openingNews, roadNews } from './other-texts.ts';
import { edited, fullWidth, parts, restructured, title, traditional, twin, whole, withTwins } from './report.ts';

/** What is answered at an address. */
export interface Answer {
  html: string;
  headers?: Record<string, string>;
}

const characters = whole.join('').length;
const first = article(title, parts[0]);

const reading = '<style>body{font:17px/1.9 "Noto Sans CJK SC",sans-serif;max-width:52em;margin:1em auto}</style>';

const trial = (document: Partial<Document> = {}): Answer => ({
  html: bare({ title, head: reading, body: first, ...document }),
});

const sampleAddresses = [pages.sample, pages.samplePart2];

const sample = (current: 0 | 1, paragraphs: readonly string[] = parts[current]): Answer => ({
  html: writingSite({ heading: title, paragraphs, characters, addresses: sampleAddresses, current }),
});

const paged = (current: 0 | 1): Answer => ({
  html: writingSite({
    heading: title,
    paragraphs: parts[current],
    characters,
    addresses: [pages.paged, pages.pagedNext],
    current,
  }),
});

/** All three ways at once in which sites forbid it, short of listeners on the window. */
const noSelect: Answer = {
  html: writingSite({
    heading: title,
    paragraphs: parts[0],
    characters,
    addresses: [pages.noSelect],
    current: 0,
    attributes:
      'onselectstart="return false" oncopy="return false" oncut="return false" oncontextmenu="return false" ondragstart="return false"',
    head: `<style>*{-webkit-user-select:none!important;user-select:none!important}</style>
<script>
for (const type of ['selectstart', 'copy', 'cut', 'contextmenu', 'dragstart'])
  document.addEventListener(type, (event) => { event.preventDefault(); event.stopPropagation(); }, true);
document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && 'acxsu'.includes(event.key.toLowerCase())) event.preventDefault();
}, true);
document.oncontextmenu = document.onselectstart = () => false;
</script>`,
  }),
};

/** Which also forbids selecting by the mouse: no drag begins one. */
const late = trial({
  attributes: 'onmousedown="return false" oncopy="return false" style="user-select:none"',
  body: `<div id="place">正在加载…</div>
<template id="article">${first}</template>
<script>
setTimeout(() => document.getElementById('place').replaceChildren(document.getElementById('article').content), 1200);
</script>`,
});

const framing = (address: string): Answer =>
  trial({
    body: `<h2>清溪县人民政府</h2><p>当前位置：首页 &gt;&gt; 政务公开</p>
<iframe src="${address}" width="900" height="1200" title="正文"></iframe>`,
  });

const shadow = trial({
  body: `<h2>清溪县人民政府</h2>
<report-article><template shadowrootmode="open"><style>p{text-align:justify}</style>${first}</template></report-article>
<p>主办:清溪县人民政府办公室</p>`,
});

const dark = trial({
  head: `<meta name="color-scheme" content="dark">
<style>:root{color-scheme:dark}body{font:17px/1.9 "Noto Sans CJK SC",sans-serif;max-width:52em;margin:1em auto;background:#14161a;color:#e2e2dc}</style>`,
});

const growing = trial({
  body: `${first}
<div id="live"></div>
<script>
let count = 0;
setInterval(() => {
  const line = document.createElement('p');
  line.textContent = '网友留言第' + ++count + '条:祝家乡越来越好。';
  document.getElementById('live').append(line);
}, 50);
</script>`,
});

const fields = trial({
  title: '县长信箱-清溪县人民政府',
  body: `<h1>县长信箱</h1>
<p id="around">来信请写明姓名和联系方式,我们将在七个工作日内答复。</p>
<form><p><label>标题 <input name="subject" value="关于清柳公路公交班次的建议" size="40"></label></p>
<p><label>内容 <textarea name="letter" rows="4" cols="60">白鹭镇到县城的末班车太早,希望延长到晚上八点。</textarea></label></p></form>
<div id="editor" contenteditable="true">在这里补充说明,可以直接修改这一段文字。</div>`,
});

const watched = trial({
  head: `${reading}
<script>
const seen = { elements: [], events: [], told: [] };
new MutationObserver((records) => {
  for (const { addedNodes } of records) for (const node of addedNodes) seen.elements.push(node.nodeName);
}).observe(document, { childList: true, subtree: true });
const note = (event) => seen.events.push(event.type + ' ' + (event.key || event.data || '') + ' at ' + event.target.nodeName);
for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'change', 'compositionstart', 'compositionend', 'copy', 'paste', 'focusin', 'focusout']) {
  document.addEventListener(type, note, true);
  window.addEventListener(type, note);
}
// The roads on which extensions speak to scripts of theirs in the page: messages, attributes, events that those make.
window.addEventListener('message', ({ data }) => seen.told.push('message ' + JSON.stringify(data)));
new MutationObserver((records) => {
  for (const { target, attributeName } of records) seen.told.push('attribute ' + attributeName + ' of ' + target.nodeName);
}).observe(document, { attributes: true, subtree: true });
const dispatch = EventTarget.prototype.dispatchEvent;
EventTarget.prototype.dispatchEvent = function (event) {
  seen.told.push('event ' + event.type);
  return dispatch.call(this, event);
};
window.seenOfUs = () => ({
  ...seen,
  highlights: [...CSS.highlights.keys()],
  sheets: document.adoptedStyleSheets.length + document.styleSheets.length,
  roots: [...document.querySelectorAll('*')].filter((element) => element.shadowRoot).length,
});
</script>`,
});

/** An empty page: what matters is that the browser shows it in its PDF reader. */
const pdf: Answer = {
  html: `%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 300 400]>> endobj
trailer <</Root 1 0 R>>
%%EOF
`,
  headers: { 'content-type': 'application/pdf' },
};

const newsPage = (news: { heading: string; paragraphs: string[] }): Answer => ({
  html: governmentSite({ site: '清溪县人民政府', heading: news.heading, body: indented(news.paragraphs) }),
});

const elsewhere = (paragraphs: readonly string[], heading: string, lang: string): Answer => ({
  html: governmentSite({ site: '云岭市人民政府', heading, body: inRuns(paragraphs), lang }),
});

/** Address → answer. */
export const documents: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  [pages.sample, sample(0)],
  [pages.samplePart2, sample(1)],
  [pages.paged, paged(0)],
  [pages.pagedNext, paged(1)],
  [pages.noSelect, noSelect],
  [
    pages.strictCsp,
    { ...trial({ head: '' }), headers: { 'content-security-policy': "default-src 'none'; style-src 'none'" } },
  ],
  [pages.late, late],
  [pages.frame, framing(framed.same)],
  [pages.crossFrame, framing(framed.listed)],
  [pages.crossFrameUnlisted, framing(framed.unlisted)],
  [framed.same, trial()],
  [framed.listed, trial()],
  [framed.unlisted, trial()],
  [pages.shadow, shadow],
  [pages.dark, dark],
  [pages.growing, growing],
  [pages.edited, sample(0, edited())],
  [pages.rewrapped, elsewhere(whole.map(fullWidth), '政 府 工 作 报 告', 'zh-CN')],
  [pages.traditional, elsewhere(traditional(), '政府工作報告', 'zh-Hant')],
  [pages.restructured, elsewhere(restructured(), '政府工作报告', 'zh-CN')],
  [pages.twins, trial({ body: article(title, withTwins()) })],
  [pages.twinGone, trial({ body: article(title, withTwins(twin.gone)) })],
  [pages.news, newsPage(roadNews)],
  [pages.openingNews, newsPage(openingNews)],
  [pages.fields, fields],
  [pages.pdf, pdf],
  [pages.watched, watched],
  [
    pages.plain,
    { html: bare({ title: essay.heading, head: reading, body: article(essay.heading, essay.paragraphs) }) },
  ],
]);
