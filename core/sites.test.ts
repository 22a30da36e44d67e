import { describe, expect, test } from 'vitest';
import { allSites, covers, isAllSites, matches, siteOf } from './sites';

test.each([
  ['*://*.gov.cn/*', 'http://www.qingxi.gov.cn/a?b#c', true],
  ['*://*.gov.cn/*', 'https://gov.cn/', true],
  ['*://*.gov.cn/*', 'https://notgov.cn/', false],
  ['https://*/*', 'http://www.qingxi.gov.cn/', false],
  ['*://www.qingxi.gov.cn/*', 'http://www.qingxi.gov.cn:8080/', true],
  ['<all_urls>', 'http://a.cn/', true],
  ['<all_urls>', 'file:///a.html', false],
  ['*://*.gov.cn/*', '没有地址', false],
])('%s matches %s: %s', (pattern, address, does) => {
  expect(matches(pattern, address)).toBe(does);
});

test.each([
  ['*://*.gov.cn/*', '*://*.qingxi.gov.cn/*', true],
  ['*://*.gov.cn/*', siteOf('www.qingxi.gov.cn'), true],
  ['*://*.qingxi.gov.cn/*', '*://*.gov.cn/*', false],
  ['http://*/*', '*://a.cn/*', false],
  ['http://*/*', 'http://a.cn/*', true],
  ['*://a.cn/*', '*://*.a.cn/*', false],
])('%s covers %s: %s', (wide, narrow, does) => {
  expect(covers(wide, narrow)).toBe(does);
});

describe('all sites', () => {
  test('are one pattern that holds every site as it is asked for: else Chrome refuses to ask', () => {
    expect(allSites.every(isAllSites)).toBe(true);
    expect(allSites.some((pattern) => covers(pattern, siteOf('www.qingxi.gov.cn')))).toBe(true);
    expect(allSites.some((pattern) => matches(pattern, 'https://a.cn/'))).toBe(true);
    expect(isAllSites('*://*.gov.cn/*')).toBe(false);
  });
});
