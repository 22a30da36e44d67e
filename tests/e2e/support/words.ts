import { readFileSync } from 'node:fs';

type Messages = { [key: string]: { message: string } };
const languages = ['zh_CN', 'en'].map((language): Messages => {
  const file = new URL(`../../../public/_locales/${language}/messages.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
});

const inEach = (key: string): string[] =>
  languages.map((messages) => {
    const message = messages[key]?.message;
    if (message === undefined) throw new Error(`no message ${key}`);
    return message;
  });

/** What the reader is told under a message key, in whichever language the browser under test has. */
export function said(key: string): RegExp {
  const patterns = inEach(key).map((message) =>
    message
      .split(/\$\d/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*'),
  );
  return new RegExp(patterns.join('|'));
}

/** The selector of a button that shows a drawing, by its name; `of` fills the name's $1, `pressed` names the key after it. */
export const button = (key: string, of?: string, pressed = ''): string =>
  `:is(${inEach(key)
    .map((label, language) => label.replace('$1', of ? (inEach(of)[language] ?? '') : '$1').replace('$2', pressed))
    .map((label) => `[aria-label="${label}"]`)
    .join(',')})`;
