import { expect, test } from 'vitest';
import { policyAreas } from '../core/codebook/policy-areas';
import type { Code } from '../core/model';
import { areaOfKey, keyOf } from './area-keys';
import { findCode } from './find-code';

const { codes } = policyAreas;
const first = (query: string) => findCode(codes, query)[0]?.slug;

test('a code is found by Chinese, pinyin, initials, English, slug and synonym', () => {
  expect(first('生态环境')).toBe('ENVR');
  expect(first('shengtaihuanjing')).toBe('ENVR');
  expect(first('sthj')).toBe('ENVR');
  expect(first('ENVR')).toBe('ENVR');
  expect(findCode(codes, 'GDP').map(({ slug }) => slug)).toContain('MACRO');
});

test('all codes stand as their tree is read, a new one with its siblings', () => {
  const code = (id: string, order: number, parent?: string): Code => ({
    id,
    facet: 'area',
    name: { zh: id, en: id },
    order,
    ...(parent === undefined ? {} : { parent }),
  });
  const book = [code('a', 1), code('b', 2), code('b1', 3, 'b'), code('a1', 4, 'a'), code('lost', 5, 'gone')];
  const circle = [code('x', 6, 'y'), code('y', 7, 'x')];
  expect(findCode([...book, ...circle], '').map(({ id }) => id)).toEqual(['a', 'a1', 'b', 'b1', 'lost', 'x', 'y']);
});

test('digits are what is likely, letters the reader’s own keys, h and m the toolbar’s', () => {
  const keyed = codes.slice(0, 3).map((code, i): Code => ({ ...code, key: 'ehm'[i] ?? '' }));
  const [e] = keyed;
  expect(areaOfKey('2', ['one', 'two'], keyed)).toBe('two');
  expect(areaOfKey('e', ['one'], keyed)).toBe(e?.id);
  expect(['h', 'm', 'x', '3'].map((key) => areaOfKey(key, ['one'], keyed))).toEqual(Array(4).fill(undefined));
});

test('a digit is a digit with Shift as well, wherever the keyboard has it', () => {
  const key = (key: string, code: string, shiftKey: boolean) => keyOf({ key, code, shiftKey });
  expect(key('!', 'Digit1', true)).toBe('1');
  expect(key('1', 'Digit1', true)).toBe('1');
  expect(key('&', 'Digit1', false)).toBe('&');
  expect(key('E', 'KeyE', true)).toBe('e');
});
