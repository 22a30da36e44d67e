import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roadNews } from '../../tests/pages/other-texts';
import { edited, fullWidth, neighbours, nextYear, parts, title, traditional, whole } from '../../tests/pages/report';
import { traditional as table } from '../anchoring/traditional.data';
import { compareTraditional, fingerprint, overlap } from './fingerprint';
import { isNextPage, normaliseAddress, partOf } from './identity';
import { sameReport } from './same';

describe('addresses', () => {
  it.each([
    ['the fragment', 'http://a.example/1.html#top', 'http://a.example/1.html'],
    ['the scheme', 'https://a.example/1.html', 'http://a.example/1.html'],
    ['www.', 'http://www.a.example/1.html', 'http://a.example/1.html'],
    ['m.', 'http://m.a.example/1.html', 'http://www.a.example/1.html'],
    ['tracking', 'http://a.example/1.html?utm_source=x&from=timeline&id=3', 'http://a.example/1.html?id=3'],
    [
      'where WeChat shared it',
      'http://a.example/1.html?from=singlemessage&isappinstalled=0',
      'http://a.example/1.html',
    ],
    ['the order of parameters', 'http://a.example/?b=2&a=1', 'http://a.example/?a=1&b=2'],
    ['an index page’s name', 'http://a.example/report/index.html', 'http://a.example/report/'],
    ['a last slash', 'http://a.example/report/', 'http://a.example/report'],
    ['the port of the scheme', 'http://a.example:80/1.html', 'http://a.example/1.html'],
  ])('do not differ by %s', (_, one, other) => {
    expect(normaliseAddress(one)).toBe(normaliseAddress(other));
  });

  it.each<readonly [differ: string, one: string, other: string]>([
    ['the article', 'http://a.example/info.asp?id=3', 'http://a.example/info.asp?id=4'],
    ...['t', 'ref', 'source', 'share', 'scene', 'from', 'timestamp', '_t', 'enterid'].map(
      (name) => [`?${name}=`, `http://a.example/v.php?${name}=3`, `http://a.example/v.php?${name}=4`] as const,
    ),
    ['the host', 'http://rd.a.example/1.html', 'http://a.example/1.html'],
    ['the page', 'http://a.example/1.html?page=2', 'http://a.example/1.html'],
    ['the route of a single-page site', 'http://a.example/#/news/3', 'http://a.example/#/news/4'],
    ['the case of the path', 'http://a.example/A.html', 'http://a.example/a.html'],
    ['the port', 'http://a.example:8080/1.html', 'http://a.example/1.html'],
  ])('differ by %s', (_, one, other) => {
    expect(normaliseAddress(one)).not.toBe(normaliseAddress(other));
  });

  it('normalised once is normalised', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const once = normaliseAddress(url);
        expect(normaliseAddress(`http://${once}`)).toBe(once);
      }),
    );
  });

  it.each([
    ['http://a.example/2022/11/24225.html', 1],
    ['http://a.example/2022/11/24225_2.html', 2],
    ['http://a.example/show.php?id=5&page=3', 3],
    ['http://a.example/t20240205_38893948.shtml', 1],
    // This system counts its pages from 0.
    ['http://a.example/t20240205_38893948_1.shtml', 2],
    ['http://a.example/info_12.html', 1],
    // An article's number.
    ['http://a.example/?p=101', 1],
  ])('%s is page %d', (address, part) => {
    expect(partOf(address).part).toBe(part);
  });

  it.each([
    ['http://a.example/24225.html', 'http://a.example/24225_2.html', true],
    ['http://a.example/24225_2.html', 'https://www.a.example/24225_3.html', true],
    ['http://a.example/s.php?id=5', 'http://a.example/s.php?id=5&page=2', true],
    ['http://a.example/t20240205_38893948.shtml', 'http://a.example/t20240205_38893948_1.shtml', true],
    ['http://a.example/24225.html', 'http://a.example/24225.html', false],
    ['http://a.example/24225.html', 'http://a.example/24226_2.html', false],
    ['http://a.example/s.php?id=5', 'http://a.example/s.php?id=6&page=2', false],
    ['http://a.example/info_12.html', 'http://a.example/info_13.html', false],
  ])('%s and %s are pages of one article: %s', (one, other, are) => {
    expect(isNextPage({ url: one, title }, { url: other, title })).toBe(are);
    expect(isNextPage({ url: other, title }, { url: one, title })).toBe(are);
  });

  it('pages with different titles are not', () => {
    expect(
      isNextPage(
        { url: 'http://a.example/24225.html', title: '甲县政府工作报告' },
        { url: 'http://a.example/24225_2.html', title: '乙县政府工作报告' },
      ),
    ).toBe(false);
  });

  it('"（第2页）" in the title is no difference', () => {
    expect(
      isNextPage(
        { url: 'http://a.example/24225.html', title },
        { url: 'http://a.example/24225_2.html', title: `${title}(2)` },
      ),
    ).toBe(true);
  });
});

const page = (blocks: readonly string[], url = 'http://a.example/1.html', pageTitle = title) => ({
  url,
  title: pageTitle,
  blocks: [...blocks],
});
const site = ['首页', '公文写作', '加入收藏'];
const foot = [
  '上一篇：白沙县政府工作报告',
  '版权所有，转载请注明出处，本站内容来源于网络，如有侵权请联系我们删除，谢谢合作，联系电话见网站首页底部说明。',
];
compareTraditional(table);

