import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import en from '../public/_locales/en/messages.json';
import zh from '../public/_locales/zh_CN/messages.json';

type Messages = { [key: string]: { message: string } };

/** A browser in a language: its own words, and messages filled as browsers fill them. */
async function speaking(language: 'zh-CN' | 'en-GB' | 'fr') {
  // The manifest's default locale is for every language that has no file.
  const messages: Messages = language === 'en-GB' ? en : zh;
  Object.assign(fakeBrowser.i18n, {
    getUILanguage: () => language,
    getMessage: (key: string, words: string[] = []) =>
      messages[key]?.message.replace(/\$(\d)/g, (_, place) => words[Number(place) - 1] ?? '') ?? '',
  });
  vi.resetModules();
  return import('./t');
}

beforeEach(() => fakeBrowser.reset());

test('where the extension has gone from under a page, a message is its key, and no exception in the page', async () => {
  const { t } = await speaking('en-GB');
  const { i18n } = fakeBrowser;
  Object.assign(fakeBrowser, { i18n: undefined });
  expect(t('page_undo')).toBe('page_undo');
  Object.assign(fakeBrowser, { i18n });
});

describe('in English', () => {
  test('one is singular, all else plural', async () => {
    const { plural } = await speaking('en-GB');
    expect([0, 1, 2, 1234].map((count) => plural('ui_notes', count))).toEqual([
      '0 notes',
      '1 note',
      '2 notes',
      '1,234 notes',
    ]);
  });

  test('a date says its month by name, the same wherever the reader is', async () => {
    const { day } = await speaking('en-GB');
    expect(day('2026-01-21')).toBe('Jan 21, 2026');
  });

  test('a number is grouped, a year given as words is not', async () => {
    const { t } = await speaking('en-GB');
    expect(t('export_previewPart', 20, 1234)).toBe('The first 20 of 1,234');
    expect(t('ui_forYear', '2026')).toBe('for 2026');
  });
});

test('bytes are told in the largest unit that there is one of', async () => {
  await speaking('en-GB');
  const { size } = await import('./size');
  expect([0, 4300, 240_000, 7_312_000, 77_562_700_000].map(size)).toEqual([
    '0 kB',
    '4 kB',
    '240 kB',
    '7.3 MB',
    '77.6 GB',
  ]);
});

describe('in Chinese', () => {
  test('there is one form', async () => {
    const { plural } = await speaking('zh-CN');
    expect([1, 2].map((count) => plural('ui_notes', count))).toEqual(['1 条笔记', '2 条笔记']);
  });

  test('a date stands with its characters, a time with hour and minute', async () => {
    const { day, moment } = await speaking('zh-CN');
    expect(day('2026-01-21')).toBe('2026年1月21日');
    // Where the reader is: wherever the test runs.
    expect(moment(new Date(2026, 0, 21, 4, 5).toISOString())).toBe('2026年1月21日 04:05');
  });
});

test('in a browser of a third language all is Chinese: words, dates and names', async () => {
  const { day, language, plural } = await speaking('fr');
  expect([language(), day('2026-01-21'), plural('ui_notes', 1)]).toEqual(['zh', '2026年1月21日', '1 条笔记']);
});

test('what is no date is shown as it is', async () => {
  const { day } = await speaking('en-GB');
  expect(['2026-01', '2026年1月', '', '2026-13-45'].map(day)).toEqual(['2026-01', '2026年1月', '', '2026-13-45']);
});

test('a missing message shows its key', async () => {
  const { t } = await speaking('en-GB');
  expect(t('no_such_key')).toBe('no_such_key');
});
