import { signal } from '@preact/signals';
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { GivenOptions } from '../core/export/options';

/** What the reader chose last for an export. `preset: 'own'`: by their template, which is kept while another is used. */
export type ExportChoice = v.InferOutput<typeof shape>;

const KEY = 'export';
/** As the messages are: `language` of i18n, which state does not import. */
const inTheirLanguage = (): 'zh' | 'en' => (browser.i18n.getUILanguage().toLowerCase().startsWith('en') ? 'en' : 'zh');

/** For a reader who begins with the own template. */
export const FIRST_TEMPLATE = `{{quote|blockquote}}

{{comment}}

{{areas|tag|join:" "}}

{{source}}`;

const shape = v.object({
  format: v.fallback(v.string(), 'docx'),
  language: v.fallback(v.picklist(['zh', 'en']), inTheirLanguage),
  groupBy: v.fallback(v.picklist(['area', 'place', 'report']), 'area'),
  preset: v.fallback(v.picklist(['plain', 'obsidian', 'logseq', 'own']), 'plain'),
  template: v.fallback(v.string(), FIRST_TEMPLATE),
  commonFonts: v.fallback(v.boolean(), false),
  standard: v.fallback(v.picklist(['2025', '2015']), '2025'),
});

const read = (stored: unknown): ExportChoice => v.parse(shape, v.is(v.looseObject({}), stored) ? stored : {});

export const choice = signal<ExportChoice>(read({}));

let loading: Promise<void> | undefined;

/** Reads what was chosen last, once. */
export function loadChoice(): Promise<void> {
  loading ??= browser.storage.local.get(KEY).then(({ [KEY]: stored }) => {
    choice.value = read(stored);
  });
  return loading;
}

let storing: Promise<void> = Promise.resolve();

/** Remembers a choice: at once here, and for the next time, beside what was chosen in another page meanwhile. */
export function choose(change: Partial<ExportChoice>): void {
  choice.value = { ...choice.value, ...change };
  storing = storing
    .then(async () => {
      const { [KEY]: stored } = await browser.storage.local.get(KEY);
      await browser.storage.local.set({ [KEY]: { ...read(stored), ...change } });
    })
    .catch(() => {});
}

/** As exporters take them. */
export const optionsFor = ({ format: _, preset, template, ...others }: ExportChoice): GivenOptions => ({
  ...others,
  preset,
  template: preset === 'own' ? template : '',
});
