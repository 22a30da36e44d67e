/**
 * What a report says of itself in its opening sentence (我代表…，向大会报告…). `subject` is who speaks, `object` what is
 * delivered; the first genre that fits is taken. Tests read `like` as what each must take.
 */
export interface Genre {
  kind: string;
  subject?: RegExp;
  object?: RegExp;
  /** Told by its title alone, where a page has lost its opening. */
  title?: RegExp;
  like: string[];
}

export const REPORT = 'government-work-report';

export const genres: readonly Genre[] = [
  {
    kind: 'court-report',
    subject: /人民法院/,
    title: /法院工作报告/,
    like: ['我代表清溪县人民法院，向大会报告工作，请予审议。'],
  },
  {
    kind: 'procuratorate-report',
    subject: /检察院/,
    title: /检察院工作报告/,
    like: ['我代表清溪县人民检察院，向大会报告工作，请予审议。'],
  },
  {
    kind: 'cppcc-report',
    subject: /政协|政治协商会议/,
    title: /(政协|政治协商会议|常委会).*委员会.*工作报告|政协.*工作报告/,
    like: ['我代表政协清溪县第九届委员会常务委员会，向大会报告工作，请予审议。'],
  },
  {
    kind: 'standing-committee-report',
    subject: /人大|人民代表大会|常务委员会|常委会/,
    title: /(人大|人民代表大会)(常务委员会|常委会|主席团)?工作报告/,
    like: ['我受清溪县人大常委会委托，向大会报告工作，请予审议。'],
  },
  {
    kind: 'party-congress-report',
    subject: /(?:届|共|党的?|中央|[省市县区镇乡州])(?:委员会|纪律检查委员会|纪委)|^[省市县区]委$/,
    title: /党代会报告|党(员)?代表大会.*报告/,
    like: ['我代表中共清溪县第十二届委员会向大会作报告。'],
  },
  {
    kind: 'budget-report',
    object: /预算|决算/,
    title: /预算(执行|草案).*报告|财政工作报告/,
    like: ['受县人民政府委托，现将2023年预算执行情况和2024年预算草案提请大会审议。'],
  },
  {
    kind: 'plan-report',
    object: /(?:关于|作|将|报告).*(?:计划|规划|纲要)/,
    title: /国民经济和社会发展.*(计划|规划|纲要).*报告/,
    like: ['我代表县人民政府，向大会作关于清溪县国民经济和社会发展第十个五年计划纲要的报告，请审议。'],
  },
  {
    // Audit, inspection and half-year reports are given to a standing committee, in the same formula.
    kind: 'committee-report',
    object: /常务委员会|常委会/,
    like: ['我受县人民政府委托，向县人大常委会报告2023年度审计工作情况，请予审议。'],
  },
  {
    kind: REPORT,
    subject: /政府|国务院|行署|行政公署|管委会|管理委员会|街道办事处/,
    object: /报告|汇报/,
    like: [
      '现在，我代表清溪县人民政府，向大会报告工作，请予审议，并请政协委员和列席人员提出意见。',
      '现在,我代表县人民政府向大会作政府工作报告,请审议。',
      '下面，我代表行署作工作报告，请各位主任、委员和列席同志提出意见。',
      '我受镇人民政府委托，向大会报告工作，请予审查。',
      '现在，我代表国务院，向大会报告本届政府过去五年的工作，请予审议。',
    ],
  },
];

/** Told by the title alone: work points have no opening. */
export const workPoints = /工作要点|工作计划要点/;
