import { describe, expect, it } from 'vitest';
import { essay, openingNews, roadNews } from '../../tests/pages/other-texts';
import { fullWidth, parts, title, traditional, whole } from '../../tests/pages/report';
import { recognise } from './recognise';
import type { Recognition } from './types';

const seen = (blocks: readonly string[], pageTitle = title, url = 'http://www.qingxi.example/a/24225.html') =>
  recognise({ url, title: pageTitle, blocks: [...blocks] });

const siteHead = [
  '首页',
  '公文写作',
  '首页工作总结党建材料领导讲话',
  '当前位置：首页 >> 政府工作报告',
  '加入收藏 共计19024个字,预计阅读时长64分钟。',
];
const siteFoot = ['上一篇：清溪县2025年政府工作报告', '下一篇：白沙县2026年政府工作报告', '相关文章', '版权所有'];
const links = Array.from({ length: 3000 }, (_, at) => `${2000 + (at % 26)}年第${at}县政府工作报告`);
/** What news say of a report, a report may say by the way. */
const byTheWay = ['中央经济工作会议指出，要坚持稳中求进。', '各项任务均明确牵头单位，各部门认真贯彻执行。'];
const opening = whole.findIndex((paragraph) => paragraph.includes('我代表县人民政府,向大会'));

describe('a report is recognised', () => {
  it.each<[string, () => Recognition]>([
    ['as it stands', () => seen(whole)],
    ['with the site around it', () => seen([...siteHead, ...whole, ...siteFoot])],
    ['in full-width punctuation', () => seen(whole.map(fullWidth))],
    ['in traditional characters', () => seen(traditional())],
    ['without a title', () => seen(whole, '')],
    ['under a title that lies', () => seen(whole, '关于召开座谈会的通知')],
    ['under a title of the site', () => seen(whole, '清溪县人民政府门户网站')],
    ['its first page alone', () => seen(parts[0])],
    ['without line breaks', () => seen([whole.join('')])],
    ['every line apart and indented', () => seen(whole.flatMap((line) => ['', `　　${line}`]))],
    ['without its salutation', () => seen(whole.filter((line) => !/^各位代表[:：]$/.test(line)))],
    ['without its opening', () => seen(whole.toSpliced(opening, 1))],
    ['without its head', () => seen(whole.slice(opening + 1))],
    ['below thousands of links to others', () => seen([...links, ...whole])],
    [
      'at the end of a very long page',
      () => seen([...Array.from({ length: 9000 }, () => roadNews.paragraphs.join('')), ...whole]),
    ],
    ['with its lead repeated in a summary box', () => seen([`内容摘要：${whole.join('').slice(0, 300)}`, ...whole])],
    ['cut short after its head', () => seen(whole.slice(0, 8))],
    [
      'without its head and under no title of its own, where a meeting is quoted and duties are told',
      () => seen([...whole.slice(opening + 1, opening + 3), ...byTheWay, ...whole.slice(opening + 3)], '某县门户网站'),
    ],
    [
      'without its opening, under a slogan that speaks as news do',
      () =>
        seen(
          whole.slice(opening + 1),
          '学习贯彻新思想 落实新任务——在清溪县第十八届人民代表大会第一次会议上的政府工作报告',
        ),
    ],
  ])('%s', (_, look) => {
    expect(look().verdict).toBe('report');
  });

  it('its reasons are message keys with their evidence', () => {
    const { reasons, score } = seen(whole);
    expect(reasons).toContain('reason_salutation');
    expect(reasons).toContain(`reason_title:${title}`);
    expect(score).toBeGreaterThan(10);
  });
});

const OPENS = '现在，我代表县人民政府，向大会报告工作，请予审议，并请县政协委员提出意见。';

