import { fold } from './fold';
import { genres, REPORT, workPoints } from './genres';
import { type Head, headOf } from './head';
import { partOf } from './identity';
import { type Opening, openings } from './opening';
import { signals } from './signals';
import { collectionTitle, headline, isReportTitle, newsTitle, partTitle } from './title';
import type { PageText, Recognition } from './types';

/** Texts longer than this are judged by so much of their beginning; the longest report known has 37,000 characters. */
const READ = 240_000;
/** Between two openings of one collection, and no longer the lead of a summary box. */
const APART = 2500;
export const ENOUGH = 6;
/** Of a part: less is a list, a summary or a notice under the report's title. */
const LEAST = 1500;

/** A page as it was judged: what its facts are read from afterwards. */
export interface Judged {
  recognition: Recognition;
  title: string;
  head: Head;
  /** From the opening on. */
  body: string;
  opening: Opening | undefined;
}

/**
 * What a page is, and how sure that is. One pass over a bounded piece of the text. Apart from the facts (`recognise`),
 * because it runs on every page of a site, and lists of places are no use there.
 */
export function judge(page: PageText): Judged {
  const text = readable(page.blocks);
  const pageTitle = fold(page.title);
  const found = openings(text);
  const opening = found.find(({ kind }) => kind === REPORT) ?? found[0];
  // The lead in a summary box comes first and in one line; the article's own opening has its head above it.
  const article =
    opening &&
    (found.find((other) => other.kind === opening.kind && other.at > opening.at && other.at < opening.at + APART) ??
      opening);
  const head = headOf(text, article);
  const title = headline(pageTitle, head.lines);
  const judged = signals(text, pageTitle, title, head, article?.kind === REPORT ? article : undefined);
  const answer = (verdict: Recognition['verdict'], kind?: string): Judged => ({
    recognition: {
      verdict,
      score: judged.score,
      reasons: judged.reasons,
      ...(kind ? { kind } : {}),
      ...(verdict === 'none' ? {} : { title }),
    },
    title: title || pageTitle,
    head,
    body: text.slice(article?.at ?? 0),
    opening: article,
  });

  const chapters = found.filter(
    ({ kind, at }, index) => kind === REPORT && at - (found[index - 1]?.at ?? -APART) >= APART,
  );
  if (chapters.length > 2 || (collectionTitle.test(pageTitle) && judged.score >= 2))
    return answer('collection', REPORT);
  if (article && article.kind !== REPORT) return answer('sibling', article.kind);
  if (article && judged.score >= ENOUGH) return answer(partTitle.test(pageTitle) ? 'part' : 'report', REPORT);
  if (!article && workPoints.test(pageTitle)) return answer('sibling', 'work-points');
  const sibling = !article && !newsTitle.test(title) ? genres.find((genre) => genre.title?.test(title)) : undefined;
  if (sibling && judged.score >= 0) return answer('sibling', sibling.kind);
  if (!article && !judged.against) {
    const titled = isReportTitle(title) || isReportTitle(pageTitle);
    if (judged.whole && judged.own && judged.score >= ENOUGH)
      return answer(partTitle.test(pageTitle) ? 'part' : 'report', REPORT);
    if (/名词解释/.test(pageTitle) && /政府工作报告/.test(pageTitle)) return answer('part', REPORT);
    // A later page of a split article, or one cut short: the title, and prose enough.
    if (titled && text.length >= LEAST && (judged.score >= 4 || partOf(page.url).part > 1))
      return answer('part', REPORT);
  }
  return answer('none');
}

/** Folded and bounded; where a page has no line breaks at all, broken before its numbered parts. */
function readable(blocks: readonly string[]): string {
  const joined = blocks.join('\n');
  const text = fold(joined.length <= READ ? joined : joined.slice(0, READ));
  return text.length > 3000 && text.length / (text.split('\n', 40).length + 1) > 1500
    ? text.replace(/(?<=[。！])(?=[一二三四五]、)/g, '\n')
    : text;
}
