/** Whether it is a day of the calendar, YYYY-MM-DD: to `Date` the 30th of February is the second of March. */
export function isDay(value: string): boolean {
  const time = /^(?!0000)\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(value) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
