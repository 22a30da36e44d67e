/*
 * What the suggester reads of a passage. Training and use go through here, so that both see the same.
 */

const SHORTEST = 2;
const LONGEST = 4;
/** Grams do not cross punctuation or digits: 3.5亿元 and 6亿元 say the same. */
const RUN = /[\p{Script=Han}A-Za-z]+/gu;
/** The first sentence, where it is short, or else the first clause names the paragraph's subject. */
const LEAD = /^.{2,40}?[。；;:：!！]/u;
const CLAUSE = /^.{6,30}?[，,]/u;
const PART = /^\s*(?:第?[一二三四五六七八九十]{1,3}(?:、|部分|篇|章|[，,.．]))/u;
const NUMERAL = /^[（(]?[一二三四五六七八九十\d]+[）)、.．是]/u;
/** Headings of the genre run on into their first sentence; what comes later says less of the subject. */
const HEADING = 45;

/** An entry of the explanations at a report's end: 〔3〕“一网通办”：… */
const NOTE = /^\s*(?:[【[［〔(（]?\d{1,2}[】\]］〕)）.．、]|[①-⑳])\s*[“"《‘]?[^，。；：:]{1,24}[:：]/u;
const ADDRESS = /^各位/u;
/** Set phrases that frame a report: its opening, thanks, slogans, the guiding line. */
const FRAME =
  /^(?:各位(?:代表|委员|主任|同志)|现在[,，]我代表)|衷心的?感谢|崇高的?敬意|让我们|的结果[,，。；]|紧密地?团结在|请予?审[议查]|提出意见|新篇章|不懈奋斗|(?:努力|团结)奋斗|不(?:负|辜负).{0,12}(?:重托|期望|厚望)|坚强领导下|(?:重点|着力|突出)(?:做好|抓好).{0,10}(?:工作|方面|任务)|(?:指导思想|总体(?:要求|思路)|工作思路)(?:是|为)?[:：]|以.{0,12}习近平.{0,20}为指导|不平凡的|^(?:来源|时间|作者)[:：]|极不寻常/gu;
/** The paragraph that admits difficulties speaks of every area and belongs to none. */
const PROBLEM =
  /清醒地?(?:看到|认识)|(?:困难|矛盾|挑战)和(?:问题|挑战|不足)|存在.{0,10}(?:问题|不足|差距)|(?:主要|突出)表现在|我们(?:一定|将)?(?:高度重视|直面问题)/u;

/** A gram, and where it stands. */
export interface Gram {
  gram: string;
  start: number;
  end: number;
}

/** All grams of a text, in order of place. */
export function* grams(text: string): Generator<Gram> {
  for (const match of text.matchAll(RUN)) {
    const run = match[0];
    for (let at = 0; at < run.length; at++)
      for (let length = SHORTEST; length <= LONGEST && at + length <= run.length; length++)
        yield { gram: run.slice(at, at + length), start: match.index + at, end: match.index + at + length };
  }
}

export interface Passage {
  text: string;
  headings: string[];
}

/** A passage taken apart. */
export interface Parts {
  text: string;
  /** Where the lead sentence or clause ends, 0 without one. */
  lead: number;
  /** The title of the report's part (一、…), and what is nearer to the passage (（一）…), joined; cut where they run on. */
  part: string;
  near: string;
  frames: number;
  problem: boolean;
  /** An entry of the report's explanations: no framing, whatever stands above it. */
  note: boolean;
}

/** Headings count for nothing above what merely follows them: explanations, closing words, thanks. */
export function partsOf({ text, headings }: Passage): Parts {
  const lead = (LEAD.exec(text) ?? CLAUSE.exec(text))?.[0].length ?? 0;
  const frames = text.match(FRAME)?.length ?? 0;
  const problem = PROBLEM.test(text);
  const note = NOTE.test(text);
  const bare = note || frames >= 2 || ADDRESS.test(text) || (frames > 0 && problem);
  const above = bare ? [] : headings.filter((heading) => heading.trim());
  const part = PART.test(above[0] ?? '') ? (above[0] ?? '') : '';
  const near = (part ? above.slice(1) : above).map((heading) => heading.slice(0, HEADING)).join('。');
  return { text, lead, part: part.slice(0, HEADING), near, frames, problem, note: note && frames === 0 && !problem };
}

/** A heading or lead sentence without its numeral. */
export const subjectOf = (heading: string): string => heading.replace(NUMERAL, '');
