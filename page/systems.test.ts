// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { articleOf } from '../core/report/article';
import { parts, title } from '../tests/pages/report';
import { examples, heldBySystem, systems } from './systems';
import { readText } from './text';

const paragraphs = (lines: readonly string[]) => lines.map((line) => `<p>${line}</p>`).join('');
const menu = '<ul><li>首页</li><li>政务公开</li><li>政务服务</li><li>互动交流</li></ul>';
const comments = Array.from(
  { length: 40 },
  (_, at) => `<p>网友${at}：去年的目标都完成了吗？希望今年把柳湾镇的路修好，孩子们上学方便一些，老人看病也近一些。</p>`,
).join('');
const report = [...parts[0]];

/** The first and the last line of the article. */
function ends(html: string): [first: string, last: string] {
  document.body.innerHTML = html;
  const text = readText(document);
  const blocks = text.text.split('\n');
  const { start, end } = articleOf(blocks, heldBySystem(text));
  return [blocks[start] ?? '', blocks[end - 1] ?? ''];
}

describe('where known systems keep an article', () => {
  it.each(examples)('%s: %s', (_, html) => {
    const [first, last] = ends(`${menu}${html.replace('%', paragraphs(report))}${comments}`);
    expect(first).toBe(report[0]);
    expect([report.at(-1), '-']).toContain(last);
  });

  it('every system has an example, and catches what is named so', () => {
    // As the list has them, each with its examples.
    const names = [...new Set(examples.map(([system]) => system))];
    const caught = examples.map(([, html]) => {
      document.body.innerHTML = html;
      return names[systems.findIndex((selector) => document.querySelector(selector))];
    });
    expect(caught).toEqual(examples.map(([system]) => system));
    expect(names).toHaveLength(systems.length);
  });

  it('an element that holds a summary is left aside', () => {
    const summary = `<div id="content"><p>${report[6]?.slice(0, 200)}</p></div>`;
    expect(ends(`${menu}${summary}<div class="text">${paragraphs(report)}</div>`)[1]).toBe(report.at(-1));
  });

  it('in one that is a frame around everything the text itself tells', () => {
    const all = `<div id="content">${menu}<h1>${title}</h1>${paragraphs(report)}${menu.repeat(30)}</div>`;
    expect(ends(all)).toEqual([title, report.at(-1)]);
  });

  it('a short last line of an article that it holds alone is part of it', () => {
    const signed = `<div class="TRS_Editor">${paragraphs([...report, '清溪县人民政府', '2026年1月23日'])}</div>`;
    expect(ends(`${menu}${signed}${menu}`)[1]).toBe('2026年1月23日');
  });

  it('no such element: the text itself', () => {
    expect(ends(`${menu}<h1>${title}</h1>${paragraphs(report)}${menu}`)).toEqual([title, report.at(-1)]);
  });
});
