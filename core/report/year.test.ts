import { describe } from 'vitest';
import { OPENING, opening, tell } from '../../tests/unit/report-head';

describe('the meeting’s date, and the year that a report is for', () => {
  tell([
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
    ...['二〇', '二O', '二○', '二零', '二o'].map((zero, at) => {
      const dash = ['——', '—', '――', '———', '----'][at] ?? '';
      return {
        name: `a date with ${zero}, behind ${dash}`,
        title: `凝心聚力${dash}清溪县${zero}二六年政府工作报告`,
        lines: [
          '政府工作报告',
          `${dash}${zero}二六年一月二十日在县第十八届人民代表大会第一次会议上`,
          '各位代表：',
          OPENING,
        ],
        tells: { region: '清溪县', year: 2026, date: '2026-01-20', session: '县第十八届人民代表大会第一次会议' },
      };
    }),
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
      name: 'no date: the review is of a year and of five',
      lines: [
        '各位代表：',
        opening('清溪县人民政府'),
        '一、2021年和过去五年工作回顾',
        '二、今后五年奋斗目标',
        '三、2022年重点工作',
      ],
      tells: { year: 2022 },
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
      name: 'first month by its other name',
      lines: ['政府工作报告', '（2008年元月18日在清溪县第十一届人民代表大会第一次会议上）', '各位代表：', OPENING],
      tells: { date: '2008-01-18', year: 2008 },
    },
    {
      name: 'digits and hyphens in the session’s line; above it the day on which the page was made',
      lines: ['2025-03-02', '（2024-01-09 在清溪县第十届人民代表大会第四次会议上）', '各位代表：', OPENING],
      tells: { date: '2024-01-09' },
    },
  ]);
});
