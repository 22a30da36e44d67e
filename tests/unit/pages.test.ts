import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { edited, edits, fullWidth, parts, removed, title, traditional, whole } from '../pages/report.ts';
import { framed, pages, type Served, serve } from '../pages/server.ts';

/** Words by which each of the 22 policy areas is known. */
const policyWords = {
  MACRO: ['预期目标', '地区生产总值', '固定资产投资', '居民消费价格'],
  FISC: ['一般公共预算收入', '不良贷款', '隐性债务', '普惠金融'],
  INDU: ['传统产业', '战略性新兴产业', '技改', '低空经济'],
  TECH: ['高新技术企业', '发明专利', '揭榜挂帅', '重点实验室'],
  DIGI: ['5G基站', '公共数据', '工业互联网', '数字化转型'],
  SERV: ['消费券', '以旧换新', '首店', '夜间经济'],
  INVT: ['重点项目', '招商引资', '闲置土地', '专项债券'],
  RFRM: ['放管服', '一窗通办', '免申即享', '公平竞争'],
  OPEN: ['进出口', '跨境电商', '海外仓', 'RCEP'],
  AGRI: ['粮食播种面积', '高标准农田', '家庭农场', '千万工程'],
  URBN: ['老旧小区', '口袋公园', '城中村', '保障性租赁住房'],
  INFR: ['高速', '农村公路', '灌区', '装机'],
  ENVR: ['优良天数', '水质', '森林覆盖率', '林长制'],
  CULT: ['非物质文化遗产', '图书馆', '马拉松', '接待游客'],
  EDUC: ['新增学位', '幼儿园', '特殊教育', '教师'],
  HLTH: ['医共体', '中医院', '村卫生室', '带量采购'],
  EMPL: ['新增就业', '零就业家庭', '职业技能培训', '根治欠薪'],
  WELF: ['低保', '临时救助', '老年食堂', '留守儿童'],
  SAFE: ['安全生产', '防汛', '地质灾害', '食品药品安全'],
  GOVN: ['枫桥经验', '矛盾纠纷', '扫黑除恶', '电信网络诈骗'],
  ADMN: ['两个维护', '法律监督', '政协提案', '中央八项规定'],
  UNIT: ['民族', '工会', '共青团', '双拥'],
};

const text = whole.join('\n');
const chinese = (of: string) => of.match(/\p{Script=Han}/gu)?.length ?? 0;

