import { browser } from 'wxt/browser';

/**
 * The one wrapper of the locale files. Keys are those of public/_locales; a missing one shows its key, so that it is
 * seen in a screenshot and caught by i18n/locales.test.ts. Substitutions fill $1 … $9; numbers are written as the
 * language writes them, so a year is given as a string.
 */
export function t(key: string, ...substitutions: (string | number)[]): string {
  // Chrome takes this from a page's script whose extension is gone, while what it shows may still be drawn once more.
  const message = browser.i18n?.getMessage(key as never, substitutions.map(written));
  return message || key;
}

/** The language that messages are in, as the browser chooses: English in an English browser, else the default locale. */
export function language(): 'zh' | 'en' {
  known ??= browser.i18n.getUILanguage().toLowerCase().startsWith('en') ? 'en' : 'zh';
  return known;
}

/** Asked of the browser once: it is another process's answer, and lists ask for each name. */
let known: 'zh' | 'en' | undefined;

/** The same as a language tag: for `lang` and `Intl`. */
export const locale = () => (language() === 'zh' ? 'zh-CN' : 'en');

/** Picks the plural form by count: `${key}_one` or `${key}_other`, with the count as $1. */
export function plural(key: string, count: number): string {
  return t(`${key}_${new Intl.PluralRules(locale()).select(count) === 'one' ? 'one' : 'other'}`, count);
}

/** A number as the language writes it; words as they are. */
export const written = (value: string | number): string =>
  typeof value === 'number' ? new Intl.NumberFormat(locale()).format(value) : value;

/** The day of a date (`2026-01-21`, the same everywhere) or of a time (where the reader is); other words as they are. */
export function day(date: string): string {
  if (!/^\d{4}-\d\d-\d\d(?:T|$)/.test(date) || Number.isNaN(Date.parse(date))) return date;
  const zone = date.includes('T') ? {} : { timeZone: 'UTC' };
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', ...zone }).format(new Date(date));
}

/** Day and minute of a time, where the reader is. */
export const moment = (time: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(time));
