import { genres, REPORT } from './genres';
import { partOf } from './identity';
import { APART, type Reading, read } from './reading';
import { signals } from './signals';
import { collectionTitle, isNewsTitle, isReportTitle, notesTitle, partTitle } from './title';
import type { PageText, Recognition } from './types';

export const ENOUGH = 6;
/** So many openings right behind one another: a report's is repeated once, in a summary box. */
const SNIPPETS = 4;
/** Of a body without title, session and salutation, or with something that speaks against it. */
const UNSURE = 8;
/** An explained term: 3.“两不愁”：指… */
const ENTRY = /^[[〔【(]?\d{1,3}[\]〕】).、:：]{1,2}.{1,40}?(?:[:：]|是指|指|即)/gm;
/** Where such a session is held, what is reported on is one matter: 现将全县教育工作情况报告如下，请予审议. */
const COMMITTEE = /(?:常委会|常务委员会)第?[一二三四五六七八九十\d]{1,4}次(?:全体)?会议上/;
/** Of prose in a part (a third of it where address or title say that it is one): less is a list, a summary or a notice under the report's title. */
const LEAST = 1500;

/**
 * What a page is, and how sure that is. One pass over a bounded piece of the text. Apart from the facts (`recognise`),
 * because it runs on every page of a site, and lists of places are no use there. With `near`, the text is what stands
 * around an opening.
 */
export const judge = (page: PageText, near = false): Recognition => verdictOn(read(page), page.url, near);

export function verdictOn(reading: Reading, url: string, near = false): Recognition {
  const { text, pageTitle, title, found, opening: article, head } = reading;
  const judged = signals(text, pageTitle, title, head, article?.kind === REPORT ? article : undefined, near);
  const answer = (verdict: Recognition['verdict'], kind?: string): Recognition => ({
    verdict,
    score: judged.score,
    reasons: judged.reasons,
    ...(kind ? { kind } : {}),
    ...(verdict === 'none' ? {} : { title }),
  });

  const named = isReportTitle(title) || isReportTitle(pageTitle);
  const whole = partTitle.test(pageTitle) ? 'part' : 'report';
  const chapters = found.filter(
    ({ kind, at }, index) => kind === REPORT && at - (found[index - 1]?.at ?? -APART) >= APART,
  );
  if (chapters.length > 2) return answer('collection', REPORT);
  // Found by a search: the openings of many, and of each no more.
  if (found.length - chapters.length >= SNIPPETS) return answer('none');
  if (collectionTitle.test(pageTitle) && named && (article?.kind === REPORT || chaptersNamed(text) > 2))
    return answer('collection', REPORT);
  if (article && article.kind !== REPORT) return answer('sibling', article.kind);
  if (article && COMMITTEE.test(head.text)) return answer('sibling', 'committee-report');
  if (article) return judged.score >= ENOUGH ? answer(whole, REPORT) : answer('none');

  // Without its opening, by what it is called, then by the voice in which it speaks.
  if (!isNewsTitle(title)) {
    const sibling = genres.find((genre) => genre.title?.test(title));
    if (sibling && judged.score >= 0) return answer('sibling', sibling.kind);
  }
  // A head that is whole but for the opening: title and salutation, in a text that was cut short.
  if (named && head.salutation && judged.against === 0 && judged.score >= ENOUGH) return answer(whole, REPORT);
  const sure = (named || judged.session || head.salutation) && judged.against === 0;
  if (judged.whole && judged.own && judged.against < 2 && judged.score >= (sure ? ENOUGH : UNSURE))
    return answer(whole, REPORT);
  // One thing may be said by the way, by who speaks to deputies.
  if (judged.against > (judged.own ? 1 : 0)) return answer('none');
  if (notesTitle.test(pageTitle) && (text.match(ENTRY)?.length ?? 0) > 2) return answer('part', REPORT);
  // A later page of a split article, or one cut short: the report's title above prose that speaks as reports do.
  const isPart = partOf(url).part > 1 || partTitle.test(pageTitle) || /[（(]\d[)）]/.test(title);
  const speaks = judged.voices > 1 || (judged.voices > 0 && isPart);
  if (named && speaks && proseIn(text) >= (isPart ? LEAST / 3 : LEAST)) return answer('part', REPORT);
  return answer('none');
}

/** How many different reports a list of contents names. */
function chaptersNamed(text: string): number {
  const names = text.match(/^.{2,40}工作报告(?=.{0,8}$)/gm) ?? [];
  return new Set(names.map((name) => name.replace(/^\d+[.、]?/, ''))).size;
}

/** Characters in lines that hold a sentence: lists of links hold none. */
function proseIn(text: string): number {
  let sum = 0;
  for (const line of text.split('\n')) if (line.length >= 40 && line.includes('。')) sum += line.length;
  return sum;
}
