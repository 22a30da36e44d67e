import { describe, expect, it } from 'vitest';
import { recognise } from './recognise';
import type { Recognition } from './types';

/** The head of an invented report, with what it tells. Page title first; the body is its first sentences. */
interface Example {
  name: string;
  title?: string;
  lines: string[];
  tells: Partial<Recognition>;
}

const OPENING = '现在，我代表县人民政府，向大会报告工作，请予审议，并请县政协委员和其他列席人员提出意见。';
const opening = (who: string) => OPENING.replace('县人民政府', who);

const examples: Example[] = [
  {
    name: 'session in brackets below the title, office and name on one line',
    title: '2024年清溪县政府工作报告',
    lines: [
      '政府工作报告',
      '（2024年1月9日在清溪县第十七届人民代表大会第三次会议上）',
      '县长　林晓舟',
      '各位代表：',
      opening('清溪县人民政府'),
      '一、2023年工作回顾',
    ],
    tells: {
      region: '清溪县',
      level: 'county',
      year: 2024,
      date: '2024-01-09',
      session: '清溪县第十七届人民代表大会第三次会议',
      speaker: '县长林晓舟',
    },
  },
  {
    name: 'dash before the session, date in Chinese numerals, name of another people',
    lines: [
      '政 府 工 作 报 告',
      '——二〇二五年一月十六日在云岭自治州第十五届人民代表大会第五次会议上',
      '州　长　阿依·古丽',
      '各位代表：',
      opening('州人民政府'),
    ],
    tells: {
      region: '云岭自治州',
      level: 'city',
      year: 2025,
      date: '2025-01-16',
      session: '云岭自治州第十五届人民代表大会第五次会议',
      speaker: '州长阿依·古丽',
    },
  },
  {
    name: 'a session in December speaks for the next year',
    title: '清溪县2021年政府工作报告',
    lines: [
      '（2021年12月16日在清溪县第十八届人民代表大会第一次会议上）',
      '各位代表：',
      opening('县人民政府'),
      '一、过去五年工作回顾',
      '二、2022年工作安排',
    ],
    tells: { year: 2022, date: '2021-12-16', region: '清溪县' },
  },
  {
    name: 'a session in summer, after a change of term, speaks for its own year',
    lines: ['（2021年7月28日在清溪县第十八届人民代表大会第一次会议上）', '代县长 苏禾', '各位代表：', OPENING],
    tells: { year: 2021, date: '2021-07-28', speaker: '代县长苏禾' },
  },
  {
    name: 'the title of another year over the text of this one',
    title: '青石镇2024年政府工作报告',
    lines: [
      '青石镇政府工作报告',
      '（2022年1月24日在青石镇第十九届人民代表大会第二次会议上）',
      '各位代表：',
      '我受镇人民政府委托，向大会报告工作，请予审查。',
      '一、2021年工作回顾',
    ],
    tells: { region: '青石镇', level: 'town', year: 2022, date: '2022-01-24' },
  },
  {
    name: 'no date: the review and the plan tell the year',
    title: '政府工作报告',
    lines: [
      '各位代表：',
      opening('白沙县人民政府'),
      '一、2019年工作回顾',
      '2019年，全县生产总值增长6%。',
      '二、2020年工作安排',
    ],
    tells: { region: '白沙县', level: 'county', year: 2020 },
  },
  {
    name: 'the district, not the city above it; speaker on the line below the office',
    title: '临江市满江区2022年政府工作报告',
    lines: [
      '政府工作报告',
      '——2022年1月27日在临江市满江区第三届人民代表大会第二次会议上',
      '临江市满江区人民政府区长',
      '晏中平',
      '各位代表、同志们：',
      opening('临江市满江区人民政府'),
    ],
    tells: {
      region: '满江区',
      within: '临江市',
      level: 'county',
      year: 2022,
      session: '临江市满江区第三届人民代表大会第二次会议',
      speaker: '临江市满江区人民政府区长晏中平',
    },
  },
  {
    name: 'province with the chairman of an autonomous region',
    title: '政府工作报告',
    lines: [
      '政府工作报告',
      '——2026年1月28日在宁夏回族自治区第十三届人民代表大会第四次会议上',
      '自治区主席　沈一鸣',
      '各位代表：',
      opening('自治区人民政府'),
    ],
    tells: {
      region: '宁夏回族自治区',
      level: 'province',
      year: 2026,
      date: '2026-01-28',
      speaker: '自治区主席沈一鸣',
    },
  },
  {
    name: 'municipality: its 市 is a province',
    lines: [
      '政府工作报告',
      '——2026年1月25日在天津市第十八届人民代表大会第四次会议上',
      '天津市市长 沈一鸣',
      '各位代表：',
      opening('市人民政府'),
    ],
    tells: { region: '天津市', level: 'province', year: 2026 },
  },
  {
    name: 'the national report',
    title: '政府工作报告_滚动新闻_中国政府网',
    lines: [
      '政府工作报告',
      '——2031年3月5日在第十六届全国人民代表大会第四次会议上',
      '国务院总理 沈一鸣',
      '各位代表：',
      '现在，我代表国务院，向大会报告政府工作，请予审议，并请全国政协委员提出意见。',
    ],
    tells: {
      region: '中华人民共和国',
      level: 'national',
      year: 2031,
      date: '2031-03-05',
      session: '第十六届全国人民代表大会第四次会议',
      speaker: '国务院总理沈一鸣',
    },
  },
  {
    name: 'banner with a league above it',
    lines: [
      '政府工作报告',
      '——2023年1月5日在云盟青草旗第十六届人民代表大会第二次会议上',
      '旗长　巴雅尔',
      '各位代表：',
      opening('旗人民政府'),
    ],
    tells: { region: '青草旗', level: 'county', year: 2023, speaker: '旗长巴雅尔' },
  },
  {
    name: 'development zone, with no congress',
    title: '清溪高新技术产业开发区2023年工作报告',
    lines: [
      '各位代表：',
      '我代表清溪高新技术产业开发区管委会，现将2022年工作情况和2023年工作安排报告如下，请予审议。',
      '一、2022年工作回顾',
    ],
    tells: { region: '清溪高新技术产业开发区', level: 'zone', year: 2023 },
  },
  {
    name: 'session broken over two lines, photograph between speaker and salutation',
    lines: [
      '政府工作报告',
      '2022年1月23日在清溪县',
      '第十九届人民代表大会第一次会议上',
      '代 县 长  林 晓 舟',
      '（图为林晓舟作报告。记者 何田 摄）',
      '各位代表：',
      OPENING,
    ],
    tells: {
      region: '清溪县',
      date: '2022-01-23',
      session: '清溪县第十九届人民代表大会第一次会议',
      speaker: '代县长林晓舟',
    },
  },
  {
    name: 'furniture around the head: source, times and counters are not the meeting',
    title: '政府工作报告-清溪县人民政府',
    lines: [
      '当前位置：首页 >> 政务公开 >> 政府工作报告',
      '政府工作报告',
      '来源：县政府办公室 发布时间：2023-03-30 09:12 浏览次数：1204 字体：【大 中 小】',
      '（2020年1月9日在清溪县第十五届人民代表大会第四次会议上）',
      '县长 吴鹏飞',
      '各位代表：',
      OPENING,
    ],
    tells: { year: 2020, date: '2020-01-09', region: '清溪县', speaker: '县长吴鹏飞' },
  },
  {
    name: 'session without its place: the place is in the title',
    title: '象溪县2016年政府工作报告',
    lines: ['（2016年2月26日在县十六届人民代表大会第四次会议上）', '县 长 韩 松', '各位代表：', OPENING],
    tells: {
      region: '象溪县',
      level: 'county',
      year: 2016,
      session: '县十六届人民代表大会第四次会议',
      speaker: '县长韩松',
    },
  },
  {
    name: 'a town of a masked county, date with blanks',
    title: 'XX镇政府工作报告',
    lines: ['XX镇政府工作报告', '2014年 月 日', '镇长 XX', '各位代表：', opening('镇人民政府'), '2013年工作回顾'],
    tells: { region: 'XX镇', level: 'town', year: 2014, speaker: '镇长XX' },
  },
  {
    name: 'slogan as a title, session in the title',
    title: '坚定信心 迎难奋进——在清溪县第十三届人民代表大会第二次会议上的政府工作报告',
    lines: ['县长 于慧群', '（2009年2月5日）', '各位代表：', OPENING],
    tells: {
      region: '清溪县',
      year: 2009,
      date: '2009-02-05',
      session: '清溪县第十三届人民代表大会第二次会议',
      speaker: '县长于慧群',
    },
  },
  {
    name: 'name before the session in the title',
    title: '沈一鸣在河北省第十三届人大五次会议上的政府工作报告',
    lines: ['各位代表：', opening('省人民政府')],
    tells: { region: '河北省', level: 'province', session: '河北省第十三届人大五次会议' },
  },
  {
    name: 'a county-level city',
    lines: [
      '政府工作报告',
      '——2018年1月12日在东台市第十五届人民代表大会第二次会议上',
      '市长 王旭东',
      '各位代表：',
      opening('市人民政府'),
    ],
    tells: { region: '东台市', level: 'county', year: 2018, speaker: '市长王旭东' },
  },
  {
    name: 'a street office reports too',
    title: '2023年城东街道工作报告',
    lines: ['各位代表：', '现在，我代表城东街道办事处向大会作工作报告，请予审议。', '一、2022年工作回顾'],
    tells: { region: '城东街道', level: 'town', year: 2023 },
  },
  {
    name: 'speaker above the session',
    lines: [
      '政府工作报告',
      '清溪县人民政府县长 林晓舟',
      '（2024年1月9日在清溪县第十七届人民代表大会第三次会议上）',
      '各位代表：',
      OPENING,
    ],
    tells: { speaker: '清溪县人民政府县长林晓舟', session: '清溪县第十七届人民代表大会第三次会议' },
  },
  {
    name: 'office in the party and in government',
    lines: [
      '（2024年1月9日在清溪县第十七届人民代表大会第三次会议上）',
      '县委副书记、县长 林晓舟',
      '各位代表：',
      OPENING,
    ],
    tells: { speaker: '县委副书记、县长林晓舟' },
  },
  {
    name: 'speaker in brackets',
    lines: ['——2024年1月9日在清溪县第十七届人民代表大会第三次会议上', '（县长 林晓舟）', '各位代表：', OPENING],
    tells: { speaker: '县长林晓舟' },
  },
  {
    name: 'speaker announced',
    lines: ['2024年1月9日在清溪县第十七届人民代表大会第三次会议上', '报告人：林晓舟', '各位代表：', OPENING],
    tells: { speaker: '林晓舟' },
  },
  {
    name: 'date on a line of its own, below the name',
    lines: [
      '政府工作报告',
      '——在清溪县第十七届人民代表大会第三次会议上',
      '县长 林晓舟',
      '（2024年1月9日）',
      '各位代表：',
      OPENING,
    ],
    tells: { date: '2024-01-09', speaker: '县长林晓舟', session: '清溪县第十七届人民代表大会第三次会议' },
  },
  {
    name: 'document of a session: date with dots',
    lines: [
      '清溪县第十七届人民代表大会第三次会议文件（二）',
      '政府工作报告',
      '2024.1.9',
      '县长 林晓舟',
      '各位代表：',
      OPENING,
    ],
    tells: { date: '2024-01-09', speaker: '县长林晓舟', session: '清溪县第十七届人民代表大会第三次会议' },
  },
  {
    name: 'session in December, the review of the year that ends',
    lines: [
      '——2020年12月24日在满江区第六届人民代表大会第七次会议上',
      '各位代表：',
      opening('区人民政府'),
      '一、2020年工作回顾',
    ],
    tells: { region: '满江区', year: 2021, date: '2020-12-24' },
  },
  {
    name: 'prefecture: a commissioner, and no congress',
    title: '云岭地区2019年政府工作报告',
    lines: ['云岭地区行政公署专员 达瓦次仁', '各位委员：', opening('云岭地区行署')],
    tells: { region: '云岭地区', level: 'city', year: 2019, speaker: '云岭地区行政公署专员达瓦次仁' },
  },
  {
    name: 'autonomous county',
    lines: [
      '——2022年2月11日在清溪土家族自治县第十届人民代表大会第二次会议上',
      '县长 向远航',
      '各位代表：',
      opening('自治县人民政府'),
    ],
    tells: { region: '清溪土家族自治县', level: 'county', date: '2022-02-11' },
  },
  {
    name: 'new district of a municipality',
    lines: [
      '——2022年1月5日在上海市浦东新区第七届人民代表大会第二次会议上',
      '区长 杭盈',
      '各位代表：',
      opening('区人民政府'),
    ],
    tells: { region: '浦东新区', within: '上海市', level: 'county' },
  },
  {
    name: 'city under its province',
    lines: [
      '——2023年2月3日在海南省三亚市第八届人民代表大会第四次会议上',
      '市长 陈平',
      '各位代表：',
      opening('市人民政府'),
    ],
    tells: { region: '三亚市', within: '海南省', level: 'city' },
  },
  {
    name: 'everything in one line',
    title: '2024年清溪县政府工作报告',
    lines: [
      `政府工作报告——2024年1月9日在清溪县第十七届人民代表大会第三次会议上 县长 林晓舟 各位代表: ${OPENING}一、2023年工作回顾2023年,全县生产总值增长6%。`,
    ],
    tells: {
      region: '清溪县',
      year: 2024,
      date: '2024-01-09',
      speaker: '县长林晓舟',
      session: '清溪县第十七届人民代表大会第三次会议',
    },
  },
  {
    name: 'half-width reprint',
    title: '清溪县政府工作报告(2024年)',
    lines: [
      '(2024年1月9日在清溪县第十七届人民代表大会第三次会议上)',
      '县长:林晓舟',
      '各位代表:',
      OPENING.replaceAll('，', ','),
    ],
    tells: { region: '清溪县', year: 2024, date: '2024-01-09', speaker: '县长林晓舟' },
  },
  {
    name: 'full-width digits of the nineties',
    lines: [
      '政府工作报告',
      '（１９９６年３月２日在清溪县第十二届人民代表大会第四次会议上）',
      '县长 高树',
      '各位代表：',
      OPENING,
    ],
    tells: { year: 1996, date: '1996-03-02', region: '清溪县' },
  },
  {
    name: 'traditional characters with readings in brackets',
    title: '清溪縣人民政府工作報(bào)告',
    lines: [
      '政府工作報(bào)告',
      '——2012年2月9日在清溪縣(xiàn)第十屆人民代表大會(huì)第五次會(huì)議(yì)上',
      '各位代表：',
      '現(xiàn)在，我代表縣(xiàn)人民政府，向大會(huì)報(bào)告工作，請(qǐng)予審(shěn)議(yì)。',
    ],
    tells: { region: '清溪县', level: 'county', year: 2012, date: '2012-02-09' },
  },
  {
    name: 'spaces lost to question marks',
    title: '政??府??工??作??报??告',
    lines: [
      '政??府??工??作??报??告',
      '——2007年3月1日在清溪县第十四届人民代表大会第一次会议上',
      '县??长??林晓舟',
      '各位代表：',
      OPENING,
    ],
    tells: { year: 2007, speaker: '县长林晓舟' },
  },
  {
    name: 'a title of furniture words',
    title: '【清溪】2024年清溪县政府工作报告（全文18928字）_范文网',
    lines: [
      'admin 分享 时间: 加入收藏 共计18928个字,预计阅读时长64分钟。',
      '2024年1月9日在清溪县第十七届人民代表大会第三次会议上',
      '代县长 林晓舟',
      '各位代表：',
      OPENING,
    ],
    tells: { region: '清溪县', year: 2024, speaker: '代县长林晓舟' },
  },
  {
    name: 'county within a named city, opening names it alone',
    title: '临江市清溪县2018年政府工作报告',
    lines: ['各位代表：', opening('清溪县人民政府'), '一、2017年工作回顾'],
    tells: { region: '清溪县', level: 'county', year: 2018 },
  },
  {
    name: 'first month by its other name',
    lines: ['政府工作报告', '（2008年元月18日在清溪县第十一届人民代表大会第一次会议上）', '各位代表：', OPENING],
    tells: { date: '2008-01-18', year: 2008 },
  },
  {
    name: 'digits and hyphens in the session’s line; above it the day on which the page was made',
    lines: ['2025-03-02', '（2024-01-09 在清溪县第十届人民代表大会第四次会议上）', '各位代表：', OPENING],
    tells: { date: '2024-01-09' },
  },
  {
    name: 'session broken within its congress’s name',
    lines: [
      '——2020年1月7日在满江区第二届人民',
      '代表大会第四次会议上',
      '区长 王红',
      '各位代表：',
      opening('区人民政府'),
    ],
    tells: { region: '满江区', session: '满江区第二届人民代表大会第四次会议', date: '2020-01-07' },
  },
  {
    name: 'no head: a place is not what 我代表 runs up to',
    lines: [
      '各位代表：',
      opening('区人民政府'),
      ...['一', '二', '三'].map((n) => `${n}、满江区经济稳定增长。我代表区人民政府，向大家表示感谢！`),
    ],
    tells: { region: '满江区', level: 'county' },
  },
  {
    name: 'a zone that its opening only calls a zone',
    title: '清溪经济技术开发区管委会工作报告',
    lines: ['（2022年2月18日）', '管委会主任 李 强国', '同志们：', opening('开发区管委会')],
    tells: { region: '清溪经济技术开发区', level: 'zone', date: '2022-02-18', speaker: '管委会主任李强国' },
  },
  {
    name: 'a new district under a committee',
    title: '云江新区2021年工作报告',
    lines: ['各位代表：', opening('新区管委会')],
    tells: { region: '云江新区', level: 'zone' },
  },
  {
    name: 'a zone with a long name',
    title: '海岛海洋生态文明综合试验区2021年工作报告',
    lines: ['工委书记、管委主任 李军', '同志们：', opening('管委会')],
    tells: { region: '海岛海洋生态文明综合试验区', level: 'zone', speaker: '工委书记、管委主任李军' },
  },
  {
    name: 'prefecture that its opening only calls one',
    title: '云岭地区行署工作报告',
    lines: ['云岭地区行署工作报告', '（2016年1月20日）', '行署专员 苏 春雨', '各位委员：', opening('地区行署')],
    tells: { region: '云岭地区', level: 'city', speaker: '行署专员苏春雨' },
  },
  {
    name: 'sex and people behind the name',
    lines: ['——2015年1月26日在清溪县第七届人民代表大会第四次会议上', '县长 李红梅（女，彝族）', '各位代表：', OPENING],
    tells: { speaker: '县长李红梅' },
  },
  {
    name: '于 between date and place; an office of a place alone',
    lines: [
      '2014年1月6日于巴彦苏木第七届人民代表大会第三次会议',
      '苏木达 巴特尔',
      '各位代表：',
      opening('苏木人民政府'),
    ],
    tells: { region: '巴彦苏木', level: 'town', speaker: '苏木达巴特尔', date: '2014-01-06' },
  },
  {
    name: 'a name alone that begins with no common surname',
    lines: ['——2016年1月26日在清溪县第十届人民代表大会第六次会议上', '次仁旺堆', '各位代表：', OPENING],
    tells: { speaker: '次仁旺堆' },
  },
];

