import { describe } from 'vitest';
import { OPENING, opening, tell } from '../../tests/unit/report-head';

describe('session and speaker', () => {
  tell([
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
      name: 'sex and people behind the name',
      lines: [
        '——2015年1月26日在清溪县第七届人民代表大会第四次会议上',
        '县长 李红梅（女，彝族）',
        '各位代表：',
        OPENING,
      ],
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
  ]);
});
