import { browser } from 'wxt/browser';

/**
 * The one wrapper of the locale files. Keys are those of public/_locales; a missing one shows its key, so that it is
 * seen in a screenshot and caught by i18n/locales.test.ts. Substitutions fill $1 … $9.
 */
export function t(key: string, ...substitutions: (string | number)[]): string {
  const message = browser.i18n.getMessage(key as never, substitutions.map(String));
  return message || key;
}

/** The reader's language as our two: which of a code's names is shown. */
export function language(): 'zh' | 'en' {
  known ??= browser.i18n.getUILanguage().toLowerCase().startsWith('zh') ? 'zh' : 'en';
  return known;
}

/** Asked of the browser once: it is another process's answer, and lists ask for each name. */
let known: 'zh' | 'en' | undefined;

/** Picks the plural form by count: `${key}_one` or `${key}_other`, with the count as $1. */
export function plural(key: string, count: number): string {
  const form = new Intl.PluralRules(language() === 'zh' ? 'zh-CN' : 'en').select(count) === 'one' ? 'one' : 'other';
  return t(`${key}_${form}`, new Intl.NumberFormat(language() === 'zh' ? 'zh-CN' : 'en').format(count));
}