const squeeze = (value: unknown) => (typeof value === 'string' ? value.replace(/\s/g, '') : value);

describe('what a report tells of itself', () => {
  it.each(examples)('$name', ({ title = '', lines, tells }) => {
    const seen = recognise({ url: 'http://www.qingxi.example/1.html', title, blocks: lines });
    const told = Object.fromEntries(Object.keys(tells).map((key) => [key, squeeze(seen[key as keyof Recognition])]));
    expect({ verdict: seen.verdict, ...told }).toEqual({ verdict: 'report', ...tells });
  });

  it.each<[string, string, string[], Partial<Recognition>]>([
    [
      'a plan’s',
      '关于清溪县国民经济和社会发展第十五个五年规划纲要（草案）的报告',
      ['各位代表：', '受县人民政府委托，现将《规划纲要（草案）》提请大会审查。'],
      { kind: 'plan-report', region: '清溪县', level: 'county' },
    ],
    [
      'a budget’s, told by its title alone',
      '清溪县2025年财政预算执行情况和2026年财政预算（草案）报告',
      ['一、2025年财政预算执行情况', '（一）一般公共预算'],
      { kind: 'budget-report', region: '清溪县', year: 2026 },
    ],
    [
      'a national court’s',
      '最高人民法院工作报告',
      [
        '——2031年3月8日在第十六届全国人民代表大会第四次会议上',
        '最高人民法院院长 沈一鸣',
        '各位代表：',
        '现在，我代表最高人民法院向大会报告工作，请予审议。',
      ],
      { kind: 'court-report', region: '中华人民共和国', level: 'national', speaker: '最高人民法院院长沈一鸣' },
    ],
    [
      'a party congress’s',
      '',
      [
        '——2021年7月28日在中国共产党清溪县第十五次代表大会上',
        '各位代表、同志们：',
        '现在，我代表中共清溪县第十四届委员会向大会作报告，请予审议。',
      ],
      {
        kind: 'party-congress-report',
        region: '清溪县',
        session: '中国共产党清溪县第十五次代表大会',
        date: '2021-07-28',
      },
    ],
  ])('and so do its siblings: %s', (_, title, lines, tells) => {
    const seen = recognise({ url: '', title, blocks: lines });
    expect(seen).toMatchObject({ verdict: 'sibling', ...tells });
  });
});
