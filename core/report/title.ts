/** Titles: what names a report, and what names something about one. All on folded text. */

export const newsTitle =
  /决议|决定|解读|讨论|审议|分组|分解|分工|任务|开幕|闭幕|召开|举行|图解|图说|关键词|起草|征求意见|座谈|听取|说明|反响|热议|学习|贯彻|落实|通知|通报|评论|摘要解|范文大全|心得|综述|亮点|速览|一图|数说|答记者|吹风会|表决|审查|新闻发布/;
/** A head of government speaks at other meetings too, in much the same words. */
export const speechTitle = /会(?:议)?上的(?:讲话|发言|致辞)/;
export const partTitle = /摘要|摘登|节选|名词解释|缩略|\(\d+[/／]\d+\)|第\d+页/;
export const collectionTitle = /汇编|合集|集锦|[（(]?共?\d+篇[)）]?|\d{2,}篇/;
export const notesTitle = /政府工作报告.*(?:名词|用语|术语|注释|注解)|(?:名词解释|名词注释|注释).*政府工作报告/;
const NAME = /政府工作的?报告/;

/** A title that holds the report's name and nothing that is said about a report. */
export const isReportTitle = (title: string): boolean =>
  NAME.test(title) && !newsTitle.test(title.replace(/“.*?”|——.*/g, ''));

/** The article's own headline where the head shows one, else the page's title without the site's name. */
export function headline(pageTitle: string, lines: readonly string[]): string {
  const own = pageTitle.split(/[-_|–]{1,2}(?=[^-_|–]{2,20}$)/)[0] ?? '';
  if (/报告|要点/.test(own)) return own;
  const named = lines.findLast(
    (line) => line.length <= 60 && /报告$|报告[（(]/.test(line) && !/[。；]|时间|来源/.test(line),
  );
  return named ?? own;
}

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
  ['清溪县统计公报', false],
];
