import type { Level } from '../model';
import type { Head } from './head';
import { DATE, dateOf, ISO_DATE, YEAR, yearOf } from './numerals';
import type { Opening } from './opening';
import { levelOf, mostNamed, type Place, placeOf } from './place';
import { type Reading, read } from './reading';
import { speakerOf } from './speaker';
import type { PageText, Recognition } from './types';

export interface Metadata {
  region?: string;
  within?: string;
  level?: Level;
  year?: number;
  date?: string;
  session?: string;
  speaker?: string;
}

const COUNT = '[一二三四五六七八九十百〇零○廿\\d]{0,4}';
const SESSION = new RegExp(
  `([\\u4e00-\\u9fa5*＊×xX]{0,36}?)(第?${COUNT}届(?:全国)?(?:人民代表大会|人大|(?:人民)?代表大会|委员会)?(?:常务委员会|常委会)?第?${COUNT}次(?:全体)?(?:会议|大会)|(?:人民代表大会|人大)第?${COUNT}届第?${COUNT}次(?:全体)?(?:会议|大会)|第${COUNT}次(?:全国|党员?)?代表大会)`,
  'g',
);
// What runs up to the place's name: 日在, 二十七日在, 6日于, 政府工作报告. 日照, 于都 keep their first character.
const trimmed = (before: string, afterDigit: boolean): string =>
  (afterDigit ? before.replace(/^[年月日]/, '') : before)
    .replace(/^.*(?:月.{0,3}日|[在]|报告)/, '')
    .replace(/^于(?!都县|田县|洪区)/, '');

/** The facts of a page that was judged elsewhere: by the annotator, which leaves the lists of places out. */
export const withFacts = (recognition: Recognition, page: PageText): Recognition =>
  recognition.verdict === 'none' ? recognition : { ...recognition, ...factsIn(read(page)) };

export const factsIn = ({ title, pageTitle, head, text, opening }: Reading): Metadata =>
  metadata(title || pageTitle, head, text.slice(opening?.at ?? 0), opening);

/** What a report's head, title and body tell of it; from the text first, then from the page's title. */
export function metadata(title: string, head: Head, body: string, opening: Opening | undefined): Metadata {
  const inHead = sessionIn(head.text);
  const session = inHead ?? sessionIn(title);
  const date = dateIn(head, inHead?.at ?? -1) ?? dateOf(DATE.exec(title));
  const place = regionOf(title, session, head, body, opening);
  const speaker = speakerIn(head, inHead);
  const year = yearFor(title, body, date);
  return {
    ...(place?.name ? { region: place.name.toUpperCase() } : {}),
    ...(place?.within ? { within: place.within } : {}),
    ...(place?.level ? { level: place.level } : {}),
    ...(year ? { year } : {}),
    ...(date ? { date } : {}),
    ...(session ? { session: session.name } : {}),
    ...(speaker ? { speaker } : {}),
  };
}

interface Session {
  name: string;
  place: string;
  at: number;
  end: number;
}

/** The session that a head names: of several the one with its place, then the nearest to the opening. */
function sessionIn(text: string): Session | undefined {
  let best: Session | undefined;
  for (const match of text.matchAll(SESSION)) {
    const [all, before = '', rest = ''] = match;
    const prefix = trimmed(before, /\d/.test(text.charAt(match.index - 1)));
    const place = prefix.replace(/(?:全国)?(?:人民代表大会|人大|中国人民政治协商会议|政协)$/, '');
    const session = { name: prefix + rest, place, at: match.index, end: match.index + all.length };
    if (!best || placeOf(place)?.name || !placeOf(best.place)?.name) best = session;
  }
  return best;
}

function dateIn(head: Head, session: number): string | undefined {
  // In the session's own line, before it or after it in brackets; then a line that is a date and little else.
  const line = session < 0 ? '' : head.text.slice(Math.max(0, session - 30), session + 60);
  const itsLine = line.slice(line.lastIndexOf('\n', 29) + 1);
  const own = dateOf(DATE.exec(itsLine) ?? ISO_DATE.exec(itsLine));
  if (session >= 0 && own && !/时间|发布|日期/.test(line)) return own;
  for (const text of [...head.lines].reverse()) {
    if (/时间|发布|日期|来源|更新|点击|:\d\d/.test(text)) continue;
    const match = DATE.exec(text);
    if (match && text.length < match[0].length + 14 + (/会议|大会/.test(text) ? 30 : 0)) return dateOf(match);
  }
  return own;
}

/** Between the session and the salutation; on some pages above the session. */
function speakerIn(head: Head, session: Session | undefined): string | undefined {
  const lines = (text: string) => (text.split(/各位|同志们|位代表/)[0] ?? '').split('\n');
  if (!session) return speakerOf(lines(head.lines.slice(-8).join('\n')));
  const above = head.text.slice(0, session.at).split('\n').slice(-3);
  return speakerOf(lines(head.text.slice(session.end).replace(/^上?[）)]?/, '')), true) ?? speakerOf(above);
}

