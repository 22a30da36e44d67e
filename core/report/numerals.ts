const DIGITS = '〇一二三四五六七八九';

/** 1 to 99 in Chinese numerals (十九, 二十, 二十三, 廿一; 元 of 元月) or digits; 0 where it is neither. */
export function numeral(text: string): number {
  if (text === '元') return 1;
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const [, tens, ten, ones] = /^([一二三四五六七八九]?)([十廿]?)([一二三四五六七八九]?)$/.exec(text) ?? [];
  if (!ten && tens && ones) return 0;
  const base = ten === '廿' ? 20 : ten ? 10 * (tens ? DIGITS.indexOf(tens) : 1) : 0;
  return base + (ones ? DIGITS.indexOf(ones) : !ten && tens ? DIGITS.indexOf(tens) : 0);
}

// 二〇二六, 二O二六, 二○二六, 二零二六: five ways to write a zero.
export const YEAR = '[12][0-9]{3}|[一二][〇零○OoО0一二三四五六七八九]{3}';
const NUMBER = '\\d{1,2}|[一二三四五六七八九十廿]{1,3}';
/** 年 is sometimes lost in typing: 20211月12日. Groups: year, month, day. */
export const DATE = new RegExp(`(${YEAR})[年.]?(${NUMBER}|元)[月.](${NUMBER})日?`);
/** 2024-01-09, 2024/1/9: of a meeting only where they stand in its own line, else of the page's making. */
export const ISO_DATE = /([12]\d{3})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/;

/** Years 1949 to 2099, from digits or Chinese ones; undefined otherwise. */
export function yearOf(text: string): number | undefined {
  const digits = text
    .replace(/[〇零○OoО]/g, '0')
    .replace(/[一二三四五六七八九]/g, (one) => String(DIGITS.indexOf(one)));
  const year = Number(digits);
  return year >= 1949 && year <= 2099 ? year : undefined;
}

/** YYYY-MM-DD of a match of DATE, where there is such a day. */
export function dateOf(match: RegExpExecArray | null): string | undefined {
  if (!match) return undefined;
  const year = yearOf(match[1] ?? '');
  const month = numeral(match[2] ?? '');
  const day = numeral(match[3] ?? '');
  if (!year || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
