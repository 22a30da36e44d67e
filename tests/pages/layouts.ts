/** The furniture of the sites on which the invented texts stand. All return a whole HTML document. */

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Paragraphs as these sites write them: indented by two ideographic spaces, lead sentences not set apart. */
export function indented(paragraphs: readonly string[]): string {
  return paragraphs.map((paragraph) => `<p>　　${escapeHtml(paragraph)}</p>`).join('\n');
}

/** As a word processor leaves it: each paragraph in runs of 40 characters, lead sentence bold, a font tag here and there. */
export function inRuns(paragraphs: readonly string[]): string {
  return paragraphs
    .map((paragraph) => {
      const lead = /^[^，。；：]{4,16}。(?=.)/.exec(paragraph)?.[0] ?? '';
      const runs = paragraph.slice(lead.length).match(/.{1,40}/gu) ?? [];
      const rest = runs.map((run, i) =>
        i % 2 ? `<font face="仿宋">${escapeHtml(run)}</font>` : `<span>${escapeHtml(run)}</span>`,
      );
      return `<p class="MsoNormal">&emsp;&emsp;${lead && `<strong>${escapeHtml(lead)}</strong>`}${rest.join('')}</p>`;
    })
    .join('\n');
}

export interface Document {
  title: string;
  body: string;
  /** Within <head>, after the title. */
  head?: string;
  /** Attributes of <body>. */
  attributes?: string;
  lang?: string;
}

/** Nothing but the text: frames, and the pages whose point is elsewhere. */
export function bare({ title, body, head = '', attributes = '', lang = 'zh-CN' }: Document): string {
  return `<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${head}
</head>
<body ${attributes}>
${body}
</body>
</html>
`;
}

/** A heading and its paragraphs. */
export function article(heading: string, paragraphs: readonly string[]): string {
  return `<h1>${escapeHtml(heading)}</h1>\n<div class="content">\n${indented(paragraphs)}\n</div>`;
}

const writingStyle = `<style>
body{margin:0;font:16px/1.5 "Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#333;background:#f4f4f4}
.top,.foot{background:#b0120a;color:#fff;padding:10px 24px}.top a{color:#fff;margin-right:18px;text-decoration:none}
.wrap{max-width:1100px;margin:16px auto;display:flex;gap:20px}.main{flex:1;background:#fff;padding:24px 32px}
.side{width:240px;background:#fff;padding:16px}h1{font-size:24px;text-align:center}
.info{text-align:center;color:#999;font-size:13px}.content p{line-height:2;margin:0 0 14px;text-align:justify}
.pages{text-align:center;margin:20px 0}.pages a,.pages b{display:inline-block;border:1px solid #ddd;padding:4px 10px}
.gift{text-align:center;color:#b0120a}</style>`;

/** A writing-material site: breadcrumb, information line, pager, QR block, side list of other reports. */
export function writingSite(page: {
  heading: string;
  paragraphs: readonly string[];
  /** Characters of the whole report, as the site announces them. */
  characters: number;
  /** The addresses of all its pages, and which of them (from 0) this is. */
  addresses: readonly string[];
  current: number;
  attributes?: string;
  head?: string;
}): string {
  const { heading, paragraphs, characters, addresses, current, attributes = '', head = '' } = page;
  const link = (to: number, label: string) =>
    addresses[to] === undefined ? `<a>${label}</a>` : `<a href="${new URL(addresses[to]).pathname}">${label}</a>`;
  const numbers = addresses.map((_, i) => (i === current ? `<b>${i + 1}</b>` : link(i, String(i + 1)))).join('');
  return bare({
    title: `${heading}_SUCAI198.COM`,
    head: `<meta name="keywords" content="${heading}">\n${writingStyle}\n${head}`,
    attributes,
    body: `<div class="top"><b>SUCAI198.COM —— 专注党建行政公文写作范文</b><div class="nav"><a href="/">首页</a><a href="/gongzuozongjie/">工作总结</a><a href="/dangjian/">党建材料</a><a href="/jianghua/">领导讲话</a></div></div>
<div class="wrap">
<div class="main">
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/gongzuozongjie/">工作总结</a> &gt; 正文</div>
<h1>${escapeHtml(heading)}</h1>
<div class="info"><span>admin 分享</span> <span>时间:</span> <a href="javascript:;">加入收藏</a> <span>共计${characters}个字,预计阅读时长${Math.round(characters / 300)}分钟。</span></div>
<div class="content" id="content">
${indented(paragraphs)}
</div>
<div class="pages"><a>共${addresses.length}页</a>${link(current - 1, '上一页')}${numbers}${link(current + 1, '下一页')}</div>
<div class="gift"><span>10001</span><div>领取福利</div><div>微信扫码领取福利</div><div>微信扫码分享</div></div>
</div>
<div class="side"><h3>相关推荐</h3><ul><li><a href="#">2025年清溪县政府工作报告</a></li><li><a href="#">2026年白石县政府工作报告</a></li><li><a href="#">镇2025年政府工作报告汇编(12篇)</a></li></ul></div>
</div>
<div class="foot">SUCAI198.COM</div>`,
  });
}

/** A government site: other breadcrumb, index table, font sizes, print line. `body` is the article's HTML. */
export function governmentSite(page: {
  site: string;
  heading: string;
  body: string;
  head?: string;
  lang?: string;
}): string {
  const { site, heading, body, head = '', lang = 'zh-CN' } = page;
  return bare({
    title: `${heading}-${site}`,
    lang,
    head: `<meta name="ArticleTitle" content="${escapeHtml(heading)}">
<style>body{margin:0 auto;max-width:960px;font:17px/1.9 "Noto Sans CJK SC",serif;color:#222}header{border-bottom:3px solid #1a5ca8}table{width:100%;font-size:14px}footer{border-top:1px solid #ccc;font-size:13px}</style>
${head}`,
    body: `<header><h2>${escapeHtml(site)}</h2><nav><a href="/">首页</a> <a href="/zwgk/">政务公开</a> <a href="/zwfw/">政务服务</a> <a href="/hdjl/">互动交流</a> <span>长者模式 | 無障礙</span></nav></header>
<div>当前位置：首页 &gt;&gt; 政务公开 &gt;&gt; 政府工作报告</div>
<table><tr><td>索 引 号：</td><td>0001/2026-00017</td><td>组配分类：</td><td>政府工作报告</td></tr></table>
<h1>${escapeHtml(heading)}</h1>
<div class="tools">发布时间：2026-01-23 来源：县政府办公室 浏览次数：318 【字体：大 中 小】 打印 收藏</div>
<div class="TRS_Editor">
${body}
</div>
<div class="share">扫一扫在手机打开当前页</div>
<footer>主办：${escapeHtml(site)} 网站标识码：0000000001 联系我们</footer>`,
  });
}
