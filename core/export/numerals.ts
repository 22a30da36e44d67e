const DIGITS = '零一二三四五六七八九';

/** 1 → 一, 12 → 十二, 105 → 一百零五; for numbered headings, below 10,000. */
export function chineseNumber(n: number): string {
  if (n < 10) return DIGITS.charAt(n);
  const unit = n >= 1000 ? 1000 : n >= 100 ? 100 : 10;
  const name = unit === 1000 ? '千' : unit === 100 ? '百' : '十';
  const head = unit === 10 && n < 20 ? '' : DIGITS.charAt(Math.floor(n / unit));
  const rest = n % unit;
  if (rest === 0) return head + name;
  const tens = chineseNumber(rest);
  return `${head}${name}${rest * 10 < unit ? '零' : ''}${unit > 10 && rest >= 10 && rest < 20 ? '一' : ''}${tens}`;
}
