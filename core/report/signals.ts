import type { Head } from './head';
import type { Opening } from './opening';
import { collectionTitle, isNewsTitle, isReportTitle, speechTitle } from './title';

interface Signal {
  /** Also the message that tells the reader: `reason_review`. */
  id: string;
  weight: number;
  /** On the folded text, from the opening (or the beginning) for so many characters. */
  pattern: RegExp;
  within: number;
}

/**
 * What speaks for and against a report in its running text; nothing decides alone. Weights follow how often each
 * occurred in the 107 reports and the 114 other texts that were counted for this.
 */
export const body: readonly Signal[] = [
  { id: 'asks', weight: 1.5, within: 500, pattern: /请予?(?:以)?审[议查]|一并审议|提出(?:宝贵)?意见/ },
  {
    id: 'review',
    weight: 2,
    within: 4000,
    pattern:
      /^[一二][、.．][^\n。，]{0,30}(?:回[顾忆]|工作总结|工作情况)|^[^\n。，]{0,30}(?:回[顾忆]|(?:\d年|[一五去上]年|过去)[^\n。，]{0,12}(?:工作总结|工作情况))[^\n。，]{0,8}$/m,
  },
  {
    id: 'plan',
    weight: 1,
    within: 60_000,
    pattern: /^[二三四][、.．][^\n。]{0,30}(?:安排|任务|要求|目标|部署|重点工作|工作思路)/m,
  },
  { id: 'we', weight: 1, within: 60_000, pattern: /各位代表[,，!！:：]/ },
  { id: 'thanks', weight: 2, within: 60_000, pattern: /我(?:谨)?代表[^。\n]{1,16}政府[^。\n]{0,200}(?:感谢|敬意)/ },
  { id: 'closing', weight: 1, within: 80_000, pattern: /让我们[^\n]{0,160}(?:奋斗|前进|篇章)/ },
  { id: 'targets', weight: 1, within: 60_000, pattern: /预期目标|主要目标是|增长\d[\d.]*%左右/ },
  {
    id: 'opens',
    weight: -3,
    within: 3000,
    pattern: /符合法定人数|应(?:出席|到)代表|隆重开幕|(?:会议|大会|人代会)[^。\n]{0,20}?(?:胜利召开|胜利闭幕|闭幕)/,
  },
  {
    id: 'told',
    weight: -3,
    within: 6000,
    pattern:
      /(?<!大)报告》?(?:指出|说|强调|分为|共分)|(?<![\u4e00-\u9fff])会议(?:号召|认为|指出|听取)|(?:代表|委员)们(?:认为|表示|纷纷)/,
  },
  { id: 'resolved', weight: -3, within: 3000, pattern: /决定批准|批准这个报告|表决通过/ },
  {
    id: 'issued',
    weight: -3,
    within: 3000,
    pattern: /印发给你们|请[^。]{0,16}贯彻(?:落实|执行)。|政策解读|牵头(?:单位|领导)[:：]/,
  },
];

/** What each signal must be heard in. */
export const examples: readonly [id: string, heard: string][] = [
  ['asks', '请予审议，并请县政协委员提出意见。'],
  ['review', '一、2023年工作回顾'],
  ['review', '过去五年工作回顾'],
  ['review', '2023年工作总结'],
  ['plan', '二、2024年工作安排'],
  ['we', '各位代表！'],
  ['thanks', '我代表县人民政府，向全县人民表示衷心的感谢！'],
  ['closing', '让我们更加紧密地团结起来，为建设新清溪而努力奋斗！'],
  ['targets', '地区生产总值增长6%左右'],
  ['opens', '应到代表161名，实到159名，符合法定人数。'],
  ['told', '《报告》指出，过去的一年极不平凡。'],
  ['told', '会议号召，全县人民团结起来。'],
  ['resolved', '会议决定批准这个报告。'],
  ['issued', '现将任务分解表印发给你们。'],
];

export interface Judged {
  score: number;
  /** `reason_title:政府工作报告`: a message key and its evidence. */
  reasons: string[];
  /** Looks back and ahead, at a report's length. */
  whole: boolean;
  /** How many things speak against it. */
  against: number;
  /** Speaks to the deputies, in the government's name. */
  own: boolean;
  /** Its head names a session. */
  session: boolean;
  /** How many of a report's turns of phrase its body has. */
  voices: number;
}

/** Those that stand near the opening, for a first look. */
const nearby = body.filter(({ within }) => within <= 3000);

/** Adds up what title, head and body say; with `near`, of the body what stands near the opening. */
export function signals(
  text: string,
  pageTitle: string,
  title: string,
  head: Head,
  opening: Opening | undefined,
  near = false,
): Judged {
  let score = 0;
  const reasons: string[] = [];
  const count = (weight: number, id: string, evidence = '') => {
    score += weight;
    reasons.push(`reason_${id}${evidence ? `:${evidence.slice(0, 40)}` : ''}`);
  };
  if (opening) count(5, 'opening', text.slice(opening.at, opening.end));
  if (head.salutation) count(1.5, 'salutation');
  if (isNewsTitle(title) && !opening) count(-3, 'about', title);
  const named = isReportTitle(title) || isReportTitle(pageTitle);
  if (named) count(3, 'title', title);
  const speech = opening || named ? undefined : [title, ...head.lines].find((line) => speechTitle.test(line));
  if (speech) count(-3, 'speech', speech);
  if (collectionTitle.test(pageTitle)) count(2, 'collection', pageTitle);
  const session = /(?:会议|大会)上/.test(head.text);
  if (session) count(1, 'session');
  const from = text.slice(opening?.at ?? 0);
  const seen = new Set<string>();
  for (const { id, weight, pattern, within } of near ? nearby : body) {
    const match = pattern.exec(from.slice(0, within));
    if (!match) continue;
    seen.add(id);
    count(weight, id, match[0].trim());
  }
  if (from.length >= 3000) count(1, 'length');
  return {
    score,
    reasons,
    whole:
      from.length >= 3000 && (seen.has('review') || seen.has('thanks')) && (seen.has('plan') || seen.has('closing')),
    against: body.filter(({ id, weight }) => weight < 0 && seen.has(id)).length + (speech ? 1 : 0),
    own: seen.has('we') || seen.has('thanks'),
    session,
    voices: body.filter(({ id, weight }) => weight > 0 && seen.has(id)).length,
  };
}
