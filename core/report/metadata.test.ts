import { describe, expect, it } from 'vitest';
import { OPENING, opening, tell } from '../../tests/unit/report-head';
import { recognise } from './recognise';
import type { Recognition } from './types';

describe('what a report tells of itself, as sites print it', () => {
  tell([
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
  ]);

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
