import { describe } from 'vitest';
import { OPENING, opening, tell } from '../../tests/unit/report-head';

describe('the place that a report is of, and its level', () => {
  tell([
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
      name: 'a league itself, which has a commissioner’s office and no congress',
      title: '苍原盟行政公署2022年工作报告',
      lines: [
        '（2022年1月15日）',
        '苍原盟行政公署盟长　布仁特古斯',
        '各位主任、委员：',
        '下面，我代表行署作工作报告，请各位主任、委员和列席同志提出意见。',
      ],
      tells: { region: '苍原盟', level: 'city', year: 2022, speaker: '苍原盟行政公署盟长布仁特古斯' },
    },
    {
      name: 'a league that its head names by its office alone',
      title: '行署工作报告',
      lines: [
        '盟长 孟和',
        '各位委员：',
        opening('内蒙古自治区苍原盟行政公署'),
        '一、2021年工作回顾',
        '一年来，全盟地区生产总值增长6%。',
      ],
      tells: { region: '苍原盟', within: '内蒙古自治区', level: 'city', year: 2022, speaker: '盟长孟和' },
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
      name: 'county within a named city, opening names it alone',
      title: '临江市清溪县2018年政府工作报告',
      lines: ['各位代表：', opening('清溪县人民政府'), '一、2017年工作回顾'],
      tells: { region: '清溪县', level: 'county', year: 2018 },
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
      name: 'a zone that only its speaker’s office names',
      title: '在2024年工作会议上的报告',
      lines: ['云江新区管委会主任 林晓舟', '同志们：', '下面，我代表新区管委会报告工作。', '一、2023年工作回顾'],
      tells: { region: '云江新区', level: 'zone' },
    },
    {
      name: 'a zone that is called a city of science',
      title: '云江生态科技城管委会2018年工作报告',
      lines: ['各位代表：', opening('云江生态科技城管委会')],
      tells: { region: '云江生态科技城', level: 'zone', year: 2018 },
    },
    {
      name: 'a title that says 政府工作的报告',
      title: '关于清溪县2020年政府工作的报告',
      lines: ['——2020年4月28日在县第十七届人民代表大会第五次会议上', '各位代表：', OPENING],
      tells: { region: '清溪县', level: 'county' },
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
  ]);
});
