const OFFICE =
  /^((?:[\u4e00-\u9fa5*＊×xX、]{0,30}?)(?:(?:代理?|常务副|副)?[省市县区州旗镇乡盟]长|总理|主席|主任|专员|书记|(?:首席)?大法官|院长|检察长|[局厅]长|苏木达|行政长官)(?:候选人|人选)?)[:：]?([\u4e00-\u9fa5·•*＊×xX]{0,14})$/;
/** After an office a name may be longer: 阿拉腾敖其尔. */
const ANY_NAME = /^(?:[\u4e00-\u9fa5]{2,8}|[\u4e00-\u9fa5·•]{4,14}|[*＊×xX]{2,3})$/;
const NAME = /^(?:[\u4e00-\u9fa5]{2,4}|[\u4e00-\u9fa5]{1,8}[·•][\u4e00-\u9fa5·•]{1,10}|[*＊×xX]{2,3})$/;
// The hundred most common, and those of other peoples that stand alone on such a line.
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤包钮殷施岳晏闵柴吉耿焦鲁文尚安易乔赖梅庞辛管祝左涂谷祁时舒喻柳甘齐和康常樊兰倪楼阎伍关牛温葛洪米查翟章裴詹路宁阮鲍苗盛霍游翁柯申全聂阿艾努买吐巴热';
// Furniture between the title and the salutation; captions of photographs.
const NOISE =
  /来源|时间|日期|发布|字号|字体|阅读|浏览|点击|记者|摄|编辑|作者|打印|收藏|责编|报告|分享|各位|下载|全屏|大会|会议|供稿|推荐|当前位置|首页/;

/** Any two to four characters that are no place and no part of a heading. */
const SOMEONE = /^(?!.*[省市县区州旗镇乡盟府文下上告话号]$)[\u4e00-\u9fa5]{2,4}$/;

/**
 * The speaker, with office where it is given, from the lines between the session and the salutation. `sole`: where
 * nothing else stands there, a line is a name whatever it begins with.
 */
export function speakerOf(lines: readonly string[], sole = false): string | undefined {
  let alone: string | undefined;
  const others: string[] = [];
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = (lines[at] ?? '')
      .replace(/^[（(](.*)[）)]$/, '$1')
      .replace(/[（(]?\d{4}年\d{1,2}月\d{1,2}日[）)]?|^(?:报告|发言|主讲)人[:：]/g, '')
      .replace(/[（(](?:[男女]|[\u4e00-\u9fa5]{1,5}族)(?:[，,、][\u4e00-\u9fa5]{1,5}族)?[）)]$/, '')
      .replace(/[:：]$/, '');
    if (!line || line.length > 40 || NOISE.test(line)) continue;
    const [, office, name = ''] = OFFICE.exec(line) ?? [];
    if (office !== undefined) {
      if (ANY_NAME.test(name)) return office + name;
      // The name on a line of its own below the office.
      if (!name && alone) return office + alone;
      continue;
    }
    others.push(line);
    if (!alone && NAME.test(line) && (SURNAMES.includes(line.charAt(0)) || line.includes('·'))) alone = line;
  }
  const [only = '', ...more] = others;
  return alone ?? (sole && more.length === 0 && SOMEONE.test(only) ? only : undefined);
}
