import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const assets = new URL('../assets/', import.meta.url);
const sheets = readdirSync(assets, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.css'))
  .map((name) => ({ name, rules: readFileSync(new URL(name, assets), 'utf8').replace(/\/\*.*?\*\//gs, '') }));

/** What a reader who has asked for less motion does not get, nobody gets: a toolbar that glides is late for all. */
test('nothing of ours moves by itself', () => {
  expect(sheets.length).toBeGreaterThan(20);
  for (const { name, rules } of sheets)
    expect(rules, name).not.toMatch(/\b(transition|animation)\b|@keyframes|\bscroll-behavior|@starting-style/);
});

/** Only from what is focused by script, to be read from there; a card, which takes keys itself, gets its ring back. */
test('no focus ring is taken away but from what the Tab key does not reach', () => {
  const without = sheets.flatMap(({ rules }) =>
    [...rules.matchAll(/([^{}]+)\{[^{}]*outline(?:-width|-style)?:\s*(?:none|0)\b/g)].map(([, selector = '']) =>
      selector.trim(),
    ),
  );
  expect(without).toEqual(['[tabindex="-1"]:focus-visible']);
  const rings = sheets.find(({ name }) => name.endsWith('card.css'))?.rules;
  expect(rings).toMatch(/\.card:focus-visible \{\s*outline: 2px solid/);
});
