// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { pagerOf } from './pager';

beforeEach(() => {
  location.href = 'http://www.qingxi.example/read/1001.html';
});

const leads = (html: string): string[] => {
  document.body.innerHTML = html;
  return pagerOf(document).map((address) => address.replace('http://www.qingxi.example', ''));
};

describe('where a page’s pager leads', () => {
  test.each<[string, string, string[]]>([
    ['the next page', '<p>…</p><a href="/read/1002.html">下一页</a>', ['/read/1002.html']],
    [
      'and the numbers beside it, not itself',
      '<div><a href="/read/1001.html">1</a><a href="/read/1002.html">2</a><a href="/read/1003.html">3</a><a href="/read/1002.html">下一页 &gt;</a></div>',
      ['/read/1002.html', '/read/1003.html'],
    ],
    ['the whole text', '<a href="/all/1001.html">余下全文</a>', ['/all/1001.html']],
    [
      'no neighbour',
      '<a href="/read/1000.html">上一篇</a><a href="/read/1009.html">下一篇：白石县政府工作报告</a>',
      [],
    ],
    ['no other number', '<ul><li><a href="/read/7.html">7</a></li></ul>', []],
    ['no other site', '<a href="http://ads.example/2.html">下一页</a><a href="javascript:next()">下一页</a>', []],
    ['no place in itself', '<a href="#part2">下一页</a>', []],
  ])('%s', (_, html, addresses) => {
    expect(leads(html)).toEqual(addresses);
  });
});
