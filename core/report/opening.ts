import { genres } from './genres';

/** The sentence with which a report begins, and what kind of report it begins. */
export interface Opening {
  at: number;
  end: number;
  /** Who speaks: 清溪县人民政府, 国务院. */
  subject: string;
  kind: string;
}

// 我代表, 我现在代表, 由我代表; (我)受…委托.
const START = /我(?:谨|仅|现|现在|荣幸地)?代表|(?<=^|[，,。：:\n我])受(?=[^，,。\n]{2,40}委托)/gm;
/** Other bodies report in the same words. */
const OTHERS =
  /工会|妇联|共青团|团委|文联|残联|科协|侨联|工商联|联合会|协会|学会|商会|大学|学院|中学|小学|医院|公司|集团|校|董事会|理事会|监事会/;
// 请连同《规划纲要（草案）》一并审议 follows in a work report too: only what stands before 请 says what is delivered.
const PARTS = /^(.{1,40}?)(?:的?委托)?(?:[,，]|(?=向|作|现将|将|报告|汇报|提请))(.*)/s;
const ASKS = /审议|审查|意见|报告|汇报/;
// A report thanks in the government's name too, and a guest congratulates.
const THANKS = /感谢|敬意|祝贺|问候|致以/;

// Somebody else's words, in a novel or a manual: 他清了清嗓子：“各位代表，现在，我代表….
const QUOTED = /["“「『](?:各位代表[^"“”\n]{0,8})?(?:[^，,。"“”\n]{0,6}[，,])*$/;

/** A report says 我代表 some five times, a collection of forty not two hundred. */
const MOST = 200;

/** Every opening in a folded text, in order. One scan: what is looked at after each 我代表 has a bound. */
export function openings(text: string): Opening[] {
  const found: Opening[] = [];
  let looked = 0;
  for (const start of text.matchAll(START)) {
    if (looked++ === MOST) break;
    if (QUOTED.test(text.slice(Math.max(0, start.index - 24), start.index))) continue;
    const from = start.index + start[0].length;
    // Typists break words over lines: 国民⏎经济和社会发⏎展.
    const sentence = (/^[^。！？]*/.exec(text.slice(from, from + 220))?.[0] ?? '').replace(/\n/g, '');
    if (!ASKS.test(sentence) || THANKS.test(sentence)) continue;
    const [, subject = '', rest = ''] = PARTS.exec(sentence) ?? [];
    if (OTHERS.test(subject)) continue;
    const delivered = rest.split(/[,，；;]?[并]?请(?!大会)/)[0] ?? '';
    const genre = genres.find(
      (one) =>
        (one.subject || one.object) && (one.subject?.test(subject) ?? true) && (one.object?.test(delivered) ?? true),
    );
    if (genre) found.push({ at: start.index, end: from + sentence.length, subject, kind: genre.kind });
  }
  return found;
}
