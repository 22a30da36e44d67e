import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { outline } from './outline';
import { recognise } from './recognise';

/**
 * Whole reports, invented, with their outline written in the margin by hand: the level of a heading, n of a list of
 * terms, a of an appendix, nothing at other lines. Where a heading runs into its paragraph, ‖ stands at its end.
 */
const reports = readFileSync(new URL('../../tests/pages/outlines.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n\n')
  .map((written) => {
    const [name = '', ...rows] = written.split('\n');
    const lines = rows.map((row) => ({ margin: row.charAt(0).trim(), text: row.slice(2) }));
    return { name: name.slice(2), lines, blocks: lines.map(({ text }) => text.replace('‖', '')) };
  });

const MARGINS = { notes: 'n', appendix: 'a' } as const;

describe('the outline of a whole report', () => {
  it.each(reports)('$name', ({ lines, blocks }) => {
    const written = lines
      .filter(({ margin }) => margin)
      .map(({ margin, text }) => `${margin}|${(text.split('‖')[0] ?? '').replace(/^[\s?]+/, '')}`);
    const found = outline(blocks).map(({ level, title, role }) => `${role ? MARGINS[role] : level}|${title}`);
    expect(found).toEqual(written);
  });

  it.each(reports)('which is known for a report: $name', ({ blocks }) => {
    expect(recognise({ url: '', title: blocks[0] ?? '', blocks })).toMatchObject({ verdict: 'report' });
  });
});