const noReport: [name: string, title: string, lines: readonly string[]][] = [
  ['news of the opening', openingNews.heading, [openingNews.heading, ...openingNews.paragraphs]],
  ['news of the opening under the report’s title', title, openingNews.paragraphs],
  ['other news', roadNews.heading, roadNews.paragraphs],
  ['an essay', essay.heading, essay.paragraphs],
  ['links to thousands of reports', '政府工作报告_清溪县人民政府', links],
  ['a list of one county’s reports', '政府工作报告', ['首页', ...links.slice(0, 20), '末页']],
  [
    'a resolution',
    '清溪县第十七届人民代表大会第五次会议关于政府工作报告的决议',
    [
      '清溪县第十七届人民代表大会第五次会议关于政府工作报告的决议',
      '（2026年1月24日清溪县第十七届人民代表大会第五次会议通过）',
      '清溪县第十七届人民代表大会第五次会议听取和审议了县长林知远代表县人民政府所作的政府工作报告。会议决定批准这个报告。',
      '会议号召，全县人民团结起来，为完成报告提出的各项任务而努力奋斗！',
    ],
  ],
  [
    'an explanation of the report',
    '《2026年清溪县政府工作报告》解读',
    [
      '一、起草背景',
      '《报告》共分三个部分。第一部分回顾2025年工作。',
      '二、主要内容',
      '《报告》指出，今年主要预期目标是生产总值增长6%左右。',
    ],
  ],
  [
    'a notice that divides the tasks',
    '关于印发2026年政府工作报告重点工作任务分解表的通知',
    [
      '各乡镇人民政府，县直各单位：',
      '现将任务分解表印发给你们，请认真贯彻落实。',
      '一、2026年重点工作任务',
      '牵头单位：县发展改革局',
    ],
  ],
  [
    'a notice on a page of the reports’ column',
    '关于做好春耕备耕工作的意见_政府工作报告_清溪县人民政府',
    [
      '一、总体要求',
      ...Array.from({ length: 30 }, () => '各乡镇要压实责任，抢抓农时，备足种子化肥，确保早稻面积不减、产量不降。'),
      '二、主要目标',
    ],
  ],
  [
    'a manual that quotes how reports begin',
    '政府工作报告怎么写',
    ['一、标题', '一般写作“政府工作报告”。', '二、称谓', '各位代表：', '三、开头', `常用“${OPENS}”。`],
  ],
  ['a novel in which one is given', '第一百章 政府工作报告', [`他清了清嗓子：“各位代表，${OPENS}”`, '台下响起掌声。']],
  [
    'what a search has found',
    '政府工作报告 - 搜索结果',
    Array.from({ length: 8 }, (_, at) => [`第${at}县政府工作报告`, `各位代表：${OPENS}一、工作回顾…`]).flat(),
  ],
  [
    'a county head’s speech on the economy',
    '在全县经济工作会议上的讲话',
    [
      '在全县经济工作会议上的讲话',
      '同志们：',
      '下面，我代表县政府，就经济工作讲三点意见。',
      ...whole.slice(opening + 1),
    ],
  ],
  [
    'a speech that explains the report to the consultative conference',
    '在县政协会议上的讲话',
    ['各位委员：', '我代表县政府，向大会表示热烈的祝贺！', '下面，我就《政府工作报告》起草情况作简要说明。'],
  ],
  ['a town head on himself', '镇长述职报告', ['各位领导：', '下面，我代表镇政府就一年来的情况汇报如下，请批评指正。']],
  ['a school congress', '学校工作报告', ['各位代表：', '现在，我代表清溪中学向大会报告学校工作，请予审议。']],
  [
    'model texts of another kind',
    '教师工作总结范文（精选5篇）',
    ['一、工作回顾', '各位领导：一年来，我认真备课。', '增长5%左右'],
  ],
  [
    'English',
    '2026 Report on the Work of the Government',
    ['Fellow deputies,', 'On behalf of the county government, I report on our work.'],
  ],
  ['mojibake', 'æ”¿åºœå·¥ä½œæŠ¥å‘Š', ['å„ä½ä»£è¡¨ï¼š', '锘挎斂搴滃伐浣滄姤鍛�', '����']],
  ['nothing', '', []],
  ['blank lines under the title', title, ['', ' ', '\u3000']],
];

describe('what is no report', () => {
  it.each(noReport)('%s', (_, pageTitle, lines) => {
    expect(seen(lines, pageTitle).verdict).toBe('none');
  });
});

