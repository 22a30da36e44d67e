import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

beforeEach(() => {
  vi.resetModules();
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.i18n, 'getUILanguage').mockReturnValue('zh-CN');
});
const load = () => import('./export-choice');

test('what was chosen last is there again next time', async () => {
  const first = await load();
  await first.loadChoice();
  expect(first.choice.value).toMatchObject({ format: 'docx', groupBy: 'area', language: 'zh', standard: '2025' });
  first.choose({ format: 'markdown', preset: 'obsidian' });
  vi.resetModules();
  const next = await load();
  await next.loadChoice();
  expect(next.choice.value).toMatchObject({ format: 'markdown', preset: 'obsidian', groupBy: 'area' });
});

test('of what is stored and cannot be, the rest is kept', async () => {
  await fakeBrowser.storage.local.set({ export: { groupBy: 'moon', commonFonts: true, template: 7 } });
  const { choice, loadChoice, FIRST_TEMPLATE } = await load();
  await loadChoice();
  expect(choice.value).toMatchObject({ groupBy: 'area', commonFonts: true, template: FIRST_TEMPLATE });
});

test('of two pages each stores what was chosen there: the other’s template stays', async () => {
  const one = await load();
  vi.resetModules();
  const other = await load();
  await one.loadChoice();
  await other.loadChoice();
  const stored = async () => (await fakeBrowser.storage.local.get('export')).export;
  other.choose({ template: '{{quote}}', preset: 'own' });
  await vi.waitFor(async () => expect(await stored()).toMatchObject({ template: '{{quote}}' }));
  one.choose({ format: 'ris' });
  one.choose({ language: 'en' });
  await vi.waitFor(async () =>
    expect(await stored()).toMatchObject({ format: 'ris', language: 'en', template: '{{quote}}', preset: 'own' }),
  );
});

test('the template is kept, and used only where the own one is chosen', async () => {
  const { choice, choose, optionsFor } = await load();
  choose({ template: '{{quote}}', preset: 'plain' });
  expect(optionsFor(choice.value)).toMatchObject({ preset: 'plain', template: '' });
  choose({ preset: 'own' });
  expect(optionsFor(choice.value).template).toBe('{{quote}}');
});

test.each([
  ['en-GB', 'en'],
  ['zh-TW', 'zh'],
  ['fr', 'zh'],
])('in a browser in %s files begin in the language of the messages, %s', async (browser, language) => {
  vi.spyOn(fakeBrowser.i18n, 'getUILanguage').mockReturnValue(browser);
  expect((await load()).choice.value.language).toBe(language);
});