/** The place before a speaker's office. */
const OFFICE = /^(.{2,20}?)(?:人民政府|行政公署|行署|管委会|管理委员会|办事处)/;

/** Of the places that head and title name, the first with a name of its own; the text's favourite as the last resort. */
function regionOf(
  title: string,
  session: Session | undefined,
  head: Head,
  body: string,
  opening: Opening | undefined,
): Place | undefined {
  const office = head.lines.slice(-6).map((line) => OFFICE.exec(line)?.[1] ?? '');
  // 第十四届全国人民代表大会: its place stands within.
  const own = session && (/届全国/.test(session.name) ? '全国' : session.place);
  const candidates = [own, opening?.subject, ...office, titlePlace(title), ...head.lines.map(titlePlace)];
  const places = candidates.map((text) => (text ? placeOf(text) : undefined)).filter((place) => place !== undefined);
  const named = places.find((place) => place.name && place.level);
  if (named) return named;
  const level = places.find((place) => place.level)?.level;
  const speaks = opening?.subject ?? head.lines.slice(-6).join('\n');
  const unit = /([省市县区州旗镇乡盟])(?:人民政府|政府|长)|(行署)/.exec(speaks)?.slice(1).find(Boolean);
  const name = unit && mostNamed(body.slice(0, 30_000), unit);
  if (name) return { name, ...levelled(levelOf(name)) };
  const told = level ?? placeOf(unit ?? '')?.level ?? levelOf(`全${mostSaid(`${title}\n${body.slice(0, 30_000)}`)}`);
  return told ? { name: '', level: told } : undefined;
}

/** Of 全县, 全市, 全乡… the unit that a text says most. 市 may be of three levels. */
function mostSaid(text: string): string {
  const counts = new Map<string, number>();
  for (const { 1: unit = '' } of text.matchAll(/全([省市县区州旗镇乡])/g))
    counts.set(unit, (counts.get(unit) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most && most[0] !== '市' ? most[0] : '';
}

const levelled = (level: Level | undefined): { level?: Level } => (level ? { level } : {});

// What a report's name goes on with behind the place: its own, and its siblings'.
const NAMED = /^(.*?)(?:人民政府|政府)?(?:工作的?报告|工作要点|国民经济和社会发展|(?:财政)?预算)/;

/** (浙江省)宁海县人民政府工作报告(2025年1月21日), 【55】2022年象山县政府工作报告(全文18928字) → the place. */
function titlePlace(title: string): string | undefined {
  const before = NAMED.exec(title)?.[1];
  return before
    ?.replace(/[（(【[][^）)】\]]*[）)】\]]/g, '')
    .replace(/^.*[:：—―－–\s-]/, '')
    .replace(new RegExp(`(?:${YEAR})年?度?`, 'g'), '')
    .replace(/^关于|的$/g, '');
}

// 一、2023年工作回顾, 2023年和过去五年工作回顾, 二、关于2012年政府工作.
const REVIEW = new RegExp(
  `^(?:[一二][、.．])?[^\\n。，,；;]{0,24}?(${YEAR})年(?:度)?(?:[及和][^\\n]{0,14})?(?:政府|主要|的|经济社会发展|重点(?!工作$))*(?:工作)?(?:的)?(?:简要|主要)?(?:回[顾忆]|总结|工作$|情况)`,
  'm',
);
const PLAN = new RegExp(
  `^(?:[一二三四][、.．])?[^\\n。，,；;]{0,12}?(${YEAR})年(?:度)?[^\\n。，；;]{0,16}?(?:安排|任务|要求|目标|部署|打算|重点工作|建议)`,
  'm',
);
// A year that was replaced in bulk no longer fits its plan: 2023年是“十三五”规划开局之年.
const OF_PLAN = /(\d{4})年是[^。\n]{0,12}十([一二三四五六])五[^。\n]{0,6}(开局|收官)之年/;

/**
 * The year that the report is for. A session in the last quarter speaks for the next year; a title may be that of
 * another report (a page's text replaced, a year bulk-edited), so the text's own dates go before it.
 */
function yearFor(title: string, body: string, date: string | undefined): number | undefined {
  const early = body.slice(0, 60_000);
  const review = yearOf(REVIEW.exec(early)?.[1] ?? '');
  if (date) {
    const year = Number(date.slice(0, 4));
    const late = Number(date.slice(5, 7)) >= 10;
    return late && review !== year - 1 ? year + 1 : year;
  }
  const plan = yearOf(PLAN.exec(early)?.[1] ?? '');
  // 2025年预算执行情况和2026年预算草案: the last one is what it is for.
  const years = [...title.matchAll(new RegExp(`(${YEAR})年`, 'g'))].map(({ 1: year = '' }) => yearOf(year));
  const titled = /执行/.test(title) ? years.at(-1) : years[0];
  if (review && plan && plan !== review) return plan;
  const [, said, which = '', end] = OF_PLAN.exec(early) ?? [];
  if (said && Number(said) === titled) return 2006 + 5 * '一二三四五六'.indexOf(which) + (end === '收官' ? 4 : 0);
  return (review ? review + 1 : undefined) ?? plan ?? titled;
}