describe('the same report, read elsewhere', () => {
  it.each<[string, readonly string[]]>([
    ['with other furniture', [...site, ...whole, ...foot]],
    ['in full-width punctuation', whole.map(fullWidth)],
    ['revised afterwards', edited()],
    ['in traditional characters', traditional()],
    ['its first page', parts[0]],
    ['its second page', parts[1]],
    ['without line breaks', [whole.join('')]],
    [
      'with every fiftieth character another',
      [[...whole.join('\n')].map((one, at) => (at % 50 === 25 ? '某' : one)).join('')],
    ],
  ])('%s', (_, copy) => {
    expect(sameReport(page(whole), page(copy, 'http://b.example/2.html', ''))).toMatchObject({ same: true });
    expect(sameReport(page(copy, 'http://b.example/2.html', ''), page(whole))).toMatchObject({ same: true });
  });

  it.each<[string, readonly string[]]>([
    ['next year’s', nextYear],
    ['a neighbour’s', neighbours],
    ['other news of the site', [...site, ...roadNews.paragraphs, ...foot]],
    ['nothing', []],
  ])('is not %s', (_, other) => {
    expect(sameReport(page([...site, ...whole, ...foot]), page(other, 'http://a.example/9.html', '')).same).toBe(false);
  });
});

describe('under addresses like those of one article’s pages, and one title', () => {
  const at = (address: string, blocks: readonly string[]) =>
    page(blocks, `http://www.qingxi.example${address}`, '政府工作报告_清溪县人民政府');
  const filed = [
    ['/?p=1', '/?p=2'],
    ['/col/12_25.html', '/col/12_26.html'],
    ['/gk/2025_1.html', '/gk/2025_2.html'],
  ] as const;

  it.each(filed)('%s and %s are one report where the second goes on', (one, other) => {
    expect(sameReport(at(one, parts[0]), at(other, parts[1])).same).toBe(true);
    const lead = `内容摘要：${whole.slice(0, 8).join('')}`;
    expect(sameReport(at(one, [lead, ...parts[0]]), at(other, [lead, ...parts[1]])).same).toBe(true);
  });

  it.each(filed)('%s and %s are two where each begins', (one, other) => {
    const unopened = ['一、2026年工作回顾', ...nextYear.slice(5)];
    for (const text of [nextYear, neighbours, unopened, nextYear.map(fullWidth)]) {
      expect(sameReport(at(one, whole), at(other, text))).toMatchObject({ same: false });
      expect(sameReport(at(other, text), at(one, parts[0]))).toMatchObject({ same: false });
    }
  });
});

describe('a text of a few hundred characters, a third of it formula', () => {
  const opening = '现在，我代表县人民政府，向大会报告工作，请予审议，并请县政协委员和其他列席人员提出意见。';
  const short = (place: string, ...told: string[]) => [`${place}政府工作报告`, '各位代表：', opening, ...told];
  const told =
    '一年来，全县上下攻坚克难、砥砺奋进，地区生产总值达到218.6亿元，增长6.2%，粮食总产量实现二十连丰，竹木家居产值突破40亿元。';
  const one = short('清溪县', told, '（一）产业更强。新增规上企业19家。');

  it.each<[string, string[]]>([
    ['on another site, with what is said below every article there', [...site, ...one, ...foot]],
    ['in half-width punctuation', one.map((line) => line.replaceAll('，', ',').replaceAll('：', ':'))],
    ['without its head', one.slice(3)],
  ])('is the same %s', (_, copy) => {
    expect(sameReport(page(one), page(copy, 'http://b.example/2.html', '')).same).toBe(true);
  });

  it.each<[string, string[]]>([
    [
      'next year’s',
      short('清溪县', '过去一年，全县生产总值跃上230亿元台阶，增长6%，新增设施农业1.2万亩，柳湾大桥建成通车。'),
    ],
    [
      'a neighbour’s',
      short('柳河县', '一年来，全县上下团结一心、拼搏进取，地区生产总值完成164亿元，增长5.8%，桑蚕产值突破10亿元。'),
    ],
    ['one that was cut off behind its opening', short('柳河县')],
  ])('is not %s', (_, other) => {
    const there = page([...site, ...other, ...foot], 'http://a.example/2.html', '政府工作报告');
    const here = page([...site, ...one, ...foot], 'http://a.example/1.html', '政府工作报告');
    expect(sameReport(here, there).same).toBe(false);
  });
});

describe('fingerprints', () => {
  it('are small, ascending, and the same for the same words in other dress', () => {
    const print = fingerprint(whole.join('\n'));
    expect(print.length).toBeLessThanOrEqual(128);
    expect(print).toEqual([...print].sort((a, b) => a - b));
    expect(fingerprint(whole.map(fullWidth).join('')).filter((hash) => !print.includes(hash)).length).toBeLessThan(20);
  });

  it('estimate how much of the shorter stands in the longer', () => {
    const all = fingerprint(whole.join('\n'));
    expect(overlap(all, all)).toBe(1);
    expect(overlap(fingerprint(parts[0].join('\n')), all)).toBeGreaterThan(0.9);
    expect(overlap(fingerprint(nextYear.join('\n')), all)).toBeLessThan(0.4);
    expect(overlap([], all)).toBe(0);
  });
});