describe('the invented report', () => {
  it('has at least 8,000 Chinese characters on two pages of similar length', () => {
    expect(chinese(text)).toBeGreaterThanOrEqual(8000);
    for (const part of parts) expect(chinese(part.join(''))).toBeGreaterThan(3000);
  });

  it.each<[string, RegExp, number]>([
    ['session line', /^——2026年1月21日在清溪县第十七届人民代表大会第五次会议上$/gm, 1],
    ['speaker with office', /^清溪县人民政府县长 林知远$/gm, 1],
    ['salutation on its own line', /^各位代表:$/gm, 1],
    ['opening formula', /我代表县人民政府,向大会报告政府工作,请予审议/g, 1],
    ['各位代表 within the text', /^各位代表!/gm, 3],
    ['parts 一、', /^[一二三四]、/gm, 4],
    ['chapters (一)', /^\([一二三四五六七八九十]+\)/gm, 12],
    ['run-in heads', /^[^,，。;:]{4,16}。(?=[^\n])/gm, 40],
    ['dash bullets', /^——(?!2026)/gm, 10],
    ['第一, within a paragraph', /第一,.*第二,.*第三,/g, 1],
    ['一是 within a paragraph', /一是.*二是.*三是/g, 1],
    ['numbered lines', /^\d+\.(?!\d)/gm, 10],
    ['targets', /[\d.]+%(?:左右|以上|以内)/g, 12],
    ['ceilings', /控制在[\d.]+%以内/g, 1],
    ['problems', /困难和问题/g, 1],
    ['thanks', /衷心的感谢和崇高的敬意/g, 1],
    ['closing', /^各位代表!.*让我们.*努力奋斗!$/gm, 1],
    ['circled note marks in the running text', /[^\n][①-⑦]/g, 7],
    ['bracketed note marks in the running text', /[^\n]\[[1-3]\]/g, 3],
    ['glossary', /^名词解释$/gm, 1],
    ['glossary entries', /^(?:[①-⑦]|\[[1-3]\])[^:]+:指/gm, 10],
    ['half-width commas', /,/g, 300],
    ['straight quotes', /"/g, 80],
  ])('has what the genre has: %s', (_name, pattern, atLeast) => {
    expect(text.match(pattern)?.length ?? 0).toBeGreaterThanOrEqual(atLeast);
  });

  it('explains each note mark that it sets, at the end of its last page', () => {
    const glossary = parts[1].slice(parts[1].indexOf('名词解释') + 1);
    const body = text.slice(0, text.indexOf('名词解释'));
    const marks = body.match(/[①-⑳]|\[\d+\]/g) ?? [];
    expect(glossary.map((entry) => /^([①-⑳]|\[\d+\])/.exec(entry)?.[0])).toEqual(marks);
  });

  it.each(Object.entries(policyWords))('touches the policy area %s', (_area, words) => {
    expect(words.filter((word) => text.includes(word)).length).toBeGreaterThanOrEqual(3);
  });
});

/** The characters that Taiwan and Hong Kong wrote before Unicode: hardly any mainland form is among them. */
const big5 = new Set<string>();
for (let lead = 0xa4; lead <= 0xf9; lead++)
  for (let trail = 0x40; trail <= 0xfe; trail++) big5.add(new TextDecoder('big5').decode(Uint8Array.of(lead, trail)));

describe('its copies', () => {
  it('the edited one differs in the words listed, each standing once, and in one lost paragraph', () => {
    const before = parts[0].join('\n');
    const after = edited().join('\n');
    for (const [was, is] of edits) {
      expect(before.split(was)).toHaveLength(2);
      expect(after).toContain(is);
      expect(after).not.toContain(was);
    }
    expect(before).toContain(removed);
    expect(after).not.toContain(removed);
    expect(edited()).toHaveLength(parts[0].length - 1);
  });

  it('full-width marks: as long as the original, quotes in pairs', () => {
    for (const paragraph of whole) {
      const wide = fullWidth(paragraph);
      expect(wide).toHaveLength(paragraph.length);
      expect(wide).not.toMatch(/[,;!"()]/);
      expect(wide.split('“').length).toBe(wide.split('”').length);
    }
    expect(fullWidth('推进"清归计划"[1],见附件(二)。')).toBe('推进“清归计划”〔1〕，见附件（二）。');
  });

  it('traditional characters', () => {
    expect(traditional().join('\n')).toContain('現在，我代表縣人民政府，向大會報告政府工作，請予審議');
    for (const char of traditional().join('')) if (/\p{Script=Han}/u.test(char)) expect(big5).toContain(char);
  });
});

describe('the page server', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.close());

  it.each(Object.entries({ ...pages, ...framed }))('answers %s by its host and path', async (_name, address) => {
    const { status, body } = await get(served.port, address);
    expect(status).toBe(200);
    if (!address.endsWith('.pdf')) expect(body).toContain('<title>');
  });

  it('shows the sample with its furniture, its pager and every paragraph', async () => {
    for (const [index, address] of [pages.sample, pages.samplePart2].entries()) {
      const { body } = await get(served.port, address);
      expect(body).toContain(`<h1>${title}</h1>`);
      for (const paragraph of parts[index] ?? []) expect(body).toContain(`<p>　　${paragraph}</p>`);
      for (const piece of ['当前位置', 'admin 分享', '共2页', '微信扫码领取福利', '相关推荐'])
        expect(body).toContain(piece);
      expect(body).toContain(`href="${new URL(index ? pages.sample : pages.samplePart2).pathname}"`);
    }
  });

  it('answers as a proxy: the whole address in the request line, whatever the Host header', async () => {
    const { status, body } = await get(served.port, pages.plain, { path: pages.plain, host: 'elsewhere.example' });
    expect(status).toBe(200);
    expect(body).toContain('渡口边的图书室');
  });

  it('sends the strict policy where it should, and only there', async () => {
    const strict = await get(served.port, pages.strictCsp);
    expect(strict.headers['content-security-policy']).toBe("default-src 'none'; style-src 'none'");
    expect((await get(served.port, pages.late)).headers['content-security-policy']).toBeUndefined();
  });

  it('knows no other host or path', async () => {
    expect((await get(served.port, 'http://www.sucai198.com/')).status).toBe(404);
    expect((await get(served.port, pages.sample.replace('www.sucai198.com', 'plain.example.org'))).status).toBe(404);
  });

  it('can revise a page under its readers', async () => {
    const own = await serve();
    own.replace(pages.sample, pages.edited);
    const { body } = await get(own.port, pages.sample);
    await own.close();
    expect(body).toContain('216.9亿元');
    expect(body).not.toContain('218.6亿元');
  });
});

type Got = { status: number | undefined; headers: Record<string, string | string[] | undefined>; body: string };

function get(port: number, address: string, as?: { path: string; host: string }): Promise<Got> {
  const { host, pathname } = new URL(address);
  return new Promise((resolve, reject) => {
    request(
      { port, host: '127.0.0.1', path: as?.path ?? pathname, headers: { host: as?.host ?? host } },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          body += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
      },
    )
      .on('error', reject)
      .end();
  });
}
