import type { CopyForm } from './copy-forms';
import { chineseDay } from './export/chinese-day';
import { referenceTo } from './export/references';
import { governmentOf } from './export/responsible';
import type { ReportFacts, Time } from './model';
import { withSource } from './source-line';

export interface Passage {
  quote: string;
  /** Of its report, as far as they are known. */
  facts: Partial<ReportFacts>;
  url: string;
  /** When it was read there. */
  read: Time;
}

/** The text that is copied. */
export function copiedAs(form: CopyForm, { quote, facts, url, read }: Passage): string {
  if (form === 'quotation') return quotation(quote);
  if (form === 'source') return withSource(quote, facts, url);
  if (form === 'official') return official(facts);
  return referenceTo(facts, { url, read }, form === 'gbt2025' ? '2025' : '2015');
}

/**
 * “…” by GB/T 15834: quotation marks within become single ones (and those within them double again), each paragraph
 * opens with one and the last one closes; a comma at which the passage was cut off is left out.
 */
export function quotation(words: string): string {
  const paragraphs = nested(words.trim().replace(/[，、；：,;:]+$/, '')).split(/\s*\n\s*/);
  return `${paragraphs.map((each) => `“${each}`).join('\n')}”`;
}

const TURNED: { [mark: string]: string } = { '“': '‘', '”': '’', '‘': '“', '’': '”' };

function nested(words: string): string {
  const straight = words.match(/"/g)?.length ?? 0;
  let opens = false;
  return words.replace(/[“”‘’"]/g, (mark) => {
    if (mark !== '"') return TURNED[mark] ?? mark;
    // An odd one has lost its partner where the passage was cut: which way it turns nobody can tell.
    if (straight % 2 === 1) return mark;
    opens = !opens;
    return opens ? '‘' : '’';
  });
}

/** As official documents name one another: 《2026年清溪县政府工作报告》（2026年1月21日）; whose it is stands before where the title does not say it. */
function official(facts: Partial<ReportFacts>): string {
  const { title = '', region, year, date } = facts;
  const named = region ? saysPlace(title, region) : facts.level !== 'national' || title.includes('国务院');
  const body = named ? '' : (governmentOf(facts) ?? region ?? '');
  const on = chineseDay(date) || (year && !title.includes(`${year}`) ? `${year}年` : '');
  const inner = title.replace(/《/g, '〈').replace(/》/g, '〉');
  return `${body}《${inner}》${on && `（${on}）`}`;
}

/** Whether a title names a place: 2022年宁海县政府工作报告 names 浙江省宁海县. */
const saysPlace = (title: string, region: string): boolean =>
  title.includes(region) || title.includes(region.split(/(?<=.[省市区州盟])(?=..)/).at(-1) ?? region);
