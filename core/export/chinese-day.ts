/** `2026年1月12日` for 2026-01-12; '' for what is no such date. */
export function chineseDay(date = ''): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? [];
  return year ? `${year}年${Number(month)}月${Number(day)}日` : '';
}
