/** Titles: what names a report, and what names something about one. All on folded text. */

const NEWS =
  /决议|决定|解读|讨论|审议|分组|分解|分工|任务|开幕|闭幕|召开|举行|图解|图说|关键词|起草|征求意见|座谈|听取|说明|反响|热议|学习|贯彻|落实|通知|通报|评论|摘要解|范文大全|心得|综述|亮点|速览|一图|数说|答记者|吹风会|表决|审查|新闻发布/;
/** A head of government speaks at other meetings too, in much the same words. */
export const speechTitle = /会(?:议)?上的(?:讲话|发言|致辞)/;
export const partTitle = /摘要|摘登|节选|名词解释|缩略|[（(]\d+[/／]\d+[）)]|第\d+页/;
export const collectionTitle = /汇编|合集|集锦|[（(]?共?\d+篇[)）]?|\d{2,}篇/;
export const notesTitle = /政府工作报告.*(?:名词|用语|术语|注释|注解)|(?:名词解释|名词注释|注释).*政府工作报告/;
const NAME = /政府工作的?报告/;

/** What a slogan promises is said about nothing: 贯彻新理念 落实新部署——在…会议上的政府工作报告. */
const SLOGAN = /“.*?”|^.*[—―－–-](?=在.*报告)|——.*/g;

/** A title of something about a report, or of a meeting. */
export const isNewsTitle = (title: string): boolean => NEWS.test(title.replace(SLOGAN, ''));

/** A title that holds the report's name and nothing that is said about a report. */
export const isReportTitle = (title: string): boolean => NAME.test(title) && !isNewsTitle(title);

/** Behind the title: column and site, 政府工作报告_滚动新闻_某网. */
const SITE = /(?:[-_|–]{1,2}(?![^-_|–]*报告)[^-_|–]{2,20})+$/;

/**
 * The article's own headline right above the opening, where it says more than 政府工作报告; else the page's title without
 * the site's name, if that is called a report; else any line of the head that is.
 */
export function headline(pageTitle: string, lines: readonly string[], opened: boolean): string {
  const own = pageTitle.replace(SITE, '');
  const named = lines
    .slice(-NEAR)
    .findLast((line) => line.length <= 60 && /报告$|报告[（(]/.test(line) && !/[。；>]|时间|来源/.test(line));
  const says = opened && /^(?!.*会议上).{7}/.test(named ?? '');
  return (says || !/报告|要点/.test(own) ? named : own) ?? own;
}
/** Title, session, office, name, salutation, and furniture between them. */
const NEAR = 12;

/** Titles as they are seen, and whether they name a report. */
export const examples: readonly [title: string, names: boolean][] = [
  ['政 府 工 作 报 告', true],
  ['2024年清溪县政府工作报告', true],
  ['政??府??工??作??报??告', true],
  ['（云岭省）清溪县人民政府工作报告（2025年1月21日）', true],
  ['在清溪县第十八届人民代表大会第三次会议上的政府工作报告', true],
  ['关于清溪县政府工作报告的决议', false],
  ['《政府工作报告》解读', false],
  ['代表们热议政府工作报告', false],
  ['一图读懂2024年政府工作报告', false],
  ['贯彻新理念 落实新部署——在清溪县第十八届人民代表大会第三次会议上的政府工作报告', true],
  ['学习贯彻开新局----在清溪县第十八届人民代表大会第三次会议上的政府工作报告', true],
  ['政府工作报告——学习贯彻看清溪', true],
  ['代表热议——政府工作报告亮点', false],
  ['清溪县统计公报', false],
];

/** What else a title tells, and what looks like it and is none. */
export const kinds: readonly [rule: RegExp, told: string, other: string][] = [
  [speechTitle, '在全县经济工作会议上的讲话', '在清溪县第十八届人民代表大会第三次会议上的政府工作报告'],
  [speechTitle, '在县政协九届三次会上的发言', '在清溪县人代会上的报告'],
  [partTitle, '清溪县政府工作报告（摘要）', '清溪县政府工作报告（全文）'],
  [partTitle, '清溪县政府工作报告（2/5）', '清溪县政府工作报告（2025年）'],
  [partTitle, '清溪县政府工作报告_第2页', '清溪县第2届人大政府工作报告'],
  [collectionTitle, '2025年政府工作报告汇编', '2025年政府工作报告'],
  [collectionTitle, '深圳政府工作报告全文（4篇）', '政府工作报告（第一篇）'],
  [notesTitle, '清溪县政府工作报告名词解释', '清溪县十四五规划名词解释'],
  [notesTitle, '名词解释：2025年政府工作报告', '2025年政府工作报告'],
];
