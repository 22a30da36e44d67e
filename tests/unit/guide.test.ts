import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultKeys } from '../../core/page-keys';

/** The guides' walk-through by keyboard alone, which keyboard.e2e.ts and extent.e2e.ts perform. */
const walkThrough = (guide: string): string =>
  /^### (?:By keyboard alone|只用键盘)\n([\s\S]*?)\n##/m.exec(readFileSync(guide, 'utf8'))?.[1] ?? '';
const keysIn = (text: string) => [...new Set(text.match(/Alt\+(?:Shift\+)?[A-Z]/g))].sort();

test.each(['docs/guide.md', 'docs/guide.zh.md'])('%s walks through every key of the page', (guide) => {
  expect(keysIn(walkThrough(guide))).toEqual(Object.values(defaultKeys).sort());
});

test('each of them is pressed in a browser', () => {
  const tests = readdirSync('tests/e2e')
    .filter((name) => name.endsWith('.e2e.ts'))
    .map((name) => readFileSync(`tests/e2e/${name}`, 'utf8'))
    .join();
  const pressed = [...tests.matchAll(/press\('(Alt\+(?:Shift\+)?\w)'\)/g)].map(([, key = '']) => key.toUpperCase());
  for (const key of Object.values(defaultKeys)) expect(pressed).toContain(key.toUpperCase());
});
