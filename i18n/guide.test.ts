import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defaultKeys } from '../core/page-keys';
import en from '../public/_locales/en/messages.json';
import zh from '../public/_locales/zh_CN/messages.json';

type Messages = { [key: string]: { message: string } };
const docs = new URL('../docs/', import.meta.url);
const guides: { file: string; messages: Messages }[] = [
  { file: 'guide.zh.md', messages: zh },
  { file: 'guide.md', messages: en },
];

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);

/** A message as what it may look like once it is filled. */
const shapeOf = ({ message }: { message: string }) =>
  new RegExp(`^${message.replace(/[.*+?^{}()|[\]\\]/g, '\\$&').replace(/\$\d/g, '.+')}$`);

/** In the guides, curly quotation marks stand around what the interface says, and around nothing else. */
describe.each(guides)('$file', ({ file, messages }) => {
  const text = readFileSync(new URL(file, docs), 'utf8');
  // Of "$1 ($2)" anything can be made.
  const shapes = Object.values(messages)
    .filter(({ message }) => /\p{L}{2}/u.test(message.replace(/\$\d/g, ' ')))
    .map(shapeOf);

  test('calls everything as the interface does', () => {
    const quoted = all(text, /“([^”]+)”/g);
    expect(quoted.length).toBeGreaterThan(40);
    expect(quoted.filter((words) => !shapes.some((shape) => shape.test(words)))).toEqual([]);
  });

  test('calls the formats as the export does', () => {
    const names = Object.entries(messages).flatMap(([key, { message }]) => (key.startsWith('export_') ? message : []));
    // In backticks they are what a reader types.
    const bold = all(text, /(?<!`)\*\*(.+?)\*\*(?!`)/g);
    expect(bold.length).toBeGreaterThan(4);
    expect(bold.filter((name) => !names.includes(name))).toEqual([]);
  });

  test('names keys that are set so at first', () => {
    const keys = all(text, /`(Alt\+[^`]+)`/g);
    expect(keys.length).toBeGreaterThan(10);
    const [, global] = /suggested_key: \{ default: '(.+?)'/.exec(readFileSync('wxt.config.ts', 'utf8')) ?? [];
    const set = [...Object.values(defaultKeys), global];
    expect(keys.filter((key) => !set.includes(key))).toEqual([]);
  });

  test('shows pictures that are there', () => {
    const pictures = all(text, /!\[[^\]]*\]\(([^)]+)\)/g);
    expect(pictures.length).toBeGreaterThan(4);
    expect(pictures.filter((picture) => !existsSync(new URL(picture, docs)))).toEqual([]);
  });
});