const siblings: [kind: string, title: string, lines: readonly string[]][] = [
  [
    'plan-report',
    '关于清溪县2025年国民经济和社会发展计划执行情况与2026年计划草案的报告',
    ['各位代表：', '受县人民政府委托，现将2025年国民经济和社会发展计划执行情况与2026年计划草案提请大会审议。'],
  ],
  [
    'budget-report',
    '清溪县2025年财政预算执行情况和2026年财政预算草案的报告',
    ['各位代表：', '受县人民政府委托，现将2025年预算执行情况和2026年预算草案提请大会审议。'],
  ],
  [
    'party-congress-report',
    '在中国共产党清溪县第十四次代表大会上的报告',
    ['同志们：', '现在，我代表中国共产党清溪县第十三届委员会向大会作报告，请予审议。'],
  ],
  [
    'standing-committee-report',
    '清溪县人民代表大会常务委员会工作报告',
    ['各位代表：', '我受县人大常委会委托，向大会报告工作，请予审议。'],
  ],
  [
    'cppcc-report',
    '政协清溪县第九届委员会常务委员会工作报告',
    ['各位委员：', '我代表政协清溪县第九届委员会常务委员会，向大会报告工作，请予审议。'],
  ],
  ['court-report', '清溪县人民法院工作报告', ['各位代表：', '现在，我代表清溪县人民法院向大会报告工作，请予审议。']],
  [
    'procuratorate-report',
    '清溪县人民检察院工作报告',
    ['各位代表：', '现在，我代表县人民检察院，向大会报告工作，请予审议。'],
  ],
  [
    'committee-report',
    '关于2025年度县级预算执行审计工作的报告',
    ['主任、各位副主任、各位委员：', '我受县人民政府委托，向县人大常委会报告2025年度审计工作情况，请予审议。'],
  ],
  [
    'committee-report',
    '关于全县教育工作情况的报告',
    [
      '——2026年5月20日在清溪县第十七届人大常委会第二十次会议上',
      '主任、各位副主任、各位委员：',
      '受县人民政府委托，现将全县教育工作情况报告如下，请予审议。',
    ],
  ],
  ['work-points', '清溪县人民政府2026年工作要点', ['一、总体要求', '二、主要目标']],
  ['five-year-outline', '清溪县国民经济和社会发展第十五个五年规划纲要', ['第一章 发展环境', '第二章 总体要求']],
  // Told by the title alone.
  [
    'standing-committee-report',
    '2021年清溪县人民代表大会常务委员会工作报告',
    ['过去五年工作回顾', '五年来，常委会共召开会议36次。'],
  ],
];

describe('the report’s siblings are named', () => {
  it.each(siblings)('%s: %s', (kind, pageTitle, lines) => {
    expect(seen(lines, pageTitle)).toMatchObject({ verdict: 'sibling', kind });
  });

  it.each([
    '县教育局党支部2026年工作要点',
    '2026年政务公开工作要点',
    '关于国民经济和社会发展第十五个五年规划纲要的决议',
    '《清溪县国民经济和社会发展第十五个五年规划纲要》解读',
  ])('and what is about them is not: %s', (pageTitle) => {
    expect(seen(['一、总体要求', '二、主要目标'], pageTitle).verdict).toBe('none');
  });
});

describe('parts and collections', () => {
  it('page 2 of a report', () => {
    expect(seen(parts[1], title, 'http://www.qingxi.example/a/24225_2.html').verdict).toMatch(/^(?:part|report)$/);
  });

  it('page 2 below a menu that speaks of speeches and work done', () => {
    const page = [...siteHead, title, ...parts[1], ...siteFoot];
    expect(seen(page, `${title}_某站`, 'http://www.qingxi.example/a/24225_2.html').verdict).toBe('part');
  });

  it('a part that speaks to the deputies, though one thing in it is what news say', () => {
    const page = [title, ...parts[1].slice(0, 6), '会议指出，要抓好落实。', ...parts[1].slice(6)];
    expect(seen(page, title, 'http://www.qingxi.example/a/24225_2.html').verdict).toMatch(/^(?:part|report)$/);
  });

  it('its last page, which is short', () => {
    const last = [title, '二、2026年工作安排', ...parts[1].slice(-12)];
    expect(seen(last, title, 'http://www.qingxi.example/a/24225_3.html').verdict).toBe('part');
    expect(seen(last, `${title}(3)`, 'http://www.qingxi.example/a/24227.html').verdict).toBe('part');
    expect(seen(last, title, 'http://www.qingxi.example/a/24227.html').verdict).toBe('none');
  });

  it('an abridged copy', () => {
    expect(seen(whole, `${title}（摘要）`).verdict).toBe('part');
  });

  it('the list of terms on a page of its own', () => {
    const lines = [
      '《政府工作报告》名词解释',
      '1.双链双强：指两条主导产业链。',
      '2.九大行动：指九项重点行动。',
      '3.两山：即绿水青山。',
    ];
    expect(seen(lines, '《政府工作报告》名词解释').verdict).toBe('part');
  });

  it('a table of contents that names many', () => {
    const lines = ['目录', ...links.slice(0, 9).map((name, at) => `${at + 1}. ${name} ${at * 30 + 5}`)];
    expect(seen(lines, '2024年政府工作报告汇编65篇').verdict).toBe('collection');
  });

  it('three reports on one page', () => {
    expect(seen([...whole, ...whole, ...whole], '工作报告').verdict).toBe('collection');
  });

  it('a promise of many that is not kept is none', () => {
    expect(seen(['政府工作报告(共5篇)', 'social insurance for all 全民社保'], '政府工作报告(共5篇)').verdict).toBe(
      'none',
    );
  });
});
