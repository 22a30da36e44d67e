import { expect, test } from 'vitest';
import { whole } from '../../tests/pages/report';
import { toTraditional } from '../../tests/pages/traditional';
import { looksTraditional } from './traditional';

const report = whole.join('\n');

test('simplified text does not look traditional: the table is not loaded for it', () => {
  expect(looksTraditional(report)).toBe(false);
  for (const paragraph of whole) expect(looksTraditional(paragraph), paragraph).toBe(false);
  expect(looksTraditional('')).toBe(false);
});

test('nor does it for the few words of a site’s furniture, or a name, that are written so', () => {
  expect(looksTraditional(`長者模式 | 無障礙 | 繁體中文 | 國際版\n${report}\n附：香港經濟發展國際會議議程`)).toBe(
    false,
  );
});

test('traditional text does, all of it or the half of a page', () => {
  expect(looksTraditional(toTraditional(report))).toBe(true);
  for (const paragraph of whole.filter(({ length }) => length > 60))
    expect(looksTraditional(toTraditional(paragraph)), paragraph).toBe(true);
  expect(looksTraditional(report.slice(0, 8000) + toTraditional(report.slice(8000)))).toBe(true);
});
