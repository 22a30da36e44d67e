/**
 * What a report says of itself in its opening sentence (我代表…，向大会报告…): `subject` is who speaks, `object` what is
 * delivered. The first genre that fits is taken, so the order is part of the rules. `examples` are its tests.
 */
export interface Genre {
  kind: string;
  subject?: RegExp;
  object?: RegExp;
  /** Told by its title alone, where a page has lost its opening. */
  title?: RegExp;
}

export const REPORT = 'government-work-report';

const GOVERNMENT = /政府|国务院|行署|行政公署|管委会|管理委员会|办事处/;

export const genres: readonly Genre[] = [
  { kind: 'court-report', subject: /人民法院/, title: /法院[年度\d]*工作报告/ },
  { kind: 'procuratorate-report', subject: /检察院/, title: /检察院[年度\d]*工作报告/ },
  { kind: 'cppcc-report', subject: /政协|政治协商会议/, title: /(?:政协|政治协商会议).*工作报告/ },
  {
    kind: 'standing-committee-report',
    subject: /人大|人民代表大会|常务委员会|常委会/,
    title: /(?:人大|人民代表大会)(?:常务委员会|常委会|主席团)?工作报告/,
  },
  {
    kind: 'party-congress-report',
    subject: /(?:中央|[届共党省市县区镇乡州])(?:纪律检查)?委员会|纪委|^[省市县区州]委$/,
    title: /党代会报告|(?:共产党|党员?).{0,24}代表大会.*报告/,
  },
  // Audit, inspection and half-year reports are given to a standing committee, in the same formula.
  { kind: 'committee-report', subject: GOVERNMENT, object: /常务委员会|常委会/ },
  // 报告工作，并对《纲要（草案）》作说明: a work report with more to it.
  {
    kind: REPORT,
    subject: GOVERNMENT,
    object: /报告(?:政府)?工作|作(?:政府)?工作报告|政府工作报告(?!.*(?:起草|说明))/,
  },
  {
    kind: 'budget-report',
    subject: /政府|国务院|财政/,
    object: /预算|决算/,
    title: /预算(?:执行|草案).*报告|财政工作报告/,
  },
  {
    kind: 'plan-report',
    subject: /政府|国务院|发展/,
    object: /计划|规划|纲要/,
    title: /国民经济和社会发展.*(?:计划|规划|纲要).*报告/,
  },
  { kind: 'special-report', subject: GOVERNMENT, object: /环境|审计|执法检查|资产|债务|专项|状况/ },
  // These two have no opening.
  { kind: 'five-year-outline', title: /国民经济和社会发展.*(?:规划|计划).*纲要/ },
  {
    // Of a place or a year: 2024年政务公开工作要点 is one matter's.
    kind: 'work-points',
    title:
      /^(?!.*(?:局|委|院|校|公司|集团|支部|党建|工会|协会|教[研学])).*(?:政府|[省市县区旗州盟镇乡]|街道|办事处|\d年度?(?:政府|主要|重点)?)工作要点/,
  },
  {
    kind: REPORT,
    subject: GOVERNMENT,
    object: /^(?!.*(?:起草|说明|通报|征求意见|[讲谈])).*(?:工作|作[^，,]{0,6}报告)/s,
  },
];

/** One title of each genre that is told by its title alone. */
export const titles: readonly [kind: string, title: string][] = [
  ['court-report', '清溪县人民法院2025年工作报告'],
  ['procuratorate-report', '清溪县人民检察院年度工作报告'],
  ['cppcc-report', '政协清溪县第九届委员会常务委员会工作报告'],
  ['cppcc-report', '中国人民政治协商会议清溪县委员会常务委员会工作报告'],
  ['standing-committee-report', '清溪县人大常委会工作报告'],
  ['standing-committee-report', '青石镇人大主席团工作报告'],
  ['party-congress-report', '在中国共产党清溪县第十五次代表大会上的报告'],
  ['party-congress-report', '清溪县第十五次党代会报告'],
  ['budget-report', '关于清溪县2025年预算执行情况和2026年预算草案的报告'],
  ['plan-report', '关于清溪县2025年国民经济和社会发展计划执行情况与2026年计划草案的报告'],
  ['five-year-outline', '清溪县国民经济和社会发展第十五个五年规划纲要'],
  ['work-points', '清溪县人民政府2026年工作要点'],
  ['work-points', '青石镇2026年工作要点'],
];

/** One opening of each genre. */
export const examples: readonly [kind: string, opening: string][] = [
  ['court-report', '现在，我代表清溪县人民法院，向大会报告工作，请予审议，并请列席人员提出意见。'],
  ['procuratorate-report', '现在，我代表清溪县人民检察院向大会报告工作，请予审议。'],
  ['cppcc-report', '我代表政协清溪县第九届委员会常务委员会，向大会报告工作，请予审议。'],
  ['standing-committee-report', '受县人大常委会的委托，我向大会报告工作，请予审议。'],
  ['standing-committee-report', '我受清溪县第十六届人民代表大会常务委员会委托，向大会报告工作，请予审议。'],
  ['party-congress-report', '现在，我代表中共清溪县第十二届委员会向大会作报告，请予审议。'],
  ['committee-report', '我受县人民政府委托，向县人大常委会报告2023年度审计工作情况，请予审议。'],
  ['budget-report', '受县人民政府委托，现将2023年预算执行情况和2024年预算草案提请大会审议。'],
  ['plan-report', '我代表县人民政府，向大会作关于清溪县国民经济和社会发展第十个五年计划纲要的报告，请审议。'],
  ['special-report', '我代表县人民政府，向大会报告2023年度环境状况和环境保护目标完成情况，请审议。'],
  [REPORT, '现在，我代表清溪县人民政府，向大会报告工作，请予审议，并请政协委员和列席人员提出意见。'],
  [REPORT, '现在,我代表县人民政府向大会作政府工作报告,请审议。'],
  [REPORT, '现在，我代表市人民政府向大会报告工作，并对《规划纲要（草案）》作说明，请予审议。'],
  [REPORT, '现在，我代表县人民政府向大会作报告，请各位代表连同《纲要（草案）》一并审议。'],
  [REPORT, '下面，我代表行署作工作报告，请各位主任、委员和列席同志提出意见。'],
  [REPORT, '我受镇人民政府委托，向大会报告工作，请予审查。'],
  [REPORT, '现在，我代表国务院，向大会报告本届政府过去五年的工作，请予审议。'],
  [REPORT, '我代表清溪高新技术产业开发区管委会，现将2023年工作情况和2024年工作安排报告如下，请予审议。'],
];
